import { InvalidParameterError } from '../errors/index.js'
import type { ColumnSeries, SeriesIdentity } from '../series/index.js'
import { parseIso, parseTime } from '../series/parseTime.js'
import { readIdentity } from '../series/readIdentity.js'
import { toText } from '../series/toText.js'
import { type DimensionFilter, type Dimensions, formatDimensionFilter } from './dimensions.js'
import { formatWideFilter, matchExactly, pickDimensions, refuseUnsafe } from './exactDimensions.js'
import { maySplitMoment } from './nextOffset.js'
import { checkPositive, formatFullList, formatList } from './parameters.js'
import { keepElements } from './receivedPage.js'
import type { Page, Requester, RequestOptions } from './requester.js'
import { isObject, type JsonObject, requestPage } from './send.js'
import type { AnySeries } from './series/anySeries.js'
import { requestColumns } from './series/requestColumns.js'
import { formatOptionalTime, formatTime, type Time, toMilliseconds } from './time.js'

/** Parameters shared by measurements and statistics. */
export type SeriesParameters = {
  /** Exact name of the metric. */
  name: string
  /** Start of the time range, inclusive. */
  startTime: Time
  /** End of the time range, exclusive; later than `startTime`. @default none: up to the newest */
  endTime?: Time | undefined
  /**
   * Only metrics with these dimensions: `{ hostname: 'web1' }`, a list of alternatives `{ device: ['sda', 'sdb'] }`, or
   * `true` for any value `{ mount_point: true }`. All must match.
   *
   * Lists of values match exactly if the series contain the dimension: with `groupBy: '*'`, or if it is one of the
   * groups. Otherwise servers on InfluxDB read `['web', 'db']` as a regular expression without anchors in its middle:
   * the result includes points of `web-07` and `olddb`, and a single metric may cause `MultipleMetricsError`.
   */
  dimensions?: DimensionFilter | undefined
  /** Merges all matching metrics into one series. @default false: several matches throw `MultipleMetricsError` */
  mergeMetrics?: boolean | undefined
  /**
   * One series per combination of these dimensions, or `'*'` for one per metric. Takes precedence over `mergeMetrics`.
   */
  groupBy?: '*' | readonly string[] | undefined
  /**
   * `nextOffset` of the previous page. With several series, pages lose points on InfluxDB, which applies the time in
   * the offset to all of them: use `pages`, `all` or `listAll` with `groupBy`.
   */
  offset?: string | undefined
  /** Points per page, summed over all series. @default 10000, which is also the maximum */
  limit?: number | undefined
  /** Reads another project. Requires the delegate role; without it, a server may ignore this silently. */
  tenantId?: string | undefined
}

export type ListMeasurementsParameters = SeriesParameters

/** One stored value. */
export type Measurement = {
  /** Milliseconds since the epoch. */
  timestamp: number
  value: number
  /** Metadata stored with the value; `{}` for none. */
  valueMeta: Record<string, string>
}

/** The measurements of a metric, or of several merged ones, ascending by time. */
export type MeasurementSeries = SeriesIdentity & { measurements: Measurement[] }

/** A page of series. The next page may continue the same series under another `id`. */
export type ListMeasurementsReturnType = Page<MeasurementSeries>

/**
 * Lists the measurements of a metric: `GET /v2.0/metrics/measurements`. A metric without measurements returns an empty
 * list.
 *
 * Pages of merged metrics never split points at the same time, because no offset leads there. They may be shorter than
 * `limit`, or longer if more points have the same time.
 *
 * @throws `MultipleMetricsError` if several metrics match without `mergeMetrics` or `groupBy`
 * @throws `InvalidParameterError` for an invalid time, a `limit` below 1, or dimensions that are not a valid filter
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
    const page = await requestPage(
      requester,
      { path: '/metrics/measurements', query: { ...query, limit }, paging: 'series' },
      options,
    )
    const elements = page.elements.map(parseMeasurementSeries)
    return keepElements({ elements, nextOffset: page.nextOffset }, keep)
  })
}

export type ListMeasurementColumnsParameters = ListMeasurementsParameters

/** A page of series as columns. The next page may continue the same series under another `id`. */
export type ListMeasurementColumnsReturnType = Page<ColumnSeries<'value'>>

