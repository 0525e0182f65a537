import { formatDuration } from '../../format/formatDuration.js'

/** Periods of the default configuration, in seconds; 0 sends each notification once. */
const defaultPeriods: readonly number[] = [0, 60]

/** The choice of a period that is not offered. */
export const otherPeriod = 'other'

/** Periods to choose from, in seconds: servers have no list, but accept those of other methods. */
export function offeredPeriods(used: readonly number[]): number[] {
  return [...new Set([...defaultPeriods, ...used])].sort((a, b) => a - b)
}

/** A period in words; `seconds` is 0 for none. */
export function formatPeriod(seconds: number): string {
  if (seconds === 0) return 'Once'
  return seconds === 60 ? 'Every minute' : `Every ${formatDuration(seconds * 1000)}`
}
