import type { SubExpression } from '../expression/index.js'
import {
  type Comparison,
  type Expression,
  formatExpression,
  listSubExpressions,
} from '../expression/index.js'
import type { AlarmState } from '../monitoring/index.js'

/** A condition: the index of a comparison, or a chain of conditions. */
export type Condition = number | { type: 'and' | 'or'; operands: readonly Condition[] }

/** An expression, prepared for evaluation. */
export type ParsedCondition = {
  /** Canonical text of the expression. */
  text: string
  /** The comparisons from left to right. */
  subExpressions: readonly SubExpression[]
  /** Canonical text of each comparison. */
  texts: readonly string[]
  condition: Condition
}

/** Prepares the tree of an expression for evaluation. */
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

/** One undetermined comparison makes the alarm UNDETERMINED, even if the other side of an `or` is in ALARM. */
export function conclude(condition: Condition, states: readonly AlarmState[]): AlarmState {
  if (states.includes('UNDETERMINED')) return 'UNDETERMINED'
  return holds(condition, (index) => states[index] === 'ALARM') ? 'ALARM' : 'OK'
}

/** Whether a condition is true, given the results of the comparisons. */
function holds(condition: Condition, isTrue: (comparison: number) => boolean): boolean {
  if (typeof condition === 'number') return isTrue(condition)
  return condition.type === 'and'
    ? condition.operands.every((operand) => holds(operand, isTrue))
    : condition.operands.some((operand) => holds(operand, isTrue))
}
