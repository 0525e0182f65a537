import type { AlarmState } from './alarms.js'
import { type Condition, type DimensionFilter, joinConditions, metricCondition } from './metricFilter.js'
import type { MetricIdentity } from './metricId.js'
import type { Store } from './store.js'

/** One comparison of an alarm at the time of a transition, as the API formats it. */
export type SubAlarmReport = {
  sub_alarm_expression: {
    function: string
    metric_name: string
    dimensions: Readonly<Record<string, string>>
    operator: string
    threshold: number
    /** Seconds. */
    period: number
    periods: number
    deterministic?: boolean | undefined
  }
  sub_alarm_state: AlarmState
  current_values: readonly number[]
}

/** A change of an alarm's state. */
export type AlarmTransition = {
  alarmId: string
  /** Milliseconds since the epoch. */
  timestamp: number
  /** The metrics that the alarm had at that time. */
  metrics: readonly MetricIdentity[]
  oldState: AlarmState
  newState: AlarmState
  reason: string
  /** JSON text. @default '{}' */
  reasonData?: string | undefined
  /** @default none, as for a change through the API */
  subAlarms?: readonly SubAlarmReport[] | undefined
}

/** A row of the history, with its lists as JSON text. */
export type HistoryRow = {
  alarm_id: string
  timestamp: number
  metrics: string
  sub_alarms: string
  old_state: AlarmState
  new_state: AlarmState
  reason: string
  reason_data: string
}

/** Which transitions to list; both ends of the time range (ms since the epoch) are included. */
export type HistoryFilter = {
  projectId: string
  alarmId?: string | undefined
  /** Dimensions that a single metric of the alarm must all have. */
  dimensions?: readonly DimensionFilter[] | undefined
  start?: number | undefined
  end?: number | undefined
  skip: number
  limit: number
}

/**
 * Writes a change of state into the history of an alarm, without changing the alarm.
 *
 * @example
 * ```ts
 * insertHistory(store, projectId, {
 *   alarmId,
 *   timestamp: Date.now(),
 *   metrics: [{ name: 'cpu.user_perc', dimensions: { hostname: 'web1' } }],
 *   oldState: 'OK',
 *   newState: 'ALARM',
 *   reason: 'Thresholds were exceeded',
 * })
 * ```
 */
export function insertHistory(store: Store, projectId: string, transition: AlarmTransition): void {
  const metrics = transition.metrics.map(({ name, dimensions }) => ({ id: null, name, dimensions }))
  store.run(
    `INSERT INTO alarm_history (project_id, alarm_id, timestamp, metrics, sub_alarms, old_state, new_state,
       reason, reason_data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      projectId,
      transition.alarmId,
      Math.floor(transition.timestamp),
      JSON.stringify(metrics),
      JSON.stringify(transition.subAlarms ?? []),
      transition.oldState,
      transition.newState,
      transition.reason,
      transition.reasonData ?? '{}',
    ],
  )
}

/** Lists transitions, the oldest first. */
export function listHistory(store: Store, filter: HistoryFilter): HistoryRow[] {
  const { projectId, alarmId, dimensions = [], start, end } = filter
  const terms: Condition[] = [{ sql: 'h.project_id = ?', parameters: [projectId] }]
  if (alarmId !== undefined) terms.push({ sql: 'h.alarm_id = ?', parameters: [alarmId] })
  if (start !== undefined) terms.push({ sql: 'h.timestamp >= ?', parameters: [start] })
  if (end !== undefined) terms.push({ sql: 'h.timestamp <= ?', parameters: [end] })
  if (dimensions.length > 0) {
    const { sql, parameters } = metricCondition({ projectId, dimensions })
    terms.push({
      sql: `h.alarm_id IN (SELECT am.alarm_id FROM alarm_metrics am JOIN metrics m ON m.id = am.metric_id WHERE ${sql})`,
      parameters,
    })
  }
  const { sql, parameters } = joinConditions(terms)
  return store.all(
    `SELECT h.* FROM alarm_history h WHERE ${sql} ORDER BY h.timestamp, h.id LIMIT ? OFFSET ?`,
    [...parameters, filter.limit, filter.skip],
  )
}
