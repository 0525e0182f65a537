import type { AlarmCount, AlarmState, Severity } from '@monasca/core'
import { alarmStates } from '../../components/alarm/alarmStates.js'
import { severities } from './alarmsSearch.js'

/** The number of alarms in a state, and of those of each severity. */
export type StateCount = { total: number; severities: Record<Severity, number> }

/** Parses counts grouped by state and severity. A group without alarms is missing in the response: its count is 0. */
export function countBySeverity({ columns, counts }: AlarmCount): Record<AlarmState, StateCount> {
  const none = (): StateCount => ({ total: 0, severities: { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0 } })
  const result: Record<AlarmState, StateCount> = { ALARM: none(), UNDETERMINED: none(), OK: none() }
  const [countAt = -1, stateAt = -1, severityAt = -1] = ['count', 'state', 'severity'].map((name) =>
    columns.indexOf(name),
  )
  for (const row of counts) {
    const state = alarmStates.find((one) => one === row[stateAt])
    const severity = severities.find((one) => one === row[severityAt])
    if (state === undefined || severity === undefined) continue
    const count = Number(row[countAt])
    result[state].total += count
    result[state].severities[severity] += count
  }
  return result
}
