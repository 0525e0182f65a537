import type { AlarmTransition } from '../store/alarmHistory.js'
import type { AlarmState } from '../store/alarms.js'
import type { MetricIdentity } from '../store/metricId.js'
import type { Store } from '../store/store.js'

/** The content of a notification about a transition, as of that time. */
export type Notice = {
  alarmId: string
  definitionId: string
  /** Name and description of the alarm definition. */
  name: string
  description: string
  severity: string
  oldState: AlarmState
  newState: AlarmState
  reason: string
  /** Milliseconds since the epoch. */
  timestamp: number
  lifecycleState: string | null
  link: string | null
  metrics: readonly MetricIdentity[]
}

type Row = {
  id: string
  name: string
  description: string
  severity: string
  lifecycleState: string | null
  link: string | null
}

/**
 * Collects the content of a notification about a transition; `undefined` if its definition has actions disabled or no
 * longer exists.
 */
export function findNotice(store: Store, transition: AlarmTransition): Notice | undefined {
  const row = store.get<Row>(
    `SELECT d.id, d.name, d.description, d.severity, a.lifecycle_state AS lifecycleState, a.link
     FROM alarms a JOIN alarm_definitions d ON d.id = a.alarm_definition_id
     WHERE a.id = ? AND d.actions_enabled = 1`,
    [transition.alarmId],
  )
  if (row === undefined) return undefined
  const { alarmId, oldState, newState, reason, timestamp, metrics } = transition
  const { id: definitionId, ...rest } = row
  return { ...rest, alarmId, definitionId, oldState, newState, reason, timestamp, metrics }
}

/** Ids of the notification methods that a definition has for a state, in order. */
export function actionsOf(store: Store, definitionId: string, state: AlarmState): string[] {
  return store
    .rows<[string]>(
      `SELECT notification_method_id FROM alarm_actions WHERE alarm_definition_id = ? AND state = ?
       ORDER BY position`,
      [definitionId, state],
    )
    .map(([id]) => id)
}
