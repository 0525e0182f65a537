import { rangeCondition, type TimeRange } from './metricFilter.js'
import type { Store } from './store.js'

/** A measurement as it is stored: time in ms since the epoch, value, and its metadata as JSON text. */
export type MeasurementRow = [timestamp: number, value: number, valueMeta: string | null]

/**
 * Reads measurements of one series in order of time, `limit` of them after skipping `skip`. Those of equal time are in
 * the order of their metrics, or `reversed`.
 */
export function readMeasurements(
  store: Store,
  metricIds: readonly number[],
  range: TimeRange,
  paging: { skip: number; limit: number; reversed?: boolean },
): MeasurementRow[] {
  const within = rangeCondition(range)
  // One metric is read in its stored order; several must be sorted.
  const [metrics, order] =
    metricIds.length === 1
      ? ['metric_id = ?', 'timestamp']
      : [
          'metric_id IN (SELECT value FROM json_each(?))',
          `timestamp, metric_id ${paging.reversed ? 'DESC' : 'ASC'}`,
        ]
  return store.rows<MeasurementRow>(
    `SELECT timestamp, value, value_meta FROM measurements
     WHERE ${metrics} AND ${within.sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    [
      metricIds.length === 1 ? (metricIds[0] ?? 0) : JSON.stringify(metricIds),
      ...within.parameters,
      paging.limit,
      paging.skip,
    ],
  )
}
