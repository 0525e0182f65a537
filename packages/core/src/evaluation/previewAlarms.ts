import type { SubExpression } from '../expression/index.js'
import type { AlarmMetric } from '../monitoring/index.js'
import { DefinitionEvaluator } from './definitionEvaluator.js'
import { fitsComparison, matchByValues } from './metricFeed.js'

export type PreviewAlarmsParameters = {
  /** The text of an alarm expression. */
  expression: string
  /** Dimension names: each distinct combination of their values gets its own alarm. @default [] */
  matchBy?: readonly string[] | undefined
  /** The metrics of the project with their full dimensions, from `listMetrics`. Those that do not match are ignored. */
  metrics: readonly AlarmMetric[]
}

/** An alarm that would be created. */
export type PreviewedAlarm = {
  /** The values that distinguish it from other alarms, in the order of `matchBy`; without missing dimensions. */
  values: Record<string, string>
  metrics: AlarmMetric[]
}

/** The alarms that a definition would create, and the metrics that stay without one. */
export type AlarmPreview = {
  /** The comparisons from left to right, each with the metrics that match it. */
  comparisons: { expression: SubExpression; metrics: AlarmMetric[] }[]
  alarms: PreviewedAlarm[]
  /** Metrics without an alarm, because another comparison has no metric with the same values. */
  incomplete: AlarmMetric[]
}

/**
 * Lists the alarms that an alarm definition would create if all metrics were measured in the given order, by the rules
 * of `DefinitionEvaluator`. For a form that shows the effect of `matchBy` before it saves.
 *
 * @throws `ExpressionSyntaxError`, and `InvalidParameterError` for a `matchBy` that is not a list of strings
 * @example
 * ```ts
 * const { alarms } = previewAlarms({
 *   expression: 'avg(cpu) > 90 and avg(load) > 4',
 *   matchBy: ['hostname'],
 *   metrics: [
 *     { name: 'cpu', dimensions: { hostname: 'web1' } },
 *     { name: 'load', dimensions: { hostname: 'web1' } },
 *   ],
 * })
 * // [{ values: { hostname: 'web1' }, metrics: [{ name: 'cpu', … }, { name: 'load', … }] }]
 * ```
 */
export function previewAlarms(parameters: PreviewAlarmsParameters): AlarmPreview {
  const { expression, matchBy = [], metrics } = parameters
  const definition = new DefinitionEvaluator({ id: '', expression, matchBy })
  const feeds = new Set(metrics.flatMap((metric) => definition.feed(metric) ?? []))
  // The value does not matter: the first measurement of a metric finds or creates its alarm.
  for (const feed of feeds) definition.measure(feed, 0, 0)
  const matching = [...feeds].map(({ metric }) => metric)
  return {
    comparisons: definition.subExpressions.map((comparison) => ({
      expression: comparison,
      metrics: matching.filter((metric) => fitsComparison(comparison, metric)),
    })),
    alarms: definition.alarms.map((alarm) => ({
      values: readValues(alarm.metrics, matchBy),
      metrics: alarm.metrics,
    })),
    incomplete: [...feeds].filter(({ targets }) => targets.length === 0).map(({ metric }) => metric),
  }
}

function readValues(metrics: readonly AlarmMetric[], matchBy: readonly string[]): Record<string, string> {
  const values = new Map(metrics.flatMap((metric) => [...matchByValues(metric, matchBy)]))
  return Object.fromEntries(
    matchBy.flatMap((key) => {
      const value = values.get(key)
      return value === undefined ? [] : [[key, value] as const]
    }),
  )
}
