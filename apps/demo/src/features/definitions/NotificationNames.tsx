import type { AlarmDefinition } from '@monasca/core'
import { IconBellOff } from '@tabler/icons-react'
import classes from './DefinitionsPage.module.css'

export type NotificationNamesProps = {
  definition: Pick<AlarmDefinition, 'alarmActions' | 'okActions' | 'undeterminedActions'>
  /** Names by id; `undefined` until they have been read. */
  names: ReadonlyMap<string, string> | undefined
}

const lists = [
  ['alarmActions', 'Alarm'],
  ['okActions', 'OK'],
  ['undeterminedActions', 'Undetermined'],
] as const

/** Names of the notification methods, with the states that use them on hover. */
export function NotificationNames({ definition, names }: NotificationNamesProps) {
  const ids = [...new Set(lists.flatMap(([field]) => definition[field]))]
  if (ids.length === 0) {
    return (
      <span className={classes['mark']} title="No notification methods: state changes notify no one.">
        <IconBellOff size={14} aria-hidden="true" />
        No notifications
      </span>
    )
  }
  const nameOf = (id: string) => names?.get(id) ?? (names === undefined ? '…' : 'Deleted method')
  const details = lists
    .filter(([field]) => definition[field].length > 0)
    .map(([field, label]) => `${label}: ${definition[field].map(nameOf).join(', ')}`)
  return <span title={details.join('\n')}>{ids.map(nameOf).join(', ')}</span>
}
