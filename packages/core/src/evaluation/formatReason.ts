import type { AlarmState } from '../monitoring/index.js'

/** A comparison as the reason names it. */
type NamedSubAlarm = { text: string; state: AlarmState; currentValues: readonly number[] }

const openings = {
  ALARM: 'Thresholds are exceeded',
  OK: 'Thresholds are not exceeded any more, or not yet',
  UNDETERMINED: 'No measurements have arrived',
} as const satisfies Record<AlarmState, string>

/**
 * Says in words why an alarm went to a state: the comparisons that are in that state, and their values. For people: the
 * words may change.
 */
export function formatReason(state: AlarmState, subAlarms: readonly NamedSubAlarm[]): string {
  const named = subAlarms
    .filter((subAlarm) => subAlarm.state === state)
    .map(({ text, currentValues }) =>
      state === 'UNDETERMINED' ? text : `${text} (values: ${currentValues.join(', ') || 'none'})`,
    )
  return `${openings[state]} for: ${named.join('; ')}`
}
