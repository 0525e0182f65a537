import { isBlank } from './blanks.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import type { Part } from './tree.js'

/** A text, and how far it has been read. */
export type Scanner = {
  readonly text: string
  /** The next unit to read. */
  at: number
  /** Where the operand that was read last ends, its parentheses included. */
  end: number
  /** How many parentheses are open. */
  depth: number
  /** The place where columns were counted last, for tabs. */
  tab: { readonly at: number; readonly column: number }
}

const maximumLength = 255

/** Gives up at the current place, or at `position`. */
export function fail(scanner: Scanner, expected: string, position: number = scanner.at): never {
  throw new ExpressionSyntaxError({ text: scanner.text, position, expected })
}

/** Passes over white space, and gives the next unit; NaN at the end. */
export function peek(scanner: Scanner): number {
  for (;;) {
    const code = scanner.text.charCodeAt(scanner.at)
    if (!isBlank(code)) return code
    scanner.at++
  }
}

/** Takes one unit if it comes next, after white space. */
export function take(scanner: Scanner, code: number): boolean {
  if (peek(scanner) !== code) return false
  scanner.at++
  return true
}

/** Takes a word of small letters if it comes next, in any case. What follows it does not matter: `1and` is two tokens. */
export function takeWord(scanner: Scanner, word: string): boolean {
  peek(scanner)
  for (let index = 0; index < word.length; index++) {
    // Setting this bit makes a capital small, and no other unit a letter.
    if ((scanner.text.charCodeAt(scanner.at + index) | 32) !== word.charCodeAt(index)) return false
  }
  scanner.at += word.length
  return true
}

/** Reads a name: all units that may be in one. */
export function readName(scanner: Scanner, expected: string): Part<string> {
  peek(scanner)
  const { text, at: start } = scanner
  let end = start
  while (isNameUnit(text.charCodeAt(end))) end++
  return readText(scanner, text.slice(start, end), end, expected)
}

/** Reads the text of a dimension: like a name, but blanks may be in it; those at its end belong to it. */
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

/** Visible ASCII but `" ( ) , < = > { }`, and beyond ASCII all but white space and halves of surrogate pairs. */
export function isNameUnit(code: number): boolean {
  if (code < 128) {
    // A bit for each unit from 32 (space) to 63, then for each from 96 to 127.
    if (code < 64) return code > 32 && ((0x8fff_ecfa >>> (code - 32)) & 1) === 1
    return code < 96 || ((0x57ff_ffff >>> (code - 96)) & 1) === 1
  }
  if (code < 0x1680) return code !== 0x85 && code !== 0xa0
  if (code > 0x3000) return code < 0xd800 || code > 0xdfff
  // Past the end of the text `code` is NaN, which must not pass.
  return (
    !(code >= 0x2000 && code <= 0x200a) &&
    ![0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].includes(code) &&
    code > 0
  )
}

/**
 * Servers put blanks up to the next column that is a multiple of 8 in the place of each tab, before they read. Columns are
 * counted on from the last place: from the beginning, many texts with tabs would take quadratic time.
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
