import type { Series, SeriesFilter } from '../../store/findSeries.js'
import { type MeasurementRow, readMeasurements } from '../../store/readMeasurements.js'
import { readStatistics, type StatisticName, type StatisticRow } from '../../store/readStatistics.js'
import { parseOffsetTime } from '../requests/parseSeriesOffset.js'
import type { SeriesQuery } from '../requests/parseSeriesQuery.js'
import type { Query } from '../requests/query.js'
import { formatSeconds, formatTime } from '../requests/time.js'
import type { MonascaContext } from './context.js'
import { databaseFailure, escapeBlanks, matchAlternatives, requireIdentifiers } from './quirks.js'
import type { SeriesPart, SeriesReply } from './readSeriesPage.js'

/**
 * The filter as InfluxDB reads it.
 *
 * @throws ApiError 500 for alternatives that are not a regular expression, and for groups by names that are not
 *   identifiers
 */
export function influxFilter({ store }: MonascaContext, filter: SeriesFilter): SeriesFilter {
  const { grouping, projectId, dimensions } = filter
  if (grouping.type === 'group' && grouping.by !== '*') requireIdentifiers(grouping.by)
  return { ...filter, dimensions: matchAlternatives(store, projectId, dimensions) }
}

/** Series in InfluxDB's order (by the last key of a group first), with the dimensions as the server shows them. */
export function influxSeries(series: readonly Series[], { grouping }: SeriesFilter): Series[] {
  if (grouping.type === 'single') {
    return series.map((one) => ({ ...one, dimensions: escapeBlanks(one.dimensions) }))
  }
  if (grouping.type === 'merge' || grouping.by === '*') return [...series]
  const keys = [...grouping.by].reverse()
  const order = ({ dimensions }: Series): string => JSON.stringify(keys.map((key) => dimensions[key]))
  return [...series].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/**
 * A page of measurements. The time in the offset applies to all series, even those that the previous page did not
 * reach. Merged rows of one time have another order in each reply.
 */
export function readInfluxMeasurements(
  { store }: MonascaContext,
  series: readonly Series[],
  {
    query,
    range,
    limit,
    reversed,
  }: Pick<SeriesQuery, 'range'> & {
    query: Query
    limit: number
    reversed: boolean
  },
): SeriesReply<MeasurementRow> {
  const offset = query.first('offset')
  const after = offset === undefined ? undefined : parseOffsetTime(offset.slice(offset.indexOf('_') + 1))
  if (offset !== undefined && after === undefined) throw databaseFailure()
  const start = Math.max(range.start ?? -Infinity, (after ?? -Infinity) + 1)
  const { parts, end } = takeRows(series, limit, ({ metricIds }, count) =>
    readMeasurements(store, metricIds, { start, end: range.end }, { skip: 0, limit: count, reversed }),
  )
  return { parts, next: end && `${end.id}_${formatTime(end.timestamp)}` }
}

/**
 * A page of statistics. Its offset is a bare time without a fraction; everything else is a 500. The server adds a
 * period to it and queries what is later: a measurement at the exact start of the next period is lost.
 */
export function readInfluxStatistics(
  { store }: MonascaContext,
  series: readonly Series[],
  {
    query,
    range,
    limit,
    period,
    statistics,
  }: Pick<SeriesQuery, 'range'> & {
    query: Query
    limit: number
    period: number
    statistics: readonly StatisticName[]
  },
): SeriesReply<StatisticRow> {
  const offset = query.first('offset')
  const last = offset === undefined ? undefined : parseOffsetTime(offset)
  if (offset !== undefined && (last === undefined || /[_.]/.test(offset))) throw databaseFailure()
  const start = Math.max(range.start ?? -Infinity, (last ?? -Infinity) + period + 1)
  const { parts, end } = takeRows(series, limit, ({ metricIds }, count) =>
    readStatistics(store, metricIds, { start, end: range.end }, { statistics, period, limit: count }),
  )
  return { parts, next: end && formatSeconds(end.timestamp) }
}

function takeRows<row extends readonly [timestamp: number, ...unknown[]]>(
  series: readonly Series[],
  limit: number,
  read: (series: Series, count: number) => row[],
): { parts: SeriesPart<row>[]; end: { id: string; timestamp: number } | undefined } {
  const parts: SeriesPart<row>[] = []
  let remaining = limit
  for (const one of series) {
    const rows = read(one, remaining + 1)
    const fitting = rows.slice(0, remaining)
    // Ids are positions in this reply.
    if (fitting.length > 0) {
      parts.push({ id: String(parts.length), dimensions: one.dimensions, rows: fitting })
    }
    const last = parts.at(-1)
    const timestamp = last?.rows.at(-1)?.[0]
    if (rows.length > remaining && last !== undefined && timestamp !== undefined) {
      return { parts, end: { id: last.id, timestamp } }
    }
    remaining -= fitting.length
  }
  return { parts, end: undefined }
}
