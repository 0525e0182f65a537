import { rangeCondition, type TimeRange } from './metricFilter.js'
import type { Store } from './store.js'

/** The name of a statistic. */
export type StatisticName = 'avg' | 'min' | 'max' | 'count' | 'sum'

/** The available statistics, each with its aggregate in SQL. */
export const statisticColumns: Readonly<Record<StatisticName, string>> = {
  avg: 'avg(value)',
  min: 'min(value)',
  max: 'max(value)',
  count: 'count(*)',
  sum: 'sum(value)',
}

/** Start of a period in ms since the epoch, then the statistics in the requested order. */
export type StatisticRow = [timestamp: number, ...values: (number | null)[]]

/**
 * Aggregates the measurements of one series by periods (in ms). Periods start at multiples of their length since the
 * epoch, so the first may start before the range; those without measurements are omitted. The period 0 is one bucket
 * for the whole range, which starts with it.
 */
export function readStatistics(
  store: Store,
  metricIds: readonly number[],
  range: TimeRange,
  options: { statistics: readonly StatisticName[]; period: number; limit: number },
): StatisticRow[] {
  const within = rangeCondition(range)
  const columns = options.statistics.map((name) => statisticColumns[name]).join(', ')
  const metrics = metricIds.length === 1 ? 'metric_id = ?' : 'metric_id IN (SELECT value FROM json_each(?))'
  // The doubled remainder rounds down before 1970 too; a remainder of 0 is NULL. Numbers are bound as reals, and %
  // needs integers.
  return store.rows<StatisticRow>(
    `WITH step (length) AS MATERIALIZED (SELECT CAST(? AS INTEGER))
     SELECT coalesce(timestamp - (timestamp % length + length) % length, ?) AS start, ${columns}
     FROM measurements, step
     WHERE ${metrics} AND ${within.sql} GROUP BY start ORDER BY start LIMIT ?`,
    [
      options.period,
      range.start ?? 0,
      metricIds.length === 1 ? (metricIds[0] ?? 0) : JSON.stringify(metricIds),
      ...within.parameters,
      options.limit,
    ],
  )
}
