import { InvalidParameterError } from '../errors/index.js'
import {
  type Expression,
  listSubExpressions,
  parseExpression,
  type SubExpression,
} from '../expression/index.js'
import { type ParsedCondition, toCondition } from './condition.js'
import type { BacktestChange } from './preparedTypes.js'

/**
 * The condition of a changed expression.
 *
 * @throws `ExpressionSyntaxError`, and `InvalidParameterError` for another number of thresholds or comparisons that do
 *   not fit
 */
export function changeExpression(original: ParsedCondition, change: BacktestChange): ParsedCondition {
  const { expression = original.text, thresholds } = change
  const tree = parseExpression(expression)
  const condition = toCondition(tree)
  if (!haveSameValues(original.subExpressions, condition.subExpressions)) {
    throw new InvalidParameterError({
      parameter: 'expression',
      reason: 'must have the comparisons of the preparation, except for thresholds and operators',
      advice: 'Call `prepareBacktest` again for another metric, function, period or `times`.',
    })
  }
  if (thresholds === undefined) return condition
  if (thresholds.length !== condition.subExpressions.length) {
    throw new InvalidParameterError({
      parameter: 'thresholds',
      reason: `has ${thresholds.length} values for ${condition.subExpressions.length} comparisons`,
    })
  }
  const invalid = thresholds.findIndex((threshold) => threshold !== undefined && !Number.isFinite(threshold))
  if (invalid >= 0) {
    throw new InvalidParameterError({
      parameter: `thresholds[${invalid}]`,
      reason: 'must be a finite number',
    })
  }
  return toCondition(withThresholds(tree, thresholds.values()))
}

/**
 * Whether a prepared back-test can evaluate another expression.
 *
 * @throws `ExpressionSyntaxError`
 */
export function fitsPreparation(original: string, expression: string): boolean {
  const [before, after] = [original, expression].map((text) => listSubExpressions(parseExpression(text)))
  return haveSameValues(before ?? [], after ?? [])
}

/** Whether two lists of comparisons compare the same values. */
function haveSameValues(before: readonly SubExpression[], after: readonly SubExpression[]): boolean {
  return (
    before.length === after.length && before.every((expression, index) => isSame(expression, after[index]))
  )
}

function isSame(expression: SubExpression, other: SubExpression | undefined): boolean {
  return other !== undefined && keyOf(expression) === keyOf(other)
}

function keyOf({ function: name, metricName, dimensions, period, periods }: SubExpression): string {
  const sorted = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([name, metricName, sorted, period, periods])
}

function withThresholds(tree: Expression, thresholds: Iterator<number | undefined>): Expression {
  if (tree.type !== 'comparison') {
    return { ...tree, operands: tree.operands.map((operand) => withThresholds(operand, thresholds)) }
  }
  const next: number | undefined = thresholds.next().value
  return next === undefined ? tree : { ...tree, threshold: { ...tree.threshold, value: next } }
}
