import { formatDuration } from '../format/formatDuration.js'
import type { MetricQuery } from './metricQuery.js'

/** The part of a range that the period depends on. */
type PeriodRange = {
  /** Milliseconds. */
  length: number
  /** Seconds; `undefined` where the range is short enough for the measurements themselves. */
  period: number | undefined
}

/** The length of a statistics step, and why. */
export type PeriodChoice = {
  /** Seconds; `undefined`: the measurements themselves. */
  period: number | undefined
  /** A phrase: `chosen`, or `fits the last hour`. */
  reason: string
  /** Whether the query asks for something else, which would be too much to read. */
  isChanged: boolean
}

/** Most points of a line whose period is chosen: a page of the server has 10,000. */
const mostPoints = 5000
/** Seconds: the period of a range that usually shows measurements. */
const shortestStep = 15
/** Milliseconds: measurements of longer ranges are too many. */
const longestMeasured = 86_400_000

const steps: readonly number[] = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 604_800,
]

/**
 * Chooses the length of a statistics step for a query: its own, unless that would be too many points, or one that gives
 * a few hundred points.
 */
export function choosePeriod({ functions, period }: MetricQuery, range: PeriodRange): PeriodChoice {
  const fitting = range.period ?? shortestStep
  const length = formatDuration(range.length)
  if (functions?.length === 0) {
    if (range.length <= longestMeasured)
      return { period: undefined, reason: 'measurements', isChanged: false }
    return {
      period: fitting,
      reason: `averages of ${formatDuration(fitting * 1000)}: ${length} are too long for single measurements`,
      isChanged: true,
    }
  }
  if (period === undefined) {
    const points = Math.round(range.length / 1000 / fitting)
    return { period: fitting, reason: `${points} points in ${length}`, isChanged: false }
  }
  const shortest = range.length / 1000 / mostPoints
  if (period >= shortest) return { period, reason: 'chosen', isChanged: false }
  const longer = steps.find((step) => step >= shortest) ?? Math.ceil(shortest / 604_800) * 604_800
  return {
    period: longer,
    reason: `${formatDuration(period * 1000)} would be too many points in ${length}`,
    isChanged: true,
  }
}
