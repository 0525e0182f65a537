import { divideExactly, powersOfTen } from './divideExactly.js'
import { incomplete, readText, type Source, scanValue } from './scanJson.js'

/** Bytes that are read without looking for the end: a number with more is read slowly. */
const longestNumber = 48

/** Maximum number of digits before the point. A double represents all of them. */
const wholeDigits = 15

/** Maximum number of digits after the point, as many as the exact powers of ten have. */
const fractionDigits = 22

const pointDigit = (0x2e - 0x30) >>> 0

/** Maximum number of digits in an integer of 32 bits. */
const integerDigits = 9

/**
 * Reads the number at `at` into `into[row]`, as the same double as `JSON.parse`. It avoids a text if the digits allow
 * it: that would take most of the time. Returning the number would allocate it.
 *
 * @returns the end of the number, or `incomplete`
 */
export function readNumber(source: Source, at: number, into: Float64Array, row: number): number {
  const { bytes, view } = source
  if (at + longestNumber > source.end) return readSlowly(source, at, into, row)
  const isNegative = bytes[at] === 0x2d
  const start = isNegative ? at + 1 : at
  let next = start
  /** The leading digits, and the digits after them. */
  let head = 0
  let tail = 0
  let tailDigits = 0
  let shift = 0
  let digit = toDigit(bytes[next])
  const wholeEnd = start + wholeDigits
  while (digit <= 9 && next < wholeEnd) {
    head = head * 10 + digit
    digit = toDigit(bytes[++next])
  }
  // `.5` and `01` are not valid JSON.
  if (next === start || (bytes[start] === 0x30 && next > start + 1)) return readSlowly(source, at, into, row)
  if (digit === pointDigit) {
    const point = next++
    const most = point + fractionDigits
    for (;;) {
      const four = view.getInt32(next, true) ^ 0x30303030
      const others = (four | (four + 0x06060606)) & 0xf0f0f0f0
      if (others === 0) {
        // Leading zeros leave room for more digits.
        if (head < 1e7) head = head * 10_000 + toNumber(four)
        else {
          tail = tail * 10_000 + toNumber(four)
          tailDigits += 4
        }
        next += 4
        if (next <= most) continue
        return readSlowly(source, at, into, row)
      }
      const count = (31 - Math.clz32(others & -others)) >> 3
      tail = tail * (powersOfTen[count] as number) + toNumber((four << 8) << (24 - 8 * count))
      tailDigits += count
      next += count
      break
    }
    shift = next - point - 1
    if (shift === 0 || tailDigits > integerDigits) return readSlowly(source, at, into, row)
    digit = toDigit(bytes[next])
  }
  // Exponents are too rare to optimize.
  if (digit <= 9 || shift > fractionDigits || ((bytes[next] as number) | 0x20) === 0x65)
    return readSlowly(source, at, into, row)
  const high = head * (powersOfTen[tailDigits] as number)
  const size =
    high + tail <= Number.MAX_SAFE_INTEGER
      ? (high + tail) / (powersOfTen[shift] as number)
      : divideExactly(head, tail, tailDigits, shift)
  // NaN: too close to the middle between two doubles.
  if (Number.isNaN(size)) return readSlowly(source, at, into, row)
  into[row] = isNegative ? -size : size
  return next
}

/** Above 9 for anything but a digit. */
function toDigit(byte: number | undefined): number {
  return ((byte as number) - 0x30) >>> 0
}

/** The value of four digits from 0 to 9, the first in the lowest byte. */
function toNumber(digits: number): number {
  const pairs = (Math.imul(digits, 0xa01) >>> 8) & 0xff00ff
  return Math.imul(pairs, 0x640001) >>> 16
}

/** Reads any number, or rejects it, as the platform does. */
function readSlowly(source: Source, at: number, into: Float64Array, row: number): number {
  const next = scanValue(source, at)
  if (next !== incomplete) into[row] = Number(readText(source, at, next))
  return next
}
