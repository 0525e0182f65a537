import { trimBlanks, trimEnd, trimStart } from './blanks.js'
import { parseExpression } from './parseExpression.js'
import { isNameUnit } from './scanner.js'
import { ExpressionSyntaxError } from './syntaxError.js'

/** A position to complete in an unfinished expression. */
export type CompletionPlace = {
  /** Start of the word at the cursor. */
  start: number
  /** End of that word, which may be after the cursor. */
  end: number
  /** Part of that word before the cursor. */
  prefix: string
  /** What the parser expects instead of the word, in its wording; empty if unknown. */
  expected: string
  /** Whether braces may follow here. */
  mayOpenBraces: boolean
  /** Whether `times` may follow here. */
  mayRepeat: boolean
  /** Whether an open parenthesis may be closed here. */
  isNested: boolean
  /** Between braces: the metric before them, and the other dimensions in them. */
  braces: { metricName: string; dimensionName: string; used: string[] } | undefined
}

/** Finds what the grammar allows at a position, even if the text before is wrong or the text after is unfinished. */
export function findPlace(text: string, position: number): CompletionPlace {
  const whole = Math.trunc(position)
  const at = Number.isNaN(whole) ? text.length : Math.max(0, Math.min(text.length, whole))
  const before = text.slice(0, at)
  const brace = before.lastIndexOf('{')
  const isInBraces = brace > before.lastIndexOf('}')
  const start = isInBraces ? startOfDimensionText(before) : startOfWord(before)
  const head = text.slice(0, start)
  const { expected, tail } = expectAfter(head)
  return {
    start,
    end: start === at ? at : isInBraces ? endOfDimensionText(text, at) : endOfWord(text, at),
    prefix: text.slice(start, at),
    expected,
    mayOpenBraces: expectAfter(`${tail} {`).expected === 'a dimension name',
    mayRepeat: expectAfter(`${tail} times`).expected === 'a number of periods',
    isNested: head.split('(').length > head.split(')').length,
    braces: isInBraces ? readBraces(text, brace, start, at) : undefined,
  }
}

/**
 * What the parser expects after a text. An unknown function is treated as a known one. After any other error, only the
 * text after the next `and` or `or` counts.
 */
function expectAfter(text: string): { expected: string; tail: string } {
  let tail = text
  for (;;) {
    const error = findSyntaxError(tail)
    if (error === undefined) return { expected: '"and", "or" or the end', tail }
    const { position, expected } = error
    if (position === tail.length) return { expected, tail }
    if (expected.startsWith('one of')) {
      tail = `avg${tail.slice(endOfWord(tail, position))}`
    } else {
      // Words in a name that is too long join nothing.
      const next = findJoint(tail, expected.startsWith('at most') ? endOfWord(tail, position) : position)
      if (next === undefined) return { expected: '', tail: '' }
      tail = tail.slice(next)
    }
  }
}

/** End of the next operator after `from` that joins comparisons. */
function findJoint(text: string, from: number): number | undefined {
  const joint = /(?:and|or)(?=[ \t\n\r(]|$)|&&|\|\|/gi
  joint.lastIndex = from
  for (let found = joint.exec(text); found !== null; found = joint.exec(text)) {
    // A word directly after a letter is part of a name.
    const isWord = /^\w/.test(found[0])
    if (!isWord || /[ \t\n\r\d)}]/.test(text.charAt(found.index - 1))) return joint.lastIndex
    joint.lastIndex = found.index + 1
  }
  return undefined
}

function findSyntaxError(text: string): ExpressionSyntaxError | undefined {
  try {
    parseExpression(text)
    return undefined
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return error
    throw error
  }
}

/** Start of a name, number, keyword or operator. An operator without a blank is not part of the next name. */
function startOfWord(before: string): number {
  let start = before.length
  while (isNameUnit(before.charCodeAt(start - 1))) start--
  if (start === before.length) return start - (/[<>=]{1,2}$/.exec(before)?.[0].length ?? 0)
  return start + (/^(?:-?\d[\d.]*)?(?:&&|\|\|)/.exec(before.slice(start))?.[0].length ?? 0)
}

function endOfWord(text: string, at: number): number {
  let end = at
  while (isNameUnit(text.charCodeAt(end))) end++
  return end
}

function startOfDimensionText(before: string): number {
  const delimiter = Math.max(...['{', ',', '='].map((sign) => before.lastIndexOf(sign)))
  return before.length - trimStart(before.slice(delimiter + 1)).length
}

/** Dimension names and values may contain blanks, if an operator ends them and not just white space. */
function endOfDimensionText(text: string, at: number): number {
  let end = at
  while (text.charAt(end) === ' ' || isNameUnit(text.charCodeAt(end))) end++
  return /[,}=]/.test(text.charAt(end)) ? at + trimEnd(text.slice(at, end)).length : endOfWord(text, at)
}

function readBraces(text: string, brace: number, start: number, at: number): CompletionPlace['braces'] {
  const metric = trimEnd(text.slice(0, brace))
  const inner = text.slice(brace + 1, start)
  const pairs = inner.split(',')
  const following = /^[^{}()<>]*/.exec(text.slice(at))?.[0].split(',').slice(1) ?? []
  return {
    metricName: metric.slice(startOfWord(metric)),
    dimensionName: keyOf(pairs.at(-1)),
    used: [...pairs.slice(0, -1), ...following].map(keyOf).filter((key) => key !== ''),
  }
}

function keyOf(pair = ''): string {
  return trimBlanks(pair.split('=', 1).join(''))
}
