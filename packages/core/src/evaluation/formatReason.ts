import type { AlarmState } from '../monitoring/index.js'

/** A comparison in a reason. */
type NamedSubAlarm = { text: string; state: AlarmState; currentValues: readonly number[] }

const openings = {
  ALARM: 'Thresholds are exceeded',
  OK: 'Thresholds are not exceeded any more, or not yet',
  UNDETERMINED: 'No measurements have arrived',
} as const satisfies Record<AlarmState, string>

/**
 * Describes why an alarm changed to a state: the comparisons in that state and their values. Human-readable: the
 * wording may change.
 */
export function formatReason(state: AlarmState, subAlarms: readonly NamedSubAlarm[]): string {
  const named = subAlarms
    .filter((subAlarm) => subAlarm.state === state)
    .map(({ text, currentValues }) =>
      state === 'UNDETERMINED' ? text : `${text} (values: ${currentValues.join(', ') || 'none'})`,
    )
  return `${openings[state]} for: ${named.join('; ')}`
}
