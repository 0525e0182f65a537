import type { Points } from './points.js'

/** The newest moment of several series: milliseconds since the epoch. */
export function lastTime(series: readonly { points: Points }[]): number | undefined {
  const times = series.flatMap(({ points }) => points.timestamps.at(-1) ?? [])
  return times.length === 0 ? undefined : Math.max(...times)
}

/**
 * The value of a series at a moment, which is that of the newest point not after it; without a moment, the newest
 * value of all. `undefined` where there is no number.
 */
export function valueAt(
  { timestamps, columns }: Points,
  time = Number.POSITIVE_INFINITY,
): number | undefined {
  let low = 0
  let high = timestamps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timestamps[middle] ?? Number.POSITIVE_INFINITY) <= time) low = middle + 1
    else high = middle
  }
  const value = columns.value[low - 1]
  return Number.isNaN(value) ? undefined : value
}
