import { ActionIcon, Button, Menu, Paper, Text, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronDown,
  IconDeviceFloppy,
  IconPlus,
  IconSettings,
} from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useKeys } from '../../../components/keys/pageKeys.js'
import { LeaveGuard } from '../../../components/page/LeaveGuard.js'
import { Page } from '../../../components/page/Page.js'
import { PageHeader } from '../../../components/page/PageHeader.js'
import { EmptyNotice } from '../../../components/states/EmptyNotice.js'
import type { PanelType } from '../../../panels/panelSchema.js'
import { panelTypeLabels } from '../../../panels/panelTitle.js'
import { Notice } from '../list/Notice.js'
import type { DashboardPanel } from '../model/dashboard.js'
import {
  addPanel,
  duplicatePanel,
  newContent,
  placePanels,
  removePanel,
  replacePanel,
} from '../model/editDashboard.js'
import { isSameDashboard } from '../model/formatDashboard.js'
import { moveStep, resizeStep } from '../model/layout.js'
import { countReads } from '../page/countReads.js'
import { ToDashboards } from '../page/ToDashboards.js'
import { showNotice } from '../store/notice.js'
import { refusedWords, useDashboardActions } from '../store/useDashboardActions.js'
import { type FoundDashboard, useDashboardStore } from '../store/useDashboards.js'
import { toParameter } from '../variables/resolveVariables.js'
import { useVariables } from '../variables/useVariables.js'
import { VariablePickers } from '../variables/VariablePickers.js'
import { ConflictNotice } from './ConflictNotice.js'
import { EditGrid } from './EditGrid.js'
import { EditPanelMenu } from './EditPanelMenu.js'
import { PanelEditor } from './PanelEditor.js'
import { SettingsDialog } from './SettingsDialog.js'
import { useDashboardDraft } from './useDashboardDraft.js'

const route = getRouteApi('/signed-in/dashboards/$dashboardId')

export type DashboardEditorProps = {
  /** As it is stored now, or was before another tab deleted it. */
  found: FoundDashboard
  isDeleted: boolean
}

