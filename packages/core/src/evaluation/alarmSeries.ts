import { parseExpression, type SubExpression } from '../expression/index.js'
import type { Alarm, AlarmDefinition, AlarmMetric, Dimensions, StatisticName } from '../monitoring/index.js'
import type { ColumnSeries } from '../series/index.js'
import { toCondition } from './condition.js'
import { fitsComparison } from './metricFeed.js'

/** The parameters of one request for the series behind an alarm, for `listStatisticColumns` or `liveSeriesQueryOptions`. */
export type AlarmSeriesRead = {
  name: string
  /** The dimensions that all metrics of the comparison share, as far as a query can express them. */
  dimensions: Dimensions
  /** `undefined` for `last`, which compares measurements: use `listMeasurementColumns`. */
  statistics: readonly StatisticName[] | undefined
  /** Seconds; `undefined` for measurements. */
  period: number | undefined
  /** One series for each metric, or `undefined` if `mergeMetrics` is set. */
  groupBy: '*' | undefined
  /** Set if one series for each metric would have too many points. */
  mergeMetrics: true | undefined
}

/** A request for the series behind an alarm, and its result. */
export type AlarmSeries = {
  read: AlarmSeriesRead
  /** All series of all pages; `undefined` until they have arrived. */
  series: readonly ColumnSeries[] | undefined
}

export type PlanAlarmSeriesParameters = {
  alarm: Pick<Alarm, 'metrics'>
  definition: Pick<AlarmDefinition, 'expression'>
  /** Length of the time range to read, in **seconds**. @default 3600 */
  window?: number | undefined
}

/** Points that one request may return, as an estimate, before metrics are merged on the server. */
const maximumPoints = 20_000

/** Seconds between two measurements of a metric, for an estimate of their number. */
const usualInterval = 30

/**
 * Lists the requests that read the series behind an alarm, with the function and period of each comparison. Comparisons
 * of the same metric and period share one request.
 *
 * @throws `ExpressionSyntaxError` if the expression is invalid
 * @example
 * ```ts
 * const alarm = { metrics: [{ name: 'cpu', dimensions: { hostname: 'web1' } }] }
 * const definition = { expression: 'avg(cpu, 300) > 90 and max(cpu, 300) > 99' }
 * planAlarmSeries({ alarm, definition }) // [{ name: 'cpu', statistics: ['avg', 'max'], period: 300, … }]
 * ```
 */
export function planAlarmSeries(parameters: PlanAlarmSeriesParameters): AlarmSeriesRead[] {
  const { alarm, definition, window = 3600 } = parameters
  const reads = new Map<string, AlarmSeriesRead>()
  for (const expression of toCondition(parseExpression(definition.expression)).subExpressions) {
    const read = toRead(expression, metricsOf(expression, alarm), window)
    const key = readKey(read)
    const known = reads.get(key)
    const statistics = read.statistics && [...new Set([...(known?.statistics ?? []), ...read.statistics])]
    reads.set(key, { ...read, statistics })
  }
  return [...reads.values()]
}

/** The metrics of an alarm that a comparison evaluates. */
export function metricsOf(expression: SubExpression, alarm: Pick<Alarm, 'metrics'>): AlarmMetric[] {
  return alarm.metrics.filter((metric) => fitsComparison(expression, metric))
}

/** Finds the result of the request that a comparison needs. */
export function findSeries(
  expression: SubExpression,
  metrics: readonly AlarmMetric[],
  all: readonly AlarmSeries[],
): AlarmSeries | undefined {
  const key = readKey(toRead(expression, metrics, 0))
  return all.find(({ read }) => readKey(read) === key)
}

/** The statistic of a function; `undefined` for `last`. */
export function statisticOf({ function: name }: SubExpression): StatisticName | undefined {
  return name === 'LAST' ? undefined : (name.toLowerCase() as Lowercase<typeof name>)
}

function toRead(expression: SubExpression, metrics: readonly AlarmMetric[], window: number): AlarmSeriesRead {
  const { metricName: name, dimensions, period } = expression
  const statistic = statisticOf(expression)
  const step = statistic === undefined ? usualInterval : period
  const isMerged = metrics.length > 1 && (metrics.length * window) / step > maximumPoints
  return {
    name,
    dimensions: expressible(metrics.length === 0 ? dimensions : sharedDimensions(metrics)),
    statistics: statistic && statisticsFor(statistic, metrics.length > 1 && !isMerged),
    period: statistic && period,
    groupBy: isMerged ? undefined : '*',
    mergeMetrics: isMerged ? true : undefined,
  }
}

/** The average over several metrics weighs each by its number of measurements. */
function statisticsFor(statistic: StatisticName, areSeveral: boolean): readonly StatisticName[] {
  return statistic === 'avg' && areSeveral ? ['avg', 'sum', 'count'] : [statistic]
}

function readKey({ name, dimensions, period }: AlarmSeriesRead): string {
  const sorted = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([name, sorted, period ?? null])
}

/** The dimensions that are the same in all metrics. */
function sharedDimensions(metrics: readonly Pick<AlarmMetric, 'dimensions'>[]): Dimensions {
  const [first, ...others] = metrics
  return Object.fromEntries(
    Object.entries(first?.dimensions ?? {}).filter(([name, value]) =>
      others.every(({ dimensions }) => Object.hasOwn(dimensions, name) && dimensions[name] === value),
    ),
  )
}

/** Without the dimensions that a query cannot contain: it then matches more metrics, which are dropped by name. */
function expressible(dimensions: Dimensions): Dimensions {
  return Object.fromEntries(
    Object.entries(dimensions).filter(
      ([name, value]) => name !== '' && !/[,:]/.test(name) && value !== '' && !/[,|]/.test(value),
    ),
  )
}
