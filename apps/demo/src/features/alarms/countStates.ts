import type { AlarmCount, AlarmState } from '@monasca/core'

/** Parses counts grouped by state. A state without alarms is missing in the response: its count is 0. */
export function countStates({ columns, counts }: AlarmCount): Record<AlarmState, number> {
  const result: Record<AlarmState, number> = { OK: 0, ALARM: 0, UNDETERMINED: 0 }
  const count = columns.indexOf('count')
  const state = columns.indexOf('state')
  for (const row of counts) {
    const name = row[state]
    if (name === 'OK' || name === 'ALARM' || name === 'UNDETERMINED') result[name] += Number(row[count])
  }
  return result
}
