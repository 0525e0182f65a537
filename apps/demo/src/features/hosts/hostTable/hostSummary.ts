import type { Points } from '../../../components/chart/points.js'

/** The values of a line over a range, in numbers. */
export type HostSummary = { min: number; max: number; avg: number }

/** Summarises a line; `undefined` without a number. */
export function summaryOf(points: Points | undefined): HostSummary | undefined {
  let [min, max, sum, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0]
  for (const value of points?.columns.value ?? []) {
    if (Number.isNaN(value)) continue
    min = Math.min(min, value)
    max = Math.max(max, value)
    sum += value
    count += 1
  }
  return count === 0 ? undefined : { min, max, avg: sum / count }
}
