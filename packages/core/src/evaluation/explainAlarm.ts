import { parseExpression, type SubExpression } from '../expression/index.js'
import type { Alarm, AlarmDefinition, AlarmMetric } from '../monitoring/index.js'
import type { ColumnSeries } from '../series/index.js'
import { metricKey } from '../series/metricKey.js'
import { type AlarmSeries, findSeries, metricsOf, statisticOf } from './alarmSeries.js'
import { compare } from './compare.js'
import { toCondition } from './condition.js'
import { decidesAtOnce } from './decidesAtOnce.js'
import { defaultDelay } from './delay.js'
import { mergePoints } from './mergePoints.js'

/** The newest value that the threshold engine compares. */
export type EvaluatedValue = {
  /** `undefined` without a measurement in the time range. */
  value: number | undefined
  /** Start of its period, or the time of the measurement for `last`: milliseconds since the epoch. */
  timestamp: number | undefined
  /** Whether the comparison holds for the value. */
  isViolated: boolean
  /** Whether it is the value of the newest period, rather than of an older one before measurements stopped. */
  isCurrent: boolean
}

/** One metric of an alarm, in one comparison. */
export type ExplainedMetric = EvaluatedValue & {
  metric: AlarmMetric
  /** The values of its periods; `undefined` until they have arrived, or if the metrics were merged on the server. */
  points: ColumnSeries<'value'> | undefined
}

/** One comparison of an alarm with its values. */
export type ExplainedSubAlarm = EvaluatedValue & {
  expression: SubExpression
  /** The comparison as text, with defaults left out. */
  text: string
  /** The values of the newest `periods` periods, oldest first; NaN for a period without measurements. */
  values: readonly number[]
  /** In how many of these periods the comparison holds. ALARM needs all of them. */
  violations: number
  /** The values of all metrics together, as the engine compares them; `undefined` until they have arrived. */
  points: ColumnSeries<'value'> | undefined
  /** The metrics, furthest over the threshold first. */
  metrics: readonly ExplainedMetric[]
}

/** Why an alarm has its state. */
export type AlarmExplanation = {
  /** All comparisons, from left to right. */
  subAlarms: readonly ExplainedSubAlarm[]
}

export type ExplainAlarmParameters = {
  alarm: Pick<Alarm, 'metrics'>
  definition: Pick<AlarmDefinition, 'expression'>
  /** The results of the requests of `planAlarmSeries`. @default []: no values */
  series?: readonly AlarmSeries[] | undefined
  /** When the series were read: milliseconds since the epoch. */
  now: number
  /** Seconds that the engine waits for late measurements after a period ends. @default 30 */
  delay?: number | undefined
}

/**
 * Explains the state of an alarm: for each comparison of its definition the newest value, whether it is over the
 * threshold, and the points to draw, for all metrics together and for each.
 *
 * The values are an estimate if periods are longer than 60 seconds: servers align statistics to multiples of the period,
 * the engine to the minute in which the alarm was created. The exact values at the last change of state are in the
 * history of the alarm.
 *
 * @throws `ExpressionSyntaxError` if the expression is invalid
 * @example
 * ```ts
 * const alarm = { metrics: [{ name: 'cpu', dimensions: { hostname: 'web1' } }] }
 * const definition = { expression: 'avg(cpu) > 90' }
 * const cpu = {
 *   id: '0',
 *   name: 'cpu',
 *   dimensions: { hostname: 'web1' },
 *   timestamps: Float64Array.of(0, 60_000),
 *   columns: { avg: Float64Array.of(70, 95) },
 *   valueMeta: {},
 * }
 * const series = planAlarmSeries({ alarm, definition }).map((read) => ({ read, series: [cpu] }))
 * const { subAlarms } = explainAlarm({ alarm, definition, series, now: 150_000 })
 * subAlarms[0]?.value // 95
 * subAlarms[0]?.isViolated // true
 * ```
 */
