import { type SubExpression, toSubExpression } from './listSubExpressions.js'
import type { Expression } from './tree.js'

/** A comparison in the `expression_data` of the API. */
export type ExpressionDataLeaf = Omit<SubExpression, 'metricName'> & { metric_name: string }

/** A tree as Java servers send it with an alarm definition's expression. */
export type ExpressionData = ExpressionDataLeaf | { operator: 'AND' | 'OR'; operands: ExpressionData[] }

/**
 * Creates the JSON that Java servers send as `expression_data`; Python servers do not send it. Each leaf also states
 * whether it is deterministic.
 *
 * @example
 * ```ts
 * toExpressionData(parseExpression('a > 1 and b > 2')) // { operator: 'AND', operands: [{ function: 'MAX', … }, …] }
 * ```
 */
export function toExpressionData(tree: Expression): ExpressionData {
  if (tree.type === 'comparison') {
    const { metricName, ...rest } = toSubExpression(tree)
    return { ...rest, metric_name: metricName }
  }
  return { operator: tree.type === 'and' ? 'AND' : 'OR', operands: tree.operands.map(toExpressionData) }
}
