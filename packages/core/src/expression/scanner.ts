import { isBlank } from './blanks.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import type { Part } from './tree.js'

/** A text and the reading position. */
export type Scanner = {
  readonly text: string
  /** The next unit to read. */
  at: number
  /** End of the last operand, including its parentheses. */
  end: number
  /** Number of open parentheses. */
  depth: number
  /** Position up to which columns are counted, for tabs. */
  tab: { readonly at: number; readonly column: number }
}

const maximumLength = 255

/** Throws for the current position, or for `position`. */
export function fail(scanner: Scanner, expected: string, position: number = scanner.at): never {
  throw new ExpressionSyntaxError({ text: scanner.text, position, expected })
}

/** Skips white space and returns the next unit; NaN at the end. */
export function peek(scanner: Scanner): number {
  for (;;) {
    const code = scanner.text.charCodeAt(scanner.at)
    if (!isBlank(code)) return code
    scanner.at++
  }
}

/** Consumes a unit if it is next, after white space. */
export function take(scanner: Scanner, code: number): boolean {
  if (peek(scanner) !== code) return false
  scanner.at++
  return true
}

/** Consumes a lower-case word if it is next, ignoring case. Any text may follow it: `1and` is two tokens. */
export function takeWord(scanner: Scanner, word: string): boolean {
  peek(scanner)
  for (let index = 0; index < word.length; index++) {
    // This bit converts a capital to lower case, and no other unit to a letter.
    if ((scanner.text.charCodeAt(scanner.at + index) | 32) !== word.charCodeAt(index)) return false
  }
  scanner.at += word.length
  return true
}

/** Reads a name: all units that names may contain. */
export function readName(scanner: Scanner, expected: string): Part<string> {
  peek(scanner)
  const { text, at: start } = scanner
  let end = start
  while (isNameUnit(text.charCodeAt(end))) end++
  return readText(scanner, text.slice(start, end), end, expected)
}

/** Reads a dimension's name or value: like a name, but with blanks, including trailing ones. */
export function readDimensionText(scanner: Scanner, expected: string): Part<string> {
  peek(scanner)
  const { text, at: start } = scanner
  let end = start
  let tabs = false
  for (;;) {
    const code = text.charCodeAt(end)
    if (code === 9) tabs = true
    else if (code !== 32 && !isNameUnit(code)) break
    end++
  }
  const value = tabs ? expandTabs(scanner, start, end) : text.slice(start, end)
  return readText(scanner, value, end, expected)
}

/** Reads decimal digits. */
export function readDigits(scanner: Scanner, expected: string): string {
  peek(scanner)
  const { text, at: start } = scanner
  let code = text.charCodeAt(scanner.at)
  while (code >= 48 && code <= 57) code = text.charCodeAt(++scanner.at)
  if (scanner.at === start) fail(scanner, expected)
  return text.slice(start, scanner.at)
}

function readText(scanner: Scanner, value: string, end: number, expected: string): Part<string> {
  const start = scanner.at
  if (end === start) fail(scanner, expected)
  if (value.length > maximumLength) fail(scanner, `at most ${maximumLength} characters`)
  scanner.at = end
  return { value, start, end }
}

/** Visible ASCII except `" ( ) , < = > { }`, and non-ASCII except white space and halves of surrogate pairs. */
export function isNameUnit(code: number): boolean {
  if (code < 128) {
    // One bit per unit from 32 (space) to 63, then from 96 to 127.
    if (code < 64) return code > 32 && ((0x8fff_ecfa >>> (code - 32)) & 1) === 1
    return code < 96 || ((0x57ff_ffff >>> (code - 96)) & 1) === 1
  }
  if (code < 0x1680) return code !== 0x85 && code !== 0xa0
  if (code > 0x3000) return code < 0xd800 || code > 0xdfff
  // After the end of the text `code` is NaN, which must not match.
  return (
    !(code >= 0x2000 && code <= 0x200a) &&
    ![0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].includes(code) &&
    code > 0
  )
}

/**
 * Servers expand each tab with blanks to the next column that is a multiple of 8. Columns are counted from the last
 * position: counting from the start would take quadratic time.
 */
function expandTabs(scanner: Scanner, start: number, end: number): string {
  const { text, tab } = scanner
  let value = ''
  let { column } = tab
  for (let index = tab.at; index < end; index++) {
    const unit = text.charAt(index)
    const expanded = unit === '\t' ? ' '.repeat(8 - (column % 8)) : unit
    column = unit === '\n' || unit === '\r' ? 0 : column + expanded.length
    if (index >= start) value += expanded
  }
  scanner.tab = { at: end, column }
  return value
}