export function explainAlarm(parameters: ExplainAlarmParameters): AlarmExplanation {
  const { alarm, definition, series = [], now, delay = defaultDelay } = parameters
  const { subExpressions, texts } = toCondition(parseExpression(definition.expression))
  const subAlarms = subExpressions.map((expression, index): ExplainedSubAlarm => {
    const metrics = metricsOf(expression, alarm)
    const found = findSeries(expression, metrics, series)
    const isMerged = found?.read.mergeMetrics === true
    const own = isMerged ? [] : matchMetrics(metrics, found?.series)
    const merged = isMerged ? found.series : own.flatMap((one) => one ?? [])
    const points = found?.series && merged && mergePoints(merged, expression.function)
    return {
      expression,
      text: texts[index] ?? '',
      ...evaluate(expression, points, now, delay),
      points,
      metrics: metrics
        .map((metric, place): ExplainedMetric => {
          const column = own[place]
          const points = column && mergePoints([column], expression.function)
          const { value, timestamp, isViolated, isCurrent } = evaluate(expression, points, now, delay)
          return { metric, points, value, timestamp, isViolated, isCurrent }
        })
        .sort((a, b) => excess(expression, b) - excess(expression, a)),
    }
  })
  return { subAlarms }
}

/** The series of each metric, in the order of the metrics. */
function matchMetrics(
  metrics: readonly AlarmMetric[],
  series: readonly ColumnSeries[] | undefined,
): (ColumnSeries | undefined)[] {
  const byKey = new Map(series?.map((one) => [metricKey(one), one]))
  const empty = series && { timestamps: new Float64Array(0), columns: {}, valueMeta: {} }
  return metrics.map((metric) => byKey.get(metricKey(metric)) ?? (empty && { id: '', ...metric, ...empty }))
}

function evaluate(
  expression: SubExpression,
  points: ColumnSeries<'value'> | undefined,
  now: number,
  delay: number,
): EvaluatedValue & Pick<ExplainedSubAlarm, 'values' | 'violations'> {
  const isLast = statisticOf(expression) === undefined
  const step = isLast ? 1 : expression.period * 1000
  const end = isLast ? Number.POSITIVE_INFINITY : endOfNewest(expression, points, now, delay)
  const row = points === undefined ? -1 : lastRow(points, end)
  const timestamp = points?.timestamps[row]
  const value = points?.columns.value[row]
  const values =
    isLast || points === undefined
      ? value === undefined
        ? []
        : [value]
      : Array.from({ length: expression.periods }, (_, index) => {
          const from = end - (expression.periods - index) * step
          const found = lastRow(points, from + step)
          return (points.timestamps[found] ?? Number.NEGATIVE_INFINITY) >= from
            ? (points.columns.value[found] ?? Number.NaN)
            : Number.NaN
        })
  return {
    value,
    timestamp,
    isViolated: value !== undefined && compare(value, expression),
    isCurrent: timestamp !== undefined && (isLast || timestamp >= end - step),
    values,
    violations: values.filter((one) => compare(one, expression)).length,
  }
}

/** End of the newest period that counts: one that has begun counts if no later measurement can change its verdict. */
function endOfNewest(
  expression: SubExpression,
  points: ColumnSeries<'value'> | undefined,
  now: number,
  delay: number,
): number {
  const step = expression.period * 1000
  const judged = Math.floor((now - delay * 1000) / step) * step
  const row = points === undefined ? -1 : lastRow(points, Number.POSITIVE_INFINITY)
  const timestamp = points?.timestamps[row] ?? Number.NEGATIVE_INFINITY
  if (timestamp < judged) return judged
  const { alarm, ok } = decidesAtOnce(expression)
  const isDecided = compare(points?.columns.value[row] ?? Number.NaN, expression) ? alarm : ok
  return isDecided ? (Math.floor(timestamp / step) + 1) * step : judged
}

/** The last row with a value before a time; -1 if there is none. */
function lastRow({ timestamps, columns }: ColumnSeries<'value'>, before: number): number {
  let row = timestamps.length - 1
  while (row >= 0 && ((timestamps[row] ?? 0) >= before || Number.isNaN(columns.value[row]))) row--
  return row
}

/** How far a value is over the threshold, below 0 if it is not; metrics without a value sort last. */
function excess({ operator, threshold }: SubExpression, { value }: ExplainedMetric): number {
  // A finite number: differences of infinities are NaN.
  if (value === undefined) return -Number.MAX_VALUE
  return operator === 'GT' || operator === 'GTE' ? value - threshold : threshold - value
}