/**
 * Lists the measurements of a metric as columns: `GET /v2.0/metrics/measurements`. Like `listMeasurements`, but decodes
 * the response into typed arrays while it arrives. Large responses take a fraction of the time and memory.
 *
 * @throws `MultipleMetricsError` if several metrics match without `mergeMetrics` or `groupBy`
 * @throws `InvalidParameterError` for an invalid time, a `limit` below 1, or dimensions that are not a valid filter
 * @throws `InvalidResponseError` with a `JsonSyntaxError` as `cause` for a response that is not JSON
 * @example
 * ```ts
 * const startTime = Date.now() - 3_600_000
 * const { elements } = await listMeasurementColumns(client, { name: 'room.temp_c', startTime })
 * for (const { timestamps, columns } of elements) log([timestamps, columns.value])
 * ```
 */
export async function listMeasurementColumns(
  requester: Requester,
  parameters: ListMeasurementColumnsParameters,
  options: RequestOptions = {},
): Promise<ListMeasurementColumnsReturnType> {
  const query = formatSeriesQuery(parameters)
  const keep = matchSeries(parameters)
  return readMergedPage(parameters, async (limit) => {
    const request = { path: '/metrics/measurements', query: { ...query, limit } }
    const page = await requestColumns(
      requester,
      request,
      { member: 'measurements', columns: ['value'] },
      options,
    )
    return keepElements(page, keep)
  })
}

/** A statistic to compute over a period. */
export type StatisticName = 'avg' | 'min' | 'max' | 'sum' | 'count'

export type ListStatisticsParameters<statistic extends StatisticName = StatisticName> = SeriesParameters & {
  /** Statistics to compute over each period. Each point of the result has one number per name. */
  statistics: readonly statistic[]
  /** Length of one period in **seconds**, at least 1. @default 300 */
  period?: number | undefined
}

/** The statistics of one period. */
export type Statistic<statistic extends StatisticName = StatisticName> = {
  /** Start of the period, in milliseconds since the epoch. */
  timestamp: number
} & Record<statistic, number>

/** The statistics of a metric, or of several merged ones, ascending by time. */
export type StatisticSeries<statistic extends StatisticName = StatisticName> = SeriesIdentity & {
  /** Periods without measurements are omitted: a gap is not a zero. */
  statistics: Statistic<statistic>[]
}

/** A page of series. The next page may continue the same series under another `id`. */
export type ListStatisticsReturnType<statistic extends StatisticName = StatisticName> = Page<
  StatisticSeries<statistic>
>

/**
 * Lists statistics of a metric: `GET /v2.0/metrics/statistics`. The points contain exactly the requested statistics.
 *
 * The first period may start before `startTime`: most servers align periods to multiples of their length.
 *
 * An `offset` that is a time, as servers on InfluxDB return it, is sent as a later `startTime`. As an offset it would
 * lose the measurement at the start of the next period.
 *
 * @throws `MultipleMetricsError` if several metrics match without `mergeMetrics` or `groupBy`
 * @throws `InvalidParameterError` for no statistics, an invalid time, a `limit` or `period` below 1, dimensions that
 *   are not a valid filter, or such an `offset` with `groupBy`
 * @example
 * ```ts
 * const { elements } = await listStatistics(client, {
 *   name: 'cpu.user_perc',
 *   statistics: ['avg', 'max'],
 *   startTime: Date.now() - 3_600_000,
 *   period: 60,
 *   groupBy: ['hostname'],
 * })
 * elements[0]?.statistics[0]?.max // number
 * ```
 */
export async function listStatistics<statistic extends StatisticName>(
  requester: Requester,
  parameters: ListStatisticsParameters<statistic>,
  options: RequestOptions = {},
): Promise<ListStatisticsReturnType<statistic>> {
  const { statistics } = parameters
  const query = formatStatisticsQuery(parameters)
  if (query === undefined) return { elements: [], nextOffset: undefined }
  const page = await requestPage(requester, { path: '/metrics/statistics', query, paging: 'series' }, options)
  const elements = page.elements.map((element) => parseStatisticSeries(element, statistics))
  return keepElements({ elements, nextOffset: page.nextOffset }, matchSeries(parameters))
}

