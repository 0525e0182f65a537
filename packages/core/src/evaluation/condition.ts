import type { SubExpression } from '../expression/index.js'
import {
  type Comparison,
  type Expression,
  formatExpression,
  listSubExpressions,
} from '../expression/index.js'

/** How comparisons are joined: the place of one in the list, or a chain of conditions. */
type Condition = number | { type: 'and' | 'or'; operands: readonly Condition[] }

/** An expression in the form in which it is evaluated. */
export type ParsedCondition = {
  /** Canonical text of the whole. */
  text: string
  /** The comparisons from left to right. */
  subExpressions: readonly SubExpression[]
  /** Canonical text of each comparison. */
  texts: readonly string[]
  condition: Condition
}

/** Brings the tree of an expression into the form in which it is evaluated. */
export function toCondition(tree: Expression): ParsedCondition {
  const comparisons: Comparison[] = []
  const visit = (node: Expression): Condition =>
    node.type === 'comparison'
      ? comparisons.push(node) - 1
      : { type: node.type, operands: node.operands.map(visit) }
  const condition = visit(tree)
  return {
    text: formatExpression(tree),
    subExpressions: listSubExpressions(tree),
    texts: comparisons.map(formatExpression),
    condition,
  }
}

/** Whether a condition holds, given which of the comparisons do. */
export function holds(condition: Condition, isTrue: (comparison: number) => boolean): boolean {
  if (typeof condition === 'number') return isTrue(condition)
  return condition.type === 'and'
    ? condition.operands.every((operand) => holds(operand, isTrue))
    : condition.operands.some((operand) => holds(operand, isTrue))
}
