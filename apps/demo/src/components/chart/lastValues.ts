import type { Point } from './alignSeries.js'

/** The newest moment of several series: milliseconds since the epoch. */
export function lastTime(series: readonly { points: readonly Point[] }[]): number | undefined {
  const times = series.flatMap(({ points }) => points.at(-1)?.[0] ?? [])
  return times.length === 0 ? undefined : Math.max(...times)
}

/**
 * The value of a series at a moment, which is that of the newest point not after it; without a moment, the newest
 * value of all. Points are ascending in time.
 */
export function valueAt(points: readonly Point[], time?: number | undefined): number | undefined {
  if (time === undefined) return points.at(-1)?.[1]
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((points[middle]?.[0] ?? Number.POSITIVE_INFINITY) <= time) low = middle + 1
    else high = middle
  }
  return points[low - 1]?.[1]
}