export type ListStatisticColumnsParameters<statistic extends StatisticName = StatisticName> =
  ListStatisticsParameters<statistic>

/** A page of series with one column per statistic. The next page may continue the same series under another `id`. */
export type ListStatisticColumnsReturnType<statistic extends StatisticName = StatisticName> = Page<
  ColumnSeries<statistic>
>

/**
 * Lists statistics of a metric as columns: `GET /v2.0/metrics/statistics`. Like `listStatistics`, but decodes the
 * response into typed arrays while it arrives. Large responses take a fraction of the time and memory.
 *
 * Periods without measurements are omitted: a gap is not a zero.
 *
 * @throws `MultipleMetricsError` if several metrics match without `mergeMetrics` or `groupBy`
 * @throws `InvalidParameterError` for an invalid time, a `limit` or `period` below 1, or dimensions that are not a
 *   valid filter
 * @throws `InvalidResponseError` with a `JsonSyntaxError` as `cause` for a response that is not JSON
 * @example
 * ```ts
 * const { elements } = await listStatisticColumns(client, {
 *   name: 'cpu.user_perc',
 *   statistics: ['avg', 'max'],
 *   startTime: Date.now() - 3_600_000,
 *   period: 60,
 *   groupBy: ['hostname'],
 * })
 * elements[0]?.columns.max // Float64Array
 * ```
 */
export async function listStatisticColumns<statistic extends StatisticName>(
  requester: Requester,
  parameters: ListStatisticColumnsParameters<statistic>,
  options: RequestOptions = {},
): Promise<ListStatisticColumnsReturnType<statistic>> {
  const query = formatStatisticsQuery(parameters)
  if (query === undefined) return { elements: [], nextOffset: undefined }
  const page = await requestColumns(
    requester,
    { path: '/metrics/statistics', query },
    { member: 'statistics', columns: parameters.statistics },
    options,
  )
  return keepElements(page, matchSeries(parameters))
}

/** Formats the query of statistics, as rows or columns; `undefined` if nothing follows the offset. */
function formatStatisticsQuery(
  parameters: ListStatisticsParameters,
): ReturnType<typeof formatSeriesQuery> | undefined {
  const continued = continueStatistics(parameters)
  if (continued === undefined) return undefined
  const query = formatSeriesQuery(continued)
  query['statistics'] = formatFullList(parameters.statistics, 'statistics')
  query['period'] = checkPositive(parameters.period, 'period')
  return query
}

/**
 * Converts an offset that is the time of the last period to a later start. Servers on InfluxDB add a period to it and
 * read what is later, which loses a measurement exactly at the start of the next period.
 *
 * @returns `undefined` at the end of the range
 * @throws `InvalidParameterError` if there may be several series: the time covers only one of them
 */
function continueStatistics<parameters extends SeriesParameters & { period?: number | undefined }>(
  parameters: parameters,
): parameters | undefined {
  const { offset, groupBy, period = 300, endTime } = parameters
  const last = offset === undefined ? Number.NaN : parseIso(offset)
  if (Number.isNaN(last)) return parameters
  if (groupBy !== undefined && groupBy.length > 0) {
    throw new InvalidParameterError({
      parameter: 'offset',
      reason: 'cannot be continued when there are several series: points of some of them would be lost',
      advice: 'Use `pages`, `all` or `listAll`, or pass a later `startTime`.',
    })
  }
  const startTime = Math.max(last + period * 1000, toMilliseconds(parameters.startTime, 'startTime'))
  if (endTime !== undefined && startTime >= toMilliseconds(endTime, 'endTime')) return undefined
  return { ...parameters, startTime, offset: undefined }
}

