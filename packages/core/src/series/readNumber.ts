import { divideExactly, powersOfTen } from './divideExactly.js'
import { incomplete, readText, type Source, scanValue } from './scanJson.js'

/** So many digits a double holds, whatever they are. */
const exactDigits = 15

/** Half of the digits that are read without the platform's help: so many make a small integer, which costs least. */
const halfDigits = 9

/**
 * Reads the number that begins at `at`, to the same double that `JSON.parse` makes of it, and leaves its end in
 * `source.next`. Without making a text of it, where its digits allow: that would take most of the time.
 */
export function readNumber(source: Source, at: number): number {
  const { bytes, end } = source
  const negative = bytes[at] === 0x2d
  const start = negative ? at + 1 : at
  let next = start
  let point = -1
  /** The first digits that count, and those behind them. */
  let first = 0
  let second = 0
  let digits = 0
  for (; next < end; next++) {
    const digit = (bytes[next] as number) - 0x30
    if (digit >= 0 && digit <= 9) {
      if (digits < halfDigits) {
        first = first * 10 + digit
        // Zeros before all others do not count.
        if (first !== 0) digits++
      } else {
        if (digits < 2 * halfDigits) second = second * 10 + digit
        digits++
      }
    } else if (digit === -2 && point === -1) point = next
    else break
  }
  if (next === end) {
    source.next = incomplete
    return 0
  }
  const whole = (point === -1 ? next : point) - start
  const shift = point === -1 ? 0 : next - point - 1
  const strange =
    // `.5`, `01` and `5.` are no JSON; an exponent is too rare to be worth the code.
    whole === 0 ||
    (whole > 1 && bytes[start] === 0x30) ||
    (point !== -1 && shift === 0) ||
    ((bytes[next] as number) | 0x20) === 0x65 ||
    bytes[next] === 0x2e ||
    digits > 2 * halfDigits ||
    shift > 22
  const size = strange ? Number.NaN : toDouble(first, second, digits, shift)
  // Not a number: strange, or too close to the middle between two doubles.
  if (Number.isNaN(size)) return readSlowly(source, at)
  source.next = next
  return negative ? -size : size
}

/** The number that `digits` digits mean when the last `shift` of them stand behind the point. */
function toDouble(first: number, second: number, digits: number, shift: number): number {
  if (digits <= halfDigits) return first / (powersOfTen[shift] as number)
  const behind = digits - halfDigits
  if (digits <= exactDigits) {
    return (first * (powersOfTen[behind] as number) + second) / (powersOfTen[shift] as number)
  }
  const tailDigits = digits - exactDigits
  const power = powersOfTen[tailDigits] as number
  const tail = second % power
  const head = first * (powersOfTen[behind - tailDigits] as number) + (second - tail) / power
  return divideExactly(head, tail, tailDigits, shift)
}

/** Any number, and whatever else is no number, as the platform reads it. */
function readSlowly(source: Source, at: number): number {
  const next = scanValue(source, at)
  source.next = next
  if (next === incomplete) return 0
  return Number(readText(source, at, next))
}
