import type { SeriesIdentity } from '../../series/index.js'
import { parseTime } from '../../series/parseTime.js'
import { keepElements } from '../receivedPage.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { isObject, requestPage } from '../send.js'
import { formatSeriesQuery, matchSeries, parseNumber, parseSeries, type SeriesParameters } from '../series.js'
import { readMergedPage } from './mergedPage.js'

/** Which measurements to list. */
export type ListMeasurementsParameters = SeriesParameters

/** One stored value. */
export type Measurement = {
  /** Milliseconds since the epoch. */
  timestamp: number
  value: number
  /** What was stored beside the value; `{}` for nothing. */
  valueMeta: Record<string, string>
}

/** The measurements of a metric, or of several merged ones, ascending by time. */
export type MeasurementSeries = SeriesIdentity & { measurements: Measurement[] }

/** A page of series. The next page may go on with the same series, under another `id`. */
export type ListMeasurementsReturnType = Page<MeasurementSeries>

/**
 * Lists the measurements of a metric: `GET /v2.0/metrics/measurements`. A metric without any is no error, but an
 * empty list.
 *
 * Pages of merged metrics end before a moment rather than within it, since no offset leads there: they may be shorter than
 * `limit`, and longer where a moment has more points.
 *
 * @throws `MultipleMetricsError` when several metrics match, and neither `mergeMetrics` nor `groupBy` is given
 * @throws `InvalidParameterError` for an invalid time, a `limit` below 1, or dimensions that cannot be asked for
 * @example
 * ```ts
 * const { elements } = await listMeasurements(client, { name: 'room.temp_c', startTime: Date.now() - 3_600_000 })
 * ```
 */
export async function listMeasurements(
  requester: Requester,
  parameters: ListMeasurementsParameters,
  options: RequestOptions = {},
): Promise<ListMeasurementsReturnType> {
  const query = formatSeriesQuery(parameters)
  const keep = matchSeries(parameters)
  return readMergedPage(parameters, async (limit) => {
    const page = await requestPage(requester, '/metrics/measurements', { ...query, limit }, options)
    const elements = page.elements.map(parseMeasurementSeries)
    return keepElements({ elements, nextOffset: page.nextOffset }, keep)
  })
}

function parseMeasurementSeries(wire: unknown): MeasurementSeries {
  const { identity, columns, rows } = parseSeries(wire, 'measurements')
  const timestamp = columns.indexOf('timestamp')
  const value = columns.indexOf('value')
  const valueMeta = columns.indexOf('value_meta')
  const measurements = rows.map((row) => ({
    timestamp: parseTime(row[timestamp]),
    value: parseNumber(row[value]),
    valueMeta: parseValueMeta(row[valueMeta]),
  }))
  return { ...identity, measurements }
}

function parseValueMeta(wire: unknown): Record<string, string> {
  // Values are texts when this library stored them; the server itself does not check.
  return isObject(wire) ? (wire as Record<string, string>) : {}
}
