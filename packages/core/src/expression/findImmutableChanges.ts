import { listSubExpressions } from './listSubExpressions.js'
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
  const unmatched = new Map<string, ExpressionMetric[]>()
  for (const metric of listMetrics(oldTree)) {
    const key = toKey(metric)
    unmatched.set(key, [...(unmatched.get(key) ?? []), metric])
  }
  const added = listMetrics(newTree).filter((metric) => unmatched.get(toKey(metric))?.pop() === undefined)
  return { added, removed: [...unmatched.values()].flat() }
}

function listMetrics(tree: Expression): ExpressionMetric[] {
  return listSubExpressions(tree).map(({ metricName, dimensions }) => ({ metricName, dimensions }))
}

function toKey({ metricName, dimensions }: ExpressionMetric): string {
  return JSON.stringify([
    metricName,
    ...Object.entries(dimensions)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flat(),
  ])
}
