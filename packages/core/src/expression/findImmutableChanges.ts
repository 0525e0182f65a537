import { listSubExpressions } from './listSubExpressions.js'
import { subtract } from './subtract.js'
import type { Expression } from './tree.js'

/** A metric of a comparison. */
export type ExpressionMetric = { metricName: string; dimensions: Record<string, string> }

/** Metrics removed from an expression or added to it. The update is allowed if both are empty. */
export type ImmutableChanges = { added: ExpressionMetric[]; removed: ExpressionMetric[] }

/**
 * Finds changes that an update of an alarm definition must not make, because alarms depend on them: the metrics and
 * dimensions of the expression, and how often each occurs. Everything else may change, including the order.
 *
 * @example
 * ```ts
 * findImmutableChanges(parseExpression('avg(a) > 1'), parseExpression('max(b, 120) > 2'))
 * // { added: [{ metricName: 'b', dimensions: {} }], removed: [{ metricName: 'a', dimensions: {} }] }
 * ```
 */
export function findImmutableChanges(oldTree: Expression, newTree: Expression): ImmutableChanges {
  const [before, after] = [listMetrics(oldTree), listMetrics(newTree)]
  return { added: subtract(after, before, toMetricKey), removed: subtract(before, after, toMetricKey) }
}

function listMetrics(tree: Expression): ExpressionMetric[] {
  return listSubExpressions(tree).map(({ metricName, dimensions }) => ({ metricName, dimensions }))
}

/** A text that is equal for the same metric name and dimensions in any order. */
export function toMetricKey({ metricName, dimensions }: ExpressionMetric): string {
  return JSON.stringify([
    metricName,
    ...Object.entries(dimensions)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flat(),
  ])
}
