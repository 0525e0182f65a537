import { Button, Checkbox, Group, Select, Stack } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../../components/Dialog.js'
import { shippedDashboards } from '../shipped/shipped.js'
import { useStoredDashboards } from '../store/useDashboards.js'
import classes from './KioskDialog.module.css'

const route = getRouteApi('/signed-in/dashboards/$dashboardId')

const times = [
  { value: '15s', label: '15 seconds' },
  { value: '30s', label: '30 seconds' },
  { value: '1m', label: '1 minute' },
  { value: '2m', label: '2 minutes' },
  { value: '5m', label: '5 minutes' },
]

export type KioskDialogProps = {
  /** The dashboard that is shown first. */
  id: string
  onClose: () => void
}

/** Starts the kiosk mode: with this dashboard, or with several in turn. */
export function KioskDialog({ id, onClose }: KioskDialogProps) {
  const navigate = route.useNavigate()
  const { dashboards } = useStoredDashboards()
  const [chosen, setChosen] = useState<readonly string[]>([id])
  const [time, setTime] = useState('30s')
  const [isFull, setIsFull] = useState(true)
  const all = [
    ...dashboards.map((stored) => ({ id: stored.id, title: stored.dashboard.title })),
    ...Object.entries(shippedDashboards).map(([shippedId, { title }]) => ({ id: shippedId, title })),
  ]
  const isInTurn = chosen.length > 1
  const start = async () => {
    // In the order of the list; a browser may refuse the whole screen.
    const boards = all.map((one) => one.id).filter((one) => chosen.includes(one))
    if (isFull) await document.documentElement.requestFullscreen?.().catch(() => {})
    onClose()
    await navigate({
      to: '/dashboards/$dashboardId',
      params: { dashboardId: boards.includes(id) ? id : (boards[0] ?? id) },
      search: (old) => ({
        ...old,
        kiosk: true,
        ...(isInTurn ? { boards, rotate: time } : {}),
      }),
    })
  }
  return (
    <Dialog title="Kiosk mode" onClose={onClose}>
      <Stack gap="sm">
        <Checkbox.Group
          label="Dashboards to show"
          description="Several are shown in turn. Escape leaves the kiosk mode."
          value={[...chosen]}
          onChange={setChosen}
        >
          <div className={classes['boards']}>
            {all.map((one) => (
              <Checkbox key={one.id} size="sm" value={one.id} label={one.title} />
            ))}
          </div>
        </Checkbox.Group>
        {isInTurn && (
          <Select
            size="xs"
            label="Time for each"
            allowDeselect={false}
            data={times}
            value={time}
            comboboxProps={{ withinPortal: false }}
            onChange={(value) => setTime(value ?? time)}
          />
        )}
        <Checkbox
          label="Use the whole screen"
          checked={isFull}
          onChange={({ currentTarget }) => setIsFull(currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={chosen.length === 0} onClick={() => void start()}>
            Start
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
