import {
  applyEdits,
  avg,
  type Comparison,
  type Expression,
  ExpressionSyntaxError,
  type FunctionName,
  formatExpression,
  parseExpression,
} from '@monasca/core/expression'
import { type ComparisonChange, dimensionsOf, editComparison, functionOf } from './comparisonEdits.js'
import { editAppend, editOperatorAt, editRemove, editUngroup, editWrap } from './groupEdits.js'
import { findOutline, listComparisons, type Outline, type OutlinePath, outlineExpression } from './outline.js'

/** A text that is an expression. */
export type ReadExpression = { text: string; tree: Expression; outline: Outline }

/** Reads an expression; `undefined` if the text is none. */
export function readExpression(text: string): ReadExpression | undefined {
  const tree = parse(text)
  return tree && { text, tree, outline: outlineExpression(text, tree) }
}

function parse(text: string): Expression | undefined {
  try {
    return parseExpression(text)
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return undefined
    throw error
  }
}

/**
 * Changes parts of one comparison.
 *
 * @param index its place among all comparisons, from left to right
 * @returns the new text; `undefined` if an expression cannot contain the wanted parts
 */
export function changeComparison(
  { text, tree }: ReadExpression,
  index: number,
  change: ComparisonChange,
): string | undefined {
  const before = listComparisons(tree)
  const comparison = before[index]
  if (comparison === undefined) return undefined
  const changed = applyEdits(text, editComparison(text, comparison, change))
  const changedTree = parse(changed)
  const after = changedTree ? listComparisons(changedTree) : []
  const found = after[index]
  // Names come from people: one with a brace in it must not become something else.
  return found && after.length === before.length && fits(found, comparison, change) ? changed : undefined
}

function fits(found: Comparison, before: Comparison, change: ComparisonChange): boolean {
  const isLast = change.function === 'last'
  return (
    functionOf(found) === (change.function ?? functionOf(before)) &&
    found.metricName.value === (change.metricName ?? before.metricName.value) &&
    JSON.stringify(dimensionsOf(found)) === JSON.stringify(change.dimensions ?? dimensionsOf(before)) &&
    (found.deterministic !== undefined) === (change.deterministic ?? before.deterministic !== undefined) &&
    (found.period?.value ?? 60) === (isLast ? 60 : (change.period ?? before.period?.value ?? 60)) &&
    found.operator.value === (change.operator ?? before.operator.value) &&
    found.threshold.value === Number(change.threshold ?? before.threshold.value) &&
    (found.times?.value ?? 1) === (isLast ? 1 : (change.times ?? before.times?.value ?? 1))
  )
}

/** Joins the operands of a group by another word. */
export function setOperator(read: ReadExpression, path: OutlinePath, operator: 'and' | 'or'): string {
  return applyEdits(read.text, editOperatorAt(read.text, read.outline, path, operator))
}

/** Appends a comparison to the group at a path; a single comparison becomes a group of `and`. */
export function appendComparison(
  read: ReadExpression,
  path: OutlinePath,
  comparison: string,
): string | undefined {
  const part = findOutline(read.outline, path)
  return part && applyEdits(read.text, editAppend(read.text, part, comparison))
}

/** Replaces the part at a path by a group that contains it and another comparison. */
export function wrapPart(
  read: ReadExpression,
  path: OutlinePath,
  comparison: string,
  operator: 'and' | 'or',
): string | undefined {
  const part = findOutline(read.outline, path)
  return part && applyEdits(read.text, editWrap(part, comparison, operator))
}

/** Removes the part at a path; the whole expression becomes empty. */
export function removePart(read: ReadExpression, path: OutlinePath): string {
  const edits = editRemove(read.outline, path)
  return edits === undefined ? '' : applyEdits(read.text, edits)
}

/** Dissolves the group at a path into the one around it; `undefined` for what is not a group inside another. */
export function ungroupPart(read: ReadExpression, path: OutlinePath): string | undefined {
  const edits = editUngroup(read.text, read.outline, path)
  return edits && applyEdits(read.text, edits)
}

/** A first condition on a metric; `undefined` if an expression cannot contain the name. */
export function startComparison(
  metricName: string,
  { threshold = 0, function: name = 'avg' }: { threshold?: number; function?: FunctionName } = {},
): string | undefined {
  const template = readExpression(formatExpression(avg('metric').gt(threshold)))
  return template && changeComparison(template, 0, { metricName, function: name })
}
