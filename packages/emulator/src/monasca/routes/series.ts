import type { Hono } from 'hono'
import { findSeries, type Series, type SeriesFilter } from '../../store/findSeries.js'
import type { TimeRange } from '../../store/metricFilter.js'
import { parseStored } from '../../store/parseStored.js'
import { type MeasurementRow, readMeasurements } from '../../store/readMeasurements.js'
import { readStatistics, type StatisticName, type StatisticRow } from '../../store/readStatistics.js'
import { multipleMetrics } from '../requests/errors.js'
import { parseLimit } from '../requests/parsePaging.js'
import { parseSeriesOffset } from '../requests/parseSeriesOffset.js'
import { parseSeriesQuery, type SeriesQuery } from '../requests/parseSeriesQuery.js'
import { parsePeriod, parseStatisticNames } from '../requests/parseStatistics.js'
import type { Query } from '../requests/query.js'
import { formatSeconds, formatTime } from '../requests/time.js'
import type { MonascaContext } from './context.js'
import { influxFilter, influxSeries, readInfluxMeasurements, readInfluxStatistics } from './influxSeries.js'
import { readSeriesPage, type SeriesCursor, type SeriesReply } from './readSeriesPage.js'
import { type ApiRequest, type MonascaEnvironment, resource } from './resource.js'
import { list } from './responses.js'

/** `/v2.0/metrics/measurements` and `/v2.0/metrics/statistics`. */
export function seriesRoutes(app: Hono<MonascaEnvironment>, context: MonascaContext): void {
  let requests = 0
  resource(app, '/v2.0/metrics/measurements', {
    GET: { access: 'read', handle: (request) => listMeasurements(request, context, requests++ % 2 === 1) },
  })
  resource(app, '/v2.0/metrics/statistics', {
    GET: { access: 'read', handle: (request) => listStatistics(request, context) },
  })
}

/** `reversed` reverses merged rows of equal time, whose order is undefined on servers. */
function listMeasurements(request: ApiRequest, context: MonascaContext, reversed: boolean): Response {
  const { caller, query, links } = request
  const { filter, range } = parseSeriesQuery(caller, query)
  const limit = parseLimit(query)
  const page =
    context.quirks === undefined
      ? readMeasurementPage(context, { filter, range, query, limit })
      : readInfluxMeasurements(context, findInfluxSeries(context, filter), { query, range, limit, reversed })
  const elements = page.parts.map(({ id, dimensions, rows }) => ({
    id,
    name: filter.name,
    dimensions,
    columns: ['timestamp', 'value', 'value_meta'],
    measurements: rows.map(([timestamp, value, meta]) => [
      formatTime(timestamp),
      value,
      meta === null ? {} : parseStored(meta),
    ]),
  }))
  return list(links, elements, page.next)
}

function readMeasurementPage(
  { store }: MonascaContext,
  { filter, range, query, limit }: SeriesQuery & { query: Query; limit: number },
): SeriesReply<MeasurementRow> {
  const paging = { offset: parseSeriesOffset(query), limit }
  const { parts, end } = readSeriesPage(
    requireOne(findSeries(store, filter)),
    paging,
    ({ metricIds }, cursor, count) => {
      const start = cursor.after === undefined ? cursor.from : cursor.after + 1
      return readMeasurements(store, metricIds, startAt(range, start), { skip: cursor.skip, limit: count })
    },
  )
  const seen = end?.seen === undefined ? '' : `_${end.seen}`
  return { parts, next: end && `${end.series}_${formatTime(end.timestamp)}${seen}` }
}

function listStatistics({ caller, query, links }: ApiRequest, context: MonascaContext): Response {
  const { filter, range } = parseSeriesQuery(caller, query)
  const statistics = parseStatisticNames(query)
  const asked = { range, query, limit: parseLimit(query), statistics, period: parsePeriod(query) }
  const page =
    context.quirks === undefined
      ? readStatisticPage(context, { ...asked, filter })
      : readInfluxStatistics(context, findInfluxSeries(context, filter), asked)
  const elements = page.parts.map(({ id, dimensions, rows }) => ({
    id,
    name: filter.name,
    dimensions,
    columns: ['timestamp', ...statistics],
    statistics: rows.map(([timestamp, ...values]) => [formatSeconds(timestamp), ...values.map(finite)]),
  }))
  return list(links, elements, page.next)
}

function readStatisticPage(
  { store }: MonascaContext,
  request: SeriesQuery & {
    query: Query
    limit: number
    statistics: readonly StatisticName[]
    period: number
  },
): SeriesReply<StatisticRow> {
  const { filter, range, query, limit, statistics, period } = request
  const read = ({ metricIds }: Series, cursor: SeriesCursor, count: number) => {
    const last = cursor.after ?? cursor.from
    if (period === 0 && last !== undefined) return []
    const start = last === undefined ? undefined : (Math.floor(last / period) + 1) * period
    return readStatistics(store, metricIds, startAt(range, start), { statistics, period, limit: count })
  }
  const paging = { offset: parseSeriesOffset(query), limit }
  const { parts, end } = readSeriesPage(requireOne(findSeries(store, filter)), paging, read)
  return { parts, next: end && `${end.series}_${formatSeconds(end.timestamp)}` }
}

function findInfluxSeries(context: MonascaContext, filter: SeriesFilter): Series[] {
  return influxSeries(requireOne(findSeries(context.store, influxFilter(context, filter))), filter)
}

/** @throws ApiError 409 if several metrics match and the request does not specify how to combine them */
function requireOne(series: Series[] | undefined): Series[] {
  if (series === undefined) throw multipleMetrics()
  return series
}

/** The range from a later start; a start before the range's own changes nothing. */
function startAt(range: TimeRange, start: number | undefined): TimeRange {
  return { start: Math.max(range.start ?? -Infinity, start ?? -Infinity), end: range.end }
}

/** Sums of the largest numbers overflow, and JSON has no infinity. */
function finite(value: number | null): number {
  return Math.min(Math.max(value ?? 0, -Number.MAX_VALUE), Number.MAX_VALUE)
}
