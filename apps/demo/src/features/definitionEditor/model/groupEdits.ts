import type { TextEdit } from '@monasca/core/expression'
import { findOutline, type Outline, type OutlineGroup, type OutlinePath } from './outline.js'

/** Joins the operands of a group by the other word. Groups that had no parentheses get some, to stay groups. */
export function editOperator(text: string, group: OutlineGroup, operator: 'and' | 'or'): TextEdit[] {
  if (group.type === operator) return []
  const edits = group.joints.map(
    ({ start, end }): TextEdit => ({ start, end, text: likeWritten(operator, text.slice(start, end)) }),
  )
  return [...edits, ...group.operands.flatMap((operand) => (isBare(operand) ? parenthesise(operand) : []))]
}

/** As `editOperator`, for a group at a path: without parentheses inside another group, it gets its own. */
export function editOperatorAt(
  text: string,
  outline: Outline,
  path: OutlinePath,
  operator: 'and' | 'or',
): TextEdit[] {
  const group = findOutline(outline, path)
  if (group === undefined || group.type === 'comparison' || group.type === operator) return []
  const own = path.length > 0 && isBare(group) ? parenthesise(group) : []
  const inner = editOperator(text, group, operator)
  // The group's own parentheses are outside of those of its operands.
  return [...own.slice(0, 1), ...inner, ...own.slice(1)]
}

/** Appends an operand to a group. A part that is no group becomes one, joined by `operator`. */
export function editAppend(
  text: string,
  part: Outline,
  operand: string,
  operator: 'and' | 'or' = 'and',
): TextEdit[] {
  if (part.type === 'comparison') {
    const at = part.outer.end
    return [{ start: at, end: at, text: ` ${operator} ${operand}` }]
  }
  const joint = part.joints.at(-1)
  const word = joint ? text.slice(joint.start, joint.end) : part.type
  return [{ start: part.inner.end, end: part.inner.end, text: ` ${word} ${operand}` }]
}

/** Makes a part the first of a new group in parentheses, with a second operand. */
export function editWrap(part: Outline, operand: string, operator: 'and' | 'or'): TextEdit[] {
  const { start, end } = part.outer
  const [open, close] = isBare(part) ? ['((', ')'] : ['(', '']
  return [
    { start, end: start, text: open },
    { start: end, end, text: `${close} ${operator} ${operand})` },
  ]
}

/**
 * Removes a part with its joining word. What remains of a group of two loses the group's parentheses, unless it needs
 * them.
 *
 * @returns `undefined` for the whole expression, which has nothing to join
 */
export function editRemove(outline: Outline, path: OutlinePath): TextEdit[] | undefined {
  const parent = findOutline(outline, path.slice(0, -1))
  const place = path.at(-1)
  if (place === undefined || parent === undefined || parent.type === 'comparison') return undefined
  const { operands, inner, outer } = parent
  const part = operands[place]
  const previous = operands[place - 1]
  const next = operands[place + 1]
  if (part === undefined) return undefined
  const cut: TextEdit = previous
    ? { start: previous.outer.end, end: part.outer.end, text: '' }
    : { start: part.outer.start, end: next?.outer.start ?? part.outer.end, text: '' }
  const rest = previous ?? next
  const isLoose = operands.length === 2 && rest !== undefined && !isBare(rest) && inner !== outer
  if (!isLoose) return [cut]
  return [
    { start: outer.start, end: inner.start, text: '' },
    cut,
    { start: inner.end, end: outer.end, text: '' },
  ]
}

/**
 * Makes the operands of a group operands of the group around it, joined by its word. Groups among them that had no
 * parentheses get some.
 *
 * @returns `undefined` for what is not a group inside another
 */
export function editUngroup(text: string, outline: Outline, path: OutlinePath): TextEdit[] | undefined {
  const group = findOutline(outline, path)
  const parent = findOutline(outline, path.slice(0, -1))
  if (path.length === 0 || group === undefined || group.type === 'comparison') return undefined
  if (parent === undefined || parent.type === 'comparison') return undefined
  const { inner, outer } = group
  return [
    { start: outer.start, end: inner.start, text: '' },
    ...editOperator(text, group, parent.type),
    { start: inner.end, end: outer.end, text: '' },
  ]
}

/** Whether a part is a group without parentheses. */
export function isBare({ type, inner, outer }: Outline): boolean {
  return type !== 'comparison' && inner === outer
}

function parenthesise({ outer: { start, end } }: Outline): [TextEdit, TextEdit] {
  return [
    { start, end: start, text: '(' },
    { start: end, end, text: ')' },
  ]
}

function likeWritten(operator: 'and' | 'or', written: string): string {
  if (/^[&|]/.test(written)) return operator === 'and' ? '&&' : '||'
  return written === written.toUpperCase() ? operator.toUpperCase() : operator
}
