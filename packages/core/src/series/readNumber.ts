import { divideExactly, powersOfTen } from './divideExactly.js'
import { incomplete, readText, type Source, scanValue } from './scanJson.js'

/** Number of digits that a double always represents. */
const exactDigits = 15

/** Maximum number of digits for `divideExactly`. */
const mostDigits = 18

/**
 * Reads the number at `at`, to the same double as `JSON.parse`, and sets `source.next` to its end. It avoids a text if
 * the digits allow it: that would take most of the time.
 */
export function readNumber(source: Source, at: number): number {
  const { bytes, view, end } = source
  const negative = bytes[at] === 0x2d
  const start = negative ? at + 1 : at
  let next = start
  /** The leading digits, and the digits after them. */
  let head = 0
  let tail = 0
  let digit = toDigit(bytes[next])
  while (digit <= 9 && next < end) {
    head = head * 10 + digit
    digit = toDigit(bytes[++next])
  }
  let digits = next - start
  // `.5` and `01` are not valid JSON, and more digits before the point are rare.
  if (digits === 0 || digits > exactDigits || (digits > 1 && bytes[start] === 0x30))
    return readSlowly(source, at)
  let shift = 0
  if (bytes[next] === 0x2e && next < end) {
    const point = next
    next++
    while (digits <= exactDigits - 4 && next + 4 <= end) {
      const four = readFour(view.getUint32(next, true))
      if (four === -1) break
      head = head * 10_000 + four
      digits += 4
      next += 4
    }
    digit = toDigit(bytes[next])
    while (digit <= 9 && next < end) {
      if (digits < exactDigits) head = head * 10 + digit
      else if (digits < mostDigits) tail = tail * 10 + digit
      digits++
      digit = toDigit(bytes[++next])
    }
    shift = next - point - 1
    if (shift === 0) return readSlowly(source, at)
  }
  if (next >= end) {
    source.next = incomplete
    return 0
  }
  // Exponents are too rare to optimize.
  if (((bytes[next] as number) | 0x20) === 0x65 || digits > mostDigits || shift > 22)
    return readSlowly(source, at)
  const size =
    digits <= exactDigits
      ? head / (powersOfTen[shift] as number)
      : divideExactly(head, tail, digits - exactDigits, shift)
  // NaN: too close to the middle between two doubles.
  if (Number.isNaN(size)) return readSlowly(source, at)
  source.next = next
  return negative ? -size : size
}

/** Above 9 for anything but a digit. */
function toDigit(byte: number | undefined): number {
  return ((byte as number) - 0x30) >>> 0
}

/** The value of four digits, the first in the lowest byte; -1 if one is not a digit. */
function readFour(bytes: number): number {
  const isFour = (bytes & 0xf0f0f0f0) === 0x30303030 && ((bytes + 0x06060606) & 0xf0f0f0f0) === 0x30303030
  if (!isFour) return -1
  const digits = bytes & 0x0f0f0f0f
  return (digits & 0xf) * 1000 + ((digits >> 8) & 0xf) * 100 + ((digits >> 16) & 0xf) * 10 + (digits >> 24)
}

/** Reads any number, or rejects it, as the platform does. */
function readSlowly(source: Source, at: number): number {
  const next = scanValue(source, at)
  source.next = next
  if (next === incomplete) return 0
  return Number(readText(source, at, next))
}
