import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../../components/Dialog.js'
import { type PanelContent, panelLimits } from '../../../panels/panelSchema.js'
import { panelTitle } from '../../../panels/panelTitle.js'
import { dashboardLimits } from '../model/dashboard.js'
import { addPanel, emptyDashboard } from '../model/editDashboard.js'
import { freeTitle } from '../model/titles.js'
import { refusedWords } from '../store/useDashboardActions.js'
import { useDashboardStore, useStoredDashboards } from '../store/useDashboards.js'

export type AddDialogProps = {
  panel: PanelContent
  onClose: () => void
}

const newBoard = ' new'

/** Adds a panel to a dashboard of the user, or to a new one. */
export function AddDialog({ panel, onClose }: AddDialogProps) {
  const store = useDashboardStore()
  const { dashboards } = useStoredDashboards()
  const navigate = useNavigate()
  const [id, setId] = useState(dashboards[0]?.id ?? newBoard)
  const [title, setTitle] = useState(panelTitle(panel))
  const [problem, setProblem] = useState<string>()
  const titles = dashboards.map(({ dashboard }) => dashboard.title)
  const add = (isOpened: boolean) => {
    const stored = store.get(id)
    const target = stored?.dashboard ?? emptyDashboard(freeTitle('New dashboard', titles))
    if (target.panels.length >= dashboardLimits.panels) {
      setProblem(`A dashboard has at most ${dashboardLimits.panels} panels.`)
      return
    }
    const next = addPanel(target, { ...panel, title: title.trim() || undefined })
    const result = stored ? store.save(id, next, stored.revision) : store.create(next)
    if (result.status !== 'saved') {
      setProblem(refusedWords)
      return
    }
    onClose()
    if (!isOpened) return
    void navigate({ to: '/dashboards/$dashboardId', params: { dashboardId: result.stored.id }, search: {} })
  }
  return (
    <Dialog title="Add to dashboard" onClose={onClose}>
      <Stack gap="sm">
        <Select
          label="Dashboard"
          allowDeselect={false}
          data={[
            ...dashboards.map((stored) => ({ value: stored.id, label: stored.dashboard.title })),
            { value: newBoard, label: 'New dashboard' },
          ]}
          value={id}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) => setId(value ?? newBoard)}
        />
        <TextInput
          label="Title of the panel"
          maxLength={panelLimits.title}
          value={title}
          onChange={({ currentTarget: { value } }) => setTitle(value)}
        />
        {problem !== undefined && (
          <Text size="sm" c="var(--text-bad)" role="alert">
            {problem}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="default" onClick={() => add(false)}>
            Add
          </Button>
          <Button onClick={() => add(true)}>Add and open</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
