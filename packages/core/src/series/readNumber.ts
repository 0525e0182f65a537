import { divideExactly, powersOfTen } from './divideExactly.js'
import { incomplete, readText, type Source, scanValue } from './scanJson.js'

/** So many digits a double holds, whatever they are. */
const exactDigits = 15

/** So many digits `divideExactly` can take. */
const mostDigits = 18

/**
 * Reads the number that begins at `at`, to the same double that `JSON.parse` makes of it, and leaves its end in
 * `source.next`. Without making a text of it, where its digits allow: that would take most of the time.
 */
export function readNumber(source: Source, at: number): number {
  const { bytes, view, end } = source
  const negative = bytes[at] === 0x2d
  const start = negative ? at + 1 : at
  let next = start
  /** The first digits that count, and those behind them. */
  let head = 0
  let tail = 0
  let digit = toDigit(bytes[next])
  while (digit <= 9 && next < end) {
    head = head * 10 + digit
    digit = toDigit(bytes[++next])
  }
  let digits = next - start
  // `.5` and `01` are no JSON, and more digits before the point are rare.
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
  // An exponent is too rare to be worth the code.
  if (((bytes[next] as number) | 0x20) === 0x65 || digits > mostDigits || shift > 22)
    return readSlowly(source, at)
  const size =
    digits <= exactDigits
      ? head / (powersOfTen[shift] as number)
      : divideExactly(head, tail, digits - exactDigits, shift)
  // Not a number: too close to the middle between two doubles.
  if (Number.isNaN(size)) return readSlowly(source, at)
  source.next = next
  return negative ? -size : size
}

/** Above 9 for what is no digit. */
function toDigit(byte: number | undefined): number {
  return ((byte as number) - 0x30) >>> 0
}

/** The number that four digits mean, of which the first is in the lowest byte; -1 if one of them is none. */
function readFour(bytes: number): number {
  const isFour = (bytes & 0xf0f0f0f0) === 0x30303030 && ((bytes + 0x06060606) & 0xf0f0f0f0) === 0x30303030
  if (!isFour) return -1
  const digits = bytes & 0x0f0f0f0f
  return (digits & 0xf) * 1000 + ((digits >> 8) & 0xf) * 100 + ((digits >> 16) & 0xf) * 10 + (digits >> 24)
}

/** Any number, and whatever else is no number, as the platform reads it. */
function readSlowly(source: Source, at: number): number {
  const next = scanValue(source, at)
  source.next = next
  if (next === incomplete) return 0
  return Number(readText(source, at, next))
}
