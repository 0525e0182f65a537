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

/** What measurements and statistics are asked for by. */
export type SeriesParameters = {
  /** The metric's exact name. */
  name: string
  /** The first moment asked for. */
  startTime: Time
  /** The moment before which to stop, later than `startTime`. @default none: up to the newest */
  endTime?: Time | undefined
  /**
   * Lists of values are exact where the series show the dimension: with `groupBy: '*'`, or when it is one of the groups.
   * Elsewhere servers on InfluxDB read `['web', 'db']` as a regular expression without anchors in its middle: the result
   * includes points of `web-07` and `olddb`, and a single metric may be `MultipleMetricsError`.
   */
  dimensions?: DimensionFilter | undefined
  /** Folds all metrics that match into one series. @default false: more than one match is `MultipleMetricsError` */
  mergeMetrics?: boolean | undefined
  /** One series for each combination of these dimensions, or `'*'` for one per metric. Wins over `mergeMetrics`. */
  groupBy?: '*' | readonly string[] | undefined
  /**
   * The `nextOffset` of the page before. By hand, pages of several series lose points on InfluxDB, which applies the time
   * in the offset to all of them: use `pages`, `all` or `listAll` with `groupBy`.
   */
  offset?: string | undefined
  /** Points on a page, summed over all series. @default 10000, which is also the most */
  limit?: number | undefined
  /** Asks for another project. Needs the delegate role; a server may ignore it without that role, and not say so. */
  tenantId?: string | undefined
}

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
    const page = await requestPage(
      requester,
      { path: '/metrics/measurements', query: { ...query, limit }, paging: 'series' },
      options,
    )
    const elements = page.elements.map(parseMeasurementSeries)
    return keepElements({ elements, nextOffset: page.nextOffset }, keep)
  })
}

/** Which measurements to list: the same as for `listMeasurements`. */
export type ListMeasurementColumnsParameters = ListMeasurementsParameters

/** A page of series as columns. The next page may go on with the same series, under another `id`. */
export type ListMeasurementColumnsReturnType = Page<ColumnSeries<'value'>>

/**
 * Lists the measurements of a metric as columns: `GET /v2.0/metrics/measurements`. The same as
 * `listMeasurements`, but the reply becomes typed arrays while it arrives, and no objects: large ones take a fraction of the time
 * and of the memory.
 *
 * @throws `MultipleMetricsError` when several metrics match, and neither `mergeMetrics` nor `groupBy` is given
 * @throws `InvalidParameterError` for an invalid time, a `limit` below 1, or dimensions that cannot be asked for
 * @throws `InvalidResponseError` with a `JsonSyntaxError` as `cause` for a reply that is no JSON
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

/** What can be computed over a period. */
export type StatisticName = 'avg' | 'min' | 'max' | 'sum' | 'count'

/** Which statistics to list. */
export type ListStatisticsParameters<statistic extends StatisticName = StatisticName> = SeriesParameters & {
  /** What to compute over each period; each point of the result has a number under each of these names. */
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
  /** Periods without measurements are left out: a gap is not a zero. */
  statistics: Statistic<statistic>[]
}

/** A page of series. The next page may go on with the same series, under another `id`. */
export type ListStatisticsReturnType<statistic extends StatisticName = StatisticName> = Page<
  StatisticSeries<statistic>
>

/**
 * Lists statistics of a metric: `GET /v2.0/metrics/statistics`. The points carry exactly the statistics asked for.
 *
 * The first period may begin before `startTime`: most servers align periods to multiples of their length.
 *
 * An `offset` that is a time, as servers on InfluxDB give it, is sent as a later `startTime`: as an offset it would lose the
 * measurement at the start of the next period.
 *
 * @throws `MultipleMetricsError` when several metrics match, and neither `mergeMetrics` nor `groupBy` is given
 * @throws `InvalidParameterError` for no statistics, an invalid time, a `limit` or `period` below 1, dimensions that
 * cannot be asked for, or such an `offset` together with `groupBy`
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

/** Which statistics to list: the same as for `listStatistics`. */
export type ListStatisticColumnsParameters<statistic extends StatisticName = StatisticName> =
  ListStatisticsParameters<statistic>

