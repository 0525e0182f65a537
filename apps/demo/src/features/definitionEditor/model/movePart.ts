import { applyEdits, type TextEdit } from '@monasca/core/expression'
import { type ReadExpression, readExpression } from './editExpression.js'
import { editRemove, isBare } from './groupEdits.js'
import { findOutline, type Outline, type OutlineGroup, type OutlinePath } from './outline.js'

export type MoveDirection = 'up' | 'down'

/** The text after a move, and where the part is in it. */
export type MovedPart = { text: string; path: OutlinePath }

/** Whether there is anything above or below the part. */
export function canMove(
  { outline }: Pick<ReadExpression, 'outline'>,
  path: OutlinePath,
  to: MoveDirection,
): boolean {
  const parent = findOutline(outline, path.slice(0, -1))
  if (path.length === 0 || parent === undefined || parent.type === 'comparison') return false
  return path.length > 1 || path[0] !== (to === 'up' ? 0 : parent.operands.length - 1)
}

/**
 * Moves a part by one step through the conditions: past the condition beside it, into the group beside it, or, from the
 * end of its group, out of it. All other parentheses are kept; those of a group that is left with one part are not
 * needed any more.
 *
 * @returns `undefined` if there is nothing in this direction
 */
export function movePart(read: ReadExpression, path: OutlinePath, to: MoveDirection): MovedPart | undefined {
  const { text, outline } = read
  const parentPath = path.slice(0, -1)
  const place = path.at(-1)
  const part = findOutline(outline, path)
  const parent = findOutline(outline, parentPath)
  if (place === undefined || part === undefined || parent === undefined || parent.type === 'comparison') {
    return undefined
  }
  const neighbour = parent.operands[place + (to === 'up' ? -1 : 1)]
  if (neighbour?.type === 'comparison') {
    const moved = applyEdits(text, swap(text, part, neighbour))
    return locate(moved, part, firstIndex(part) + (to === 'up' ? -1 : 1))
  }
  const insertion =
    neighbour === undefined
      ? insertBeside(text, part, parent, findOutline(outline, parentPath.slice(0, -1)), path.length, to)
      : insertInto(text, part, neighbour, to)
  const removal = editRemove(outline, path)
  if (insertion === undefined || removal === undefined) return undefined
  // An insertion at the start of a removal comes first.
  return locate(applyEdits(text, [insertion, ...removal]), part, firstIndex(part))
}

function swap(text: string, one: Outline, other: Outline): TextEdit[] {
  return [
    { ...one.outer, text: text.slice(other.outer.start, other.outer.end) },
    { ...other.outer, text: text.slice(one.outer.start, one.outer.end) },
  ]
}

/** Into the near end of a group. */
function insertInto(text: string, part: Outline, group: OutlineGroup, to: MoveDirection): TextEdit {
  const { start, end } = group.inner
  const written = writeIn(text, part, group)
  return to === 'up'
    ? { start: end, end, text: ` ${wordOf(text, group)} ${written}` }
    : { start, end: start, text: `${written} ${wordOf(text, group)} ` }
}

/** Before or after the group that contains the part. */
function insertBeside(
  text: string,
  part: Outline,
  parent: OutlineGroup,
  grandparent: Outline | undefined,
  depth: number,
  to: MoveDirection,
): TextEdit | undefined {
  if (depth < 2 || grandparent === undefined || grandparent.type === 'comparison') return undefined
  const { start, end } = parent.outer
  const written = writeIn(text, part, grandparent)
  return to === 'up'
    ? { start, end: start, text: `${written} ${wordOf(text, grandparent)} ` }
    : { start: end, end, text: ` ${wordOf(text, grandparent)} ${written}` }
}

/** The part as an operand of the group: a group without parentheses gets some where it would not stay one. */
function writeIn(text: string, part: Outline, { type }: OutlineGroup): string {
  const written = text.slice(part.outer.start, part.outer.end)
  return isBare(part) && type === 'and' ? `(${written})` : written
}

/** The joining word as the group has it. */
function wordOf(text: string, { joints: [joint], type }: OutlineGroup): string {
  return joint === undefined ? type : text.slice(joint.start, joint.end)
}

/** Place of the first comparison of the part among all comparisons. */
function firstIndex(part: Outline): number {
  return part.type === 'comparison' ? part.index : part.operands[0] ? firstIndex(part.operands[0]) : 0
}

function countComparisons(part: Outline): number {
  return part.type === 'comparison'
    ? 1
    : part.operands.reduce((sum, operand) => sum + countComparisons(operand), 0)
}

/** A part is known by its first comparison and their number. */
function locate(text: string, part: Outline, first: number): MovedPart | undefined {
  const outline = readExpression(text)?.outline
  const count = countComparisons(part)
  const find = (one: Outline, path: OutlinePath): OutlinePath | undefined => {
    if (firstIndex(one) === first && countComparisons(one) === count) return path
    if (one.type === 'comparison') return undefined
    for (const [place, operand] of one.operands.entries()) {
      const found = find(operand, [...path, place])
      if (found !== undefined) return found
    }
    return undefined
  }
  const path = outline && find(outline, [])
  return path && { text, path }
}
