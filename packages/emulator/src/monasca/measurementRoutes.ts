import type { Hono } from 'hono'
import { findSeries, type Series } from '../store/findSeries.js'
import type { TimeRange } from '../store/metricFilter.js'
import { parseStored } from '../store/parseStored.js'
import { readMeasurements } from '../store/readMeasurements.js'
import { readStatistics } from '../store/readStatistics.js'
import type { MonascaContext } from './context.js'
import { multipleMetrics } from './errors.js'
import { parseLimit } from './parsePaging.js'
import { parseSeriesOffset } from './parseSeriesOffset.js'
import { parseSeriesQuery } from './parseSeriesQuery.js'
import { parsePeriod, parseStatisticNames } from './parseStatistics.js'
import { readSeriesPage, type SeriesCursor } from './readSeriesPage.js'
import { type ApiRequest, type MonascaEnvironment, resource } from './resource.js'
import { list } from './responses.js'
import { formatSeconds, formatTime } from './time.js'

/** `/v2.0/metrics/measurements` and `/v2.0/metrics/statistics`: what was measured. */
export function measurementRoutes(app: Hono<MonascaEnvironment>, context: MonascaContext): void {
  resource(app, '/v2.0/metrics/measurements', {
    GET: { access: 'read', handle: (request) => listMeasurements(request, context) },
  })
  resource(app, '/v2.0/metrics/statistics', {
    GET: { access: 'read', handle: (request) => listStatistics(request, context) },
  })
}

function listMeasurements({ caller, query, links }: ApiRequest, { store }: MonascaContext): Response {
  const { filter, range } = parseSeriesQuery(caller, query)
  const paging = { offset: parseSeriesOffset(query), limit: parseLimit(query) }
  const series = findSeries(store, filter)
  if (series === undefined) throw multipleMetrics()
  const { parts, end } = readSeriesPage(series, paging, ({ metricIds }, cursor, limit) => {
    const start = cursor.after === undefined ? cursor.from : cursor.after + 1
    return readMeasurements(store, metricIds, startAt(range, start), { skip: cursor.skip, limit })
  })
  const elements = parts.map(({ id, dimensions, rows }) => ({
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
  if (end === undefined) return list(links, elements)
  const seen = end.seen === undefined ? '' : `_${end.seen}`
  return list(links, elements, `${end.id}_${formatTime(end.timestamp)}${seen}`)
}

function listStatistics({ caller, query, links }: ApiRequest, { store }: MonascaContext): Response {
  const { filter, range } = parseSeriesQuery(caller, query)
  const statistics = parseStatisticNames(query)
  const period = parsePeriod(query)
  const paging = { offset: parseSeriesOffset(query), limit: parseLimit(query) }
  const series = findSeries(store, filter)
  if (series === undefined) throw multipleMetrics()
  const read = ({ metricIds }: Series, cursor: SeriesCursor, limit: number) => {
    const last = cursor.after ?? cursor.from
    const start = last === undefined ? undefined : (Math.floor(last / period) + 1) * period
    return readStatistics(store, metricIds, startAt(range, start), { statistics, period, limit })
  }
  const { parts, end } = readSeriesPage(series, paging, read)
  const elements = parts.map(({ id, dimensions, rows }) => ({
    id,
    name: filter.name,
    dimensions,
    columns: ['timestamp', ...statistics],
    statistics: rows.map(([timestamp, ...values]) => [formatSeconds(timestamp), ...values.map(finite)]),
  }))
  return list(links, elements, end && `${end.id}_${formatSeconds(end.timestamp)}`)
}

/** The range from a later start on; a start before the range's own changes nothing. */
function startAt(range: TimeRange, start: number | undefined): TimeRange {
  return { start: Math.max(range.start ?? -Infinity, start ?? -Infinity), end: range.end }
}

/** Sums of the largest numbers overflow, and JSON knows no infinity. */
function finite(value: number | null): number {
  return Math.min(Math.max(value ?? 0, -Number.MAX_VALUE), Number.MAX_VALUE)
}
