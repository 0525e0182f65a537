import { Button, Menu, Text } from '@mantine/core'
import type { AlarmState } from '@monasca/core'
import { useSession } from '@monasca/react'
import { IconCheck, IconChevronDown, IconLink, IconTrash, IconUserCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { alarmStates } from '../../components/alarm/alarmStates.js'
import { stateLooks } from '../../components/alarm/stateLooks.js'
import { formatCount } from '../../format/formatCount.js'
import classes from './AlarmsPage.module.css'
import { DeleteDialog } from './DeleteDialog.js'
import { LinkDialog } from './LinkDialog.js'
import type { SelectedAlarms } from './useAlarmSelection.js'
import type { BulkActions } from './useBulkActions.js'

export type SelectionBarProps = {
  selection: SelectedAlarms
  /** Number of alarms that match the filters. */
  total: number
  actions: BulkActions
}

/** Largest length of a lifecycle state. */
const lifecycleLength = 50

/** Acknowledges the selected alarms. Also the action of the key `a`. */
export function acknowledge({ selection, actions }: Pick<SelectionBarProps, 'selection' | 'actions'>): void {
  actions.change(
    selection.target(),
    { lifecycleState: 'ACKNOWLEDGED' },
    { doing: 'Acknowledging', done: 'acknowledged' },
  )
  selection.clear()
}

/** What can be done with the selected alarms. */
export function SelectionBar({ selection, total, actions }: SelectionBarProps) {
  const { user } = useSession()
  const [dialog, setDialog] = useState<'link' | 'delete'>()
  const { count, isAll } = selection
  const name = user?.name ?? user?.id ?? ''
  const assign = () => {
    const lifecycleState = `ASSIGNED ${name}`.slice(0, lifecycleLength)
    actions.change(selection.target(), { lifecycleState }, { doing: 'Assigning', done: 'assigned to you' })
    selection.clear()
  }
  const setState = (state: AlarmState) => {
    const { label } = stateLooks[state]
    const words = { doing: `Setting the state to ${label} of`, done: `set to ${label}` }
    actions.change(selection.target(), { state }, words)
    selection.clear()
  }
  return (
    <>
      <Text size="sm" fw={600} role="status">
        {formatCount(count)} selected
      </Text>
      {!isAll && count < total && (
        <Button size="compact-sm" variant="subtle" onClick={selection.selectMatching}>
          Select all {formatCount(total)} that match
        </Button>
      )}
      <div className={classes['actions']}>
        <Button
          size="compact-sm"
          leftSection={<IconCheck size={14} aria-hidden="true" />}
          onClick={() => acknowledge({ selection, actions })}
        >
          Acknowledge
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconUserCheck size={14} aria-hidden="true" />}
          onClick={assign}
        >
          Assign to me
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconLink size={14} aria-hidden="true" />}
          onClick={() => setDialog('link')}
        >
          Link a ticket
        </Button>
        <Menu>
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="default"
              rightSection={<IconChevronDown size={14} aria-hidden="true" />}
            >
              Set state
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Monasca evaluates again, and may change it back.</Menu.Label>
            {alarmStates.map((state) => (
              <Menu.Item key={state} onClick={() => setState(state)}>
                {stateLooks[state].label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          onClick={() => setDialog('delete')}
        >
          Delete
        </Button>
      </div>
      <span className={classes['spring']} />
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconX size={14} aria-hidden="true" />}
        onClick={selection.clear}
      >
        Clear selection
      </Button>
      {dialog === 'link' && (
        <LinkDialog
          count={count}
          onClose={() => setDialog(undefined)}
          onLink={(link) => {
            setDialog(undefined)
            actions.change(selection.target(), { link }, { doing: 'Linking', done: 'linked' })
            selection.clear()
          }}
        />
      )}
      {dialog === 'delete' && (
        <DeleteDialog
          count={count}
          onClose={() => setDialog(undefined)}
          onDelete={() => {
            setDialog(undefined)
            actions.remove(selection.target())
            selection.clear()
          }}
        />
      )}
    </>
  )
}
