import type { SeriesIdentity } from '../../series/index.js'
import { parseTime } from '../../series/parseTime.js'
import { checkPositive, formatFullList } from '../parameters.js'
import { keepElements } from '../receivedPage.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { requestPage } from '../send.js'
import { formatSeriesQuery, matchSeries, parseNumber, parseSeries, type SeriesParameters } from '../series.js'
import { continueStatistics } from './continueStatistics.js'

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
  const page = await requestPage(requester, '/metrics/statistics', query, options)
  const elements = page.elements.map((element) => parseStatisticSeries(element, statistics))
  return keepElements({ elements, nextOffset: page.nextOffset }, matchSeries(parameters))
}

/** Writes what statistics are asked for by, as rows or as columns; `undefined` when nothing follows the offset. */
export function formatStatisticsQuery(
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