/** Changes a dashboard of the user. Nothing is stored before “Save”. */
export function DashboardEditor({ found, isDeleted }: DashboardEditorProps) {
  const { id } = found
  const store = useDashboardStore()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { copy } = useDashboardActions()
  const { draft, change, canUndo, canRedo, undo, redo, load } = useDashboardDraft(found.dashboard)
  // What the draft began with: another tab may save in between.
  const [base, setBase] = useState(found)
  const [editedId, setEditedId] = useState<string>()
  const [areSettingsOpen, setAreSettingsOpen] = useState(false)
  const { resolved, variables, error } = useVariables(draft.variables ?? noVariables, search)
  const reads = useMemo(() => countReads(draft.panels.map((panel) => ({ panel }))), [draft.panels])
  const isDirty = !isSameDashboard(draft, base.dashboard)
  const isLeaving = useRef(false)
  const edited = draft.panels.find((panel) => panel.id === editedId)

  const leave = () => void navigate({ search: (old) => ({ ...old, edit: undefined }) })
  const save = (revision: string | undefined) => {
    const result = store.save(id, draft, revision)
    if (result.status === 'refused') showNotice({ text: refusedWords, isError: true })
    // A conflict shows by itself: the stored revision is another one.
    if (result.status !== 'saved') return
    isLeaving.current = true
    leave()
  }
  const add = (type: PanelType) => {
    const next = addPanel(draft, newContent(type))
    change(() => next)
    setEditedId(next.panels.at(-1)?.id)
  }
  useKeys('Edit a dashboard', [
    { keys: 'u', description: 'Undo', run: undo },
    { keys: 'r', description: 'Redo', run: redo },
  ])
  useUndoKeys(undo, redo)

  if (edited !== undefined) {
    return (
      <PanelEditor
        key={edited.id}
        panel={edited}
        variables={variables}
        defined={draft.variables ?? noVariables}
        onCancel={() => setEditedId(undefined)}
        onApply={(content, repeat) => {
          change((before) => replacePanel(before, edited.id, content, repeat))
          setEditedId(undefined)
        }}
      />
    )
  }
  const actions = (panel: DashboardPanel) => (
    <EditPanelMenu
      panel={panel}
      onEdit={() => setEditedId(panel.id)}
      onDuplicate={() => change((before) => duplicatePanel(before, panel.id))}
      onRemove={() => change((before) => removePanel(before, panel.id))}
    />
  )
  return (
    <Page>
      <LeaveGuard isDirty={() => isDirty && !isLeaving.current} parameter="edit">
        The changes to this dashboard have not been saved.
      </LeaveGuard>
      <PageHeader
        title={draft.title}
        above={<ToDashboards />}
        aside={
          isDirty && (
            <Text size="sm" c="dimmed">
              Not saved
            </Text>
          )
        }
      >
        <AddMenu onAdd={add} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconSettings size={14} aria-hidden="true" />}
          onClick={() => setAreSettingsOpen(true)}
        >
          Settings
        </Button>
        <Tooltip label="Undo (u)">
          <ActionIcon variant="default" size={30} aria-label="Undo" disabled={!canUndo} onClick={undo}>
            <IconArrowBackUp size={15} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Redo (r)">
          <ActionIcon variant="default" size={30} aria-label="Redo" disabled={!canRedo} onClick={redo}>
            <IconArrowForwardUp size={15} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
        <Button size="xs" variant="default" onClick={leave}>
          Cancel
        </Button>
        <Button
          size="xs"
          leftSection={<IconDeviceFloppy size={14} aria-hidden="true" />}
          onClick={() => save(base.revision)}
        >
          Save
        </Button>
      </PageHeader>
      {(isDeleted || found.revision !== base.revision) && (
        <ConflictNotice
          isDeleted={isDeleted}
          onLoad={() => {
            setBase(found)
            load(found.dashboard)
          }}
          onOverwrite={() => save(undefined)}
          onCopy={() => {
            isLeaving.current = true
            copy(draft, false)
          }}
        />
      )}
      <VariablePickers
        resolved={resolved}
        hasFailed={error !== null}
        onChange={(name, chosen) =>
          void navigate({
            search: (old) => ({ ...old, [`var-${name}`]: toParameter(chosen) }),
            resetScroll: false,
          })
        }
      />
      {draft.panels.length === 0 ? (
        <Paper withBorder>
          <EmptyNotice>
            <p>A dashboard shows panels: charts, numbers, tables, alarms and texts.</p>
            <AddMenu onAdd={add} />
          </EmptyNotice>
        </Paper>
      ) : (
        <EditGrid
          panels={draft.panels}
          variables={variables}
          reads={reads}
          actions={actions}
          onPlace={(places) => change((before) => placePanels(before, places))}
          onStep={(panelId, x, y, isResize) =>
            change((before) => {
              const step = isResize ? resizeStep : moveStep
              const moved = step(before.panels, panelId, x, y)
              return placePanels(before, new Map(moved.map((panel) => [panel.id, panel.place])))
            }, `move ${panelId}`)
          }
        />
      )}
      {areSettingsOpen && (
        <SettingsDialog
          dashboard={draft}
          onClose={() => setAreSettingsOpen(false)}
          onApply={(next) => {
            change(() => next)
            setAreSettingsOpen(false)
          }}
        />
      )}
      <Notice />
    </Page>
  )
}

const noVariables: never[] = []
const types = Object.keys(panelTypeLabels) as PanelType[]

function AddMenu({ onAdd }: { onAdd: (type: PanelType) => void }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          rightSection={<IconChevronDown size={12} aria-hidden="true" />}
        >
          Add panel
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {types.map((type) => (
          <Menu.Item key={type} onClick={() => onAdd(type)}>
            {panelTypeLabels[type]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Ctrl Z and Ctrl Shift Z outside of fields, which have their own. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  const run = useRef({ undo, redo })
  useEffect(() => {
    run.current = { undo, redo }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isField =
        event.target instanceof Element && event.target.closest('input, textarea, dialog') !== null
      if (isField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      if (event.shiftKey) run.current.redo()
      else run.current.undo()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
