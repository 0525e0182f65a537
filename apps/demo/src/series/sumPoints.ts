import type { Point } from '../components/chart/alignSeries.js'

/**
 * Adds series up, moment by moment, as for a host's network from those of its devices. A moment that a series has
 * no point for counts as nothing from it. Ascending in time.
 */
export function sumPoints(series: readonly (readonly Point[])[]): Point[] {
  const [only] = series
  if (series.length === 1 && only) return [...only]
  const sums = new Map<number, number>()
  for (const points of series) {
    for (const [time, value] of points) sums.set(time, (sums.get(time) ?? 0) + value)
  }
  return [...sums].sort(([a], [b]) => a - b)
}
