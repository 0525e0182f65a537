import { listSubExpressions } from './listSubExpressions.js'
import { subtract } from './subtract.js'
import type { Expression } from './tree.js'

/** A metric as a comparison asks for it. */
export type ExpressionMetric = { metricName: string; dimensions: Record<string, string> }

/** Comparisons that were taken away from an expression, or added to it. Both empty: the change is allowed. */
export type ImmutableChanges = { added: ExpressionMetric[]; removed: ExpressionMetric[] }

/**
 * Finds what an update of an alarm definition may not change, since alarms hang on it: which metrics, with which
 * dimensions, its expression asks for, and how often. All else may change, the order too.
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

/** The same text for the same metric name and dimensions, whatever their order. */
export function toMetricKey({ metricName, dimensions }: ExpressionMetric): string {
  return JSON.stringify([
    metricName,
    ...Object.entries(dimensions)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flat(),
  ])
}
