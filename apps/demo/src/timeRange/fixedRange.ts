import { formatTimeRange } from '@monasca/core/time'

/** The text of a fixed range, in whole seconds and not below the shortest range. Milliseconds since the epoch. */
export function fixedRange(startTime: number, endTime: number): string {
  const start = Math.floor(startTime / 1000) * 1000
  const end = Math.max(Math.ceil(endTime / 1000) * 1000, start + 10_000)
  return formatTimeRange({ from: { base: start, steps: [] }, to: { base: end, steps: [] } })
}
