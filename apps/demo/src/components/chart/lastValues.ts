import type { Points } from './points.js'

/** The newest moment of several lines: milliseconds since the epoch. */
export function lastTime(lines: readonly { points: Points }[]): number | undefined {
  let newest: number | undefined
  for (const { points } of lines) {
    const time = points.timestamps.at(-1)
    if (time !== undefined && (newest === undefined || time > newest)) newest = time
  }
  return newest
}

/** The row of the newest point that is not later than a time; -1 if there is none. */
export function rowAt({ timestamps }: Points, time: number): number {
  let low = 0
  let high = timestamps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timestamps[middle] ?? Number.POSITIVE_INFINITY) <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * The value of a line at a time, which is that of the newest point not later; without a time, the newest value of all.
 * `undefined` where there is no number, or the point is more than `longest` milliseconds old.
 */
export function valueAt(
  points: Points,
  time = Number.POSITIVE_INFINITY,
  longest = Number.POSITIVE_INFINITY,
): number | undefined {
  const row = rowAt(points, time)
  const value = points.columns.value[row]
  if (value === undefined || Number.isNaN(value)) return undefined
  return time - (points.timestamps[row] ?? time) > longest ? undefined : value
}