/** Formats the query that measurements and statistics share. */
function formatSeriesQuery(
  parameters: SeriesParameters,
): Record<string, string | number | boolean | undefined> {
  const { groupBy } = parameters
  return {
    name: parameters.name,
    dimensions: formatSeriesFilter(parameters),
    start_time: formatTime(parameters.startTime, 'startTime'),
    end_time: formatOptionalTime(parameters.endTime, 'endTime'),
    // Servers disagree on the text for false; all accept a missing parameter.
    merge_metrics: parameters.mergeMetrics === true ? true : undefined,
    group_by: groupBy === '*' ? '*' : formatList(groupBy, 'groupBy'),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
    tenant_id: parameters.tenantId,
  }
}

/** Formats the filter. `matchSeries` drops what servers return beyond it. */
function formatSeriesFilter({ dimensions, ...parameters }: SeriesParameters): string | undefined {
  if (dimensions === undefined) return undefined
  const text = formatDimensionFilter(dimensions, 'dimensions')
  const shown = shownGroups(parameters, dimensions)
  const hidden = Object.keys(dimensions).filter((name) => !shown.includes(name))
  refuseUnsafe(pickDimensions(dimensions, hidden), 'dimensions')
  return shown.length === 0 ? text : formatWideFilter(dimensions, 'dimensions')
}

/** Creates a filter for the series of a response; `undefined` to keep all. */
function matchSeries(
  parameters: SeriesParameters,
): ((series: { dimensions: Dimensions }) => boolean) | undefined {
  const { dimensions = {} } = parameters
  const matches = matchExactly(pickDimensions(dimensions, shownGroups(parameters, dimensions)))
  return matches && ((series) => matches(series.dimensions))
}

/** The dimensions of a filter that grouped series contain. Merged series contain the requested values. */
function shownGroups({ groupBy = [] }: Pick<SeriesParameters, 'groupBy'>, filter: DimensionFilter): string[] {
  return Object.keys(filter).filter((name) => groupBy === '*' || groupBy.includes(name))
}

/**
 * Reads a page of measurements. A page of merged metrics may end between points at one time, and its offset skips all
 * of them; such a page is cut before that time.
 */
async function readMergedPage<series extends AnySeries>(
  { mergeMetrics, groupBy, limit }: SeriesParameters,
  read: (limit: number | undefined) => Promise<Page<series>>,
): Promise<Page<series>> {
  const page = await read(limit)
  const isMerged = mergeMetrics === true && (groupBy === undefined || groupBy.length === 0)
  if (!isMerged || !maySplitMoment(page.nextOffset)) return page
  const { cutMoment } = await import('./series/cutMoment.js')
  return cutMoment(page, limit, read)
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
  // This library stores only strings; the server does not check.
  return isObject(wire) ? (wire as Record<string, string>) : {}
}

function parseStatisticSeries<statistic extends StatisticName>(
  wire: unknown,
  names: readonly statistic[],
): StatisticSeries<statistic> {
  const { identity, columns, rows } = parseSeries(wire, 'statistics')
  const timestamp = columns.indexOf('timestamp')
  const positions = names.map((name) => ({ name, position: columns.indexOf(name) }))
  const statistics = rows.map((row) => {
    const point: Record<string, number> = { timestamp: parseTime(row[timestamp]) }
    for (const { name, position } of positions) point[name] = parseNumber(row[position])
    // Every member is set now; the compiler cannot follow the loop.
    return point as Statistic<statistic>
  })
  return { ...identity, statistics }
}

/** A row of the response; `columns` names its values. */
type Row = readonly unknown[]

/** Reads the identity and columns of a series, and the rows under `member`. */
function parseSeries(
  wire: unknown,
  member: string,
): { identity: SeriesIdentity; columns: string[]; rows: Row[] } {
  const series: JsonObject = isObject(wire) ? wire : {}
  const { columns } = series
  const rows = series[member]
  return {
    identity: readIdentity(series),
    columns: Array.isArray(columns) ? columns.map((value) => toText(value)) : [],
    rows: Array.isArray(rows) ? rows.filter((row) => Array.isArray(row)) : [],
  }
}

/** A number of a row; NaN if the server sent none. */
function parseNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}
