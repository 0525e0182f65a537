import { JsonSyntaxError } from './jsonSyntaxError.js'

/** A part of a JSON text in UTF-8, as far as it has arrived. */
export type Source = {
  readonly bytes: Uint8Array
  /** The same bytes. */
  readonly view: DataView
  /** The first byte that has not arrived. */
  readonly end: number
  /** Position of the first byte in the whole text. */
  readonly base: number
  /** End of the last value, or `incomplete`: a second result of the functions that read one. */
  next: number
}

/** Creates a source of the first bytes of an array, up to `end`. */
export function createSource(bytes: Uint8Array, end: number, base: number): Source {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), end, base, next: 0 }
}

/** Result of the functions below if the value may continue after the known bytes. */
export const incomplete = -1

const quote = 0x22
const comma = 0x2c
const minus = 0x2d
const colon = 0x3a
const backslash = 0x5c
const openBracket = 0x5b
const openBrace = 0x7b
const closeBrace = 0x7d

/** Throws for a position in the bytes. */
export function failAt(source: Source, at: number, expected: string): never {
  throw new JsonSyntaxError({ position: source.base + at, expected })
}

/** Created with the first text. */
let decoder: TextDecoder | undefined

/** Decodes a range of the bytes as text. It must start and end with ASCII. */
export function readText({ bytes }: Source, from: number, to: number): string {
  decoder ??= new TextDecoder()
  return decoder.decode(bytes.subarray(from, to))
}

/** The first byte from `at` on that is not white space; `end` if there is none. */
export function skipSpace({ bytes, end }: Source, at: number): number {
  for (let next = at; next < end; next++) {
    const byte = bytes[next]
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return next
  }
  return end
}

/**
 * Finds the end of the value at `at` and checks that it is JSON, with any nesting depth.
 *
 * @returns the first byte after the value, or `incomplete`
 */
export function scanValue(source: Source, at: number): number {
  const { bytes, end } = source
  /** The open brackets. */
  const closers: number[] = []
  let next = at
  for (;;) {
    next = skipSpace(source, next)
    if (next >= end) return incomplete
    const first = bytes[next]
    if (first === openBrace || first === openBracket) {
      next = skipSpace(source, next + 1)
      if (next >= end) return incomplete
      const closer = first + 2
      if (bytes[next] === closer) next++
      else {
        closers.push(closer)
        if (closer === closeBrace) next = scanKey(source, next)
        if (next === incomplete) return incomplete
        continue
      }
    } else {
      next = scanScalar(source, next)
      if (next === incomplete) return incomplete
    }
    for (;;) {
      const closer = closers.at(-1)
      if (closer === undefined) return next
      next = skipSpace(source, next)
      if (next >= end) return incomplete
      const byte = bytes[next]
      next++
      if (byte === comma) {
        if (closer === closeBrace) next = scanKey(source, next)
        if (next === incomplete) return incomplete
        break
      }
      if (byte !== closer) failAt(source, next - 1, closer === closeBrace ? '"," or "}"' : '"," or "]"')
      closers.pop()
    }
  }
}

/** Skips the name of a member and the colon after it. */
export function scanKey(source: Source, at: number): number {
  const { bytes, end } = source
  let next = skipSpace(source, at)
  if (next >= end) return incomplete
  if (bytes[next] !== quote) failAt(source, next, 'the name of a member')
  next = scanString(source, next)
  if (next === incomplete) return incomplete
  next = skipSpace(source, next)
  if (next >= end) return incomplete
  if (bytes[next] !== colon) failAt(source, next, '":"')
  return next + 1
}

/** Skips a text whose quote is at `at`. */
function scanString(source: Source, at: number): number {
  const { bytes, end } = source
  for (let next = at + 1; next < end; next++) {
    const byte = bytes[next] as number
    if (byte === quote) return next + 1
    if (byte < 0x20) failAt(source, next, 'no control character in a text')
    if (byte !== backslash) continue
    next++
    if (next >= end) return incomplete
    if (bytes[next] !== 0x75) {
      if (!isEscape(bytes[next])) failAt(source, next, 'one of "\\/bfnrtu after a backslash')
      continue
    }
    for (let digit = 0; digit < 4; digit++) {
      next++
      if (next >= end) return incomplete
      if (!isHexDigit(bytes[next])) failAt(source, next, 'four hexadecimal digits')
    }
  }
  return incomplete
}

function scanScalar(source: Source, at: number): number {
  const { bytes } = source
  const first = bytes[at]
  if (first === quote) return scanString(source, at)
  if (first === minus || isDigit(first)) return scanNumber(source, at)
  if (first === 0x74) return scanWord(source, at, 'true')
  if (first === 0x66) return scanWord(source, at, 'false')
  if (first === 0x6e) return scanWord(source, at, 'null')
  return failAt(source, at, 'a value')
}

function scanWord(source: Source, at: number, word: string): number {
  for (let index = 0; index < word.length; index++) {
    if (at + index >= source.end) return incomplete
    if (source.bytes[at + index] !== word.charCodeAt(index)) failAt(source, at + index, `"${word}"`)
  }
  return at + word.length
}

/** Skips a number. At the end of the known bytes it may continue. */
function scanNumber(source: Source, at: number): number {
  const { bytes } = source
  let next = bytes[at] === minus ? at + 1 : at
  if (bytes[next] === 0x30) next++
  else next = scanDigits(source, next)
  if (next !== incomplete && bytes[next] === 0x2e) next = scanDigits(source, next + 1)
  if (next !== incomplete && ((bytes[next] as number) | 0x20) === 0x65) {
    const sign = bytes[next + 1] === 0x2b || bytes[next + 1] === minus
    next = scanDigits(source, next + (sign ? 2 : 1))
  }
  return next === incomplete || next >= source.end ? incomplete : next
}

/** At least one digit. */
function scanDigits(source: Source, at: number): number {
  if (at >= source.end) return incomplete
  if (!isDigit(source.bytes[at])) failAt(source, at, 'a digit')
  let next = at + 1
  while (next < source.end && isDigit(source.bytes[next])) next++
  return next >= source.end ? incomplete : next
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function isHexDigit(byte: number | undefined): boolean {
  if (byte === undefined) return false
  const small = byte | 0x20
  return isDigit(byte) || (small >= 0x61 && small <= 0x66)
}

function isEscape(byte: number | undefined): boolean {
  return byte !== undefined && '"\\/bfnrt'.includes(String.fromCharCode(byte))
}
