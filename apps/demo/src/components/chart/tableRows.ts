import { rowAt } from './lastValues.js'
import type { Points } from './points.js'
import type { ChartLine } from './types.js'

/** The times of all lines within a range, ascending: milliseconds since the epoch. */
export function joinTimes(lines: readonly ChartLine[], start: number, end: number): Float64Array {
  const all = new Set<number>()
  // Lines that were read together share their times.
  for (const timestamps of new Set(lines.map(({ points }) => points.timestamps))) {
    for (const time of timestamps) if (time >= start && time <= end) all.add(time)
  }
  return Float64Array.from(all).sort()
}

/** The value of a line at exactly this time; `undefined` if it has none. */
export function valueExactlyAt(points: Points, time: number): number | undefined {
  const row = rowAt(points, time)
  const value = points.columns.value[row]
  return points.timestamps[row] !== time || value === undefined || Number.isNaN(value) ? undefined : value
}