/** A page of series as columns, one for each statistic. The next page may go on with the same series, under another `id`. */
export type ListStatisticColumnsReturnType<statistic extends StatisticName = StatisticName> = Page<
  ColumnSeries<statistic>
>

/**
 * Lists statistics of a metric as columns: `GET /v2.0/metrics/statistics`. The same as
 * `listStatistics`, but the reply becomes typed arrays while it arrives, and no objects: large ones take a fraction of the time
 * and of the memory.
 *
 * Periods without measurements are left out: a gap is not a zero.
 *
 * @throws `MultipleMetricsError` when several metrics match, and neither `mergeMetrics` nor `groupBy` is given
 * @throws `InvalidParameterError` for an invalid time, a `limit` or `period` below 1, or dimensions that cannot be asked for
 * @throws `InvalidResponseError` with a `JsonSyntaxError` as `cause` for a reply that is no JSON
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

/** Writes what statistics are asked for by, as rows or as columns; `undefined` when nothing follows the offset. */
function formatStatisticsQuery(
  parameters: ListStatisticsParameters,
): ReturnType<typeof formatSeriesQuery> | undefined {
  const continued = continueStatistics(parameters)
  return (
    continued && {
      ...formatSeriesQuery(continued),
      statistics: formatFullList(parameters.statistics, 'statistics'),
      period: checkPositive(parameters.period, 'period'),
    }
  )
}

/**
 * Makes a later start of an offset that is the time of the last period. Servers on InfluxDB add a period to it and ask for
 * what is later, so that a measurement at the very start of the next period is lost; a start includes it.
 *
 * @returns `undefined` when the range is over
 * @throws `InvalidParameterError` where there may be several series: that time says nothing about the others
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

/** Writes what measurements and statistics have in common. */
function formatSeriesQuery(
  parameters: SeriesParameters,
): Record<string, string | number | boolean | undefined> {
  const { groupBy } = parameters
  return {
    name: parameters.name,
    dimensions: formatSeriesFilter(parameters),
    start_time: formatTime(parameters.startTime, 'startTime'),
    end_time: formatOptionalTime(parameters.endTime, 'endTime'),
    // Servers disagree on what says no; absent does for all.
    merge_metrics: parameters.mergeMetrics === true ? true : undefined,
    group_by: groupBy === '*' ? '*' : formatList(groupBy, 'groupBy'),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
    tenant_id: parameters.tenantId,
  }
}

/** The filter on the wire. `matchSeries` drops what servers find beyond it. */
function formatSeriesFilter({ dimensions, ...parameters }: SeriesParameters): string | undefined {
  if (dimensions === undefined) return undefined
  const text = formatDimensionFilter(dimensions, 'dimensions')
  const shown = shownGroups(parameters, dimensions)
  const hidden = Object.keys(dimensions).filter((name) => !shown.includes(name))
  refuseUnsafe(pickDimensions(dimensions, hidden), 'dimensions')
  return shown.length === 0 ? text : formatWideFilter(dimensions, 'dimensions')
}

/** Which series of a reply are meant; `undefined` for all of them. */
function matchSeries(
  parameters: SeriesParameters,
): ((series: { dimensions: Dimensions }) => boolean) | undefined {
  const { dimensions = {} } = parameters
  const matches = matchExactly(pickDimensions(dimensions, shownGroups(parameters, dimensions)))
  return matches && ((series) => matches(series.dimensions))
}

/** The dimensions of a filter that grouped series show. Merged ones show what they were asked for. */
function shownGroups({ groupBy = [] }: Pick<SeriesParameters, 'groupBy'>, filter: DimensionFilter): string[] {
  return Object.keys(filter).filter((name) => groupBy === '*' || groupBy.includes(name))
}

/**
 * Reads a page of measurements. A page of merged metrics may end between points of one time, and its offset leads past all
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
  // Values are texts when this library stored them; the server itself does not check.
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
    // Every member is there now; the compiler cannot count the loop.
    return point as Statistic<statistic>
  })
  return { ...identity, statistics }
}

/** A row of the wire: its meaning is in `columns`. */
type Row = readonly unknown[]

/** Reads what a series belongs to, which columns its rows have, and the rows under `member`. */
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

/** A number of a row; NaN when the server has none there. */
function parseNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}
