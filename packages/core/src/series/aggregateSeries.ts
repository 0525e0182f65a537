import { InvalidParameterError } from '../errors/index.js'
import type { ColumnSeries } from './columnSeries.js'
import { findRow } from './findRow.js'

/** Statistics over a period, named as in the API. */
type Aggregate = 'avg' | 'min' | 'max' | 'sum' | 'count'

/** The statistics, the periods and the range of `aggregateSeries`. */
export type AggregateOptions<statistic extends Aggregate = Aggregate> = {
  /** Statistics to compute over each period; each becomes a column. */
  statistics: readonly statistic[]
  /** Length of one period in **seconds**. @default 300 */
  period?: number | undefined
  /** Start, inclusive, in milliseconds since the epoch. @default the first row */
  startTime?: number | undefined
  /** End, exclusive, in milliseconds since the epoch. @default after the last row */
  endTime?: number | undefined
  /**
   * Alignment of periods: to multiples of their length since the epoch, as on InfluxDB, or to `startTime` (or the first
   * row), as on Cassandra. @default 'epoch'
   */
  alignment?: 'epoch' | 'start' | undefined
}

/**
 * Computes statistics from measurements, with the same results as the server: timestamps are starts of periods, and
 * periods without measurements are omitted. `min`, `max` and `count` are exact. `sum` and `avg` add in order of time; a
 * server with another order differs by at most 2⁻⁵² × count × the sum of the magnitudes.
 *
 * Rows with the value NaN are not counted.
 *
 * @throws `InvalidParameterError` for a period of 0 or less, or an unknown statistic
 * @example
 * ```ts
 * const hourly = (series: ColumnSeries<'value'>) =>
 *   aggregateSeries(series, { statistics: ['avg', 'max'], period: 3600 })
 * ```
 */
export function aggregateSeries<statistic extends Aggregate>(
  series: ColumnSeries<'value'>,
  options: AggregateOptions<statistic>,
): ColumnSeries<statistic> {
  const { statistics, period = 300, alignment = 'epoch' } = options
  if (!(period > 0 && Number.isFinite(period))) {
    throw new InvalidParameterError({ parameter: 'period', reason: 'must be a number of seconds above 0' })
  }
  const given: unknown = statistics
  if (!Array.isArray(given) || !given.every((name) => Object.hasOwn(aggregate, String(name)))) {
    const names = Object.keys(aggregate).join(', ')
    throw new InvalidParameterError({ parameter: 'statistics', reason: `must be a list of ${names}` })
  }
  const { timestamps, columns } = series
  const { startTime = timestamps[0] ?? 0, endTime = Number.POSITIVE_INFINITY } = options
  const step = period * 1000
  const origin = alignment === 'epoch' ? 0 : startTime
  const first = findRow(timestamps, startTime)
  const end = findRow(timestamps, endTime)

  const starts: number[] = []
  const results = statistics.map((name) => ({ name, values: [] as number[] }))
  for (let row = first; row < end; ) {
    const start = origin + Math.floor(((timestamps[row] ?? origin) - origin) / step) * step
    const next = Math.min(end, findRow(timestamps.subarray(row), start + step) + row)
    const values = columns.value.subarray(row, next).filter((value) => !Number.isNaN(value))
    row = next
    if (values.length === 0) continue
    starts.push(start)
    for (const result of results) result.values.push(aggregate[result.name](values))
  }
  const { id, name, dimensions } = series
  return {
    id,
    name,
    dimensions,
    timestamps: Float64Array.from(starts),
    columns: Object.fromEntries(
      results.map((result) => [result.name, Float64Array.from(result.values)]),
    ) as Record<statistic, Float64Array>,
    valueMeta: {},
  }
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

const aggregate: Readonly<Record<Aggregate, (values: Float64Array) => number>> = {
  avg: (values) => sum(values) / values.length,
  min: (values) => values.reduce((least, value) => Math.min(least, value)),
  max: (values) => values.reduce((most, value) => Math.max(most, value)),
  sum,
  count: (values) => values.length,
}
