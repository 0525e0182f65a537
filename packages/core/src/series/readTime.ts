import { parseTime } from './parseTime.js'
import { incomplete, readText, type Source, scanValue } from './scanJson.js'

const millisecondsOfDay = 86_400_000

/** `"2025-01-31T12:00:00.000Z"` with and without the fraction, including quotes. */
const longTime = 26
const shortTime = 22

/**
 * Reads the text at `at` as a time, to the same milliseconds as `parseTime`, and sets `source.next` to its end. Times
 * in the servers' format are read from their digits.
 */
export function readTime(source: Source, at: number): number {
  const { bytes, end } = source
  if (at + longTime <= end) {
    const isLong = bytes[at + 25] === 0x22 && bytes[at + 24] === 0x5a && bytes[at + 20] === 0x2e
    if (isLong || (bytes[at + 21] === 0x22 && bytes[at + 20] === 0x5a)) {
      const seconds = readSeconds(bytes, at)
      const fraction = isLong ? digits3(bytes, at + 21) : 0
      if (seconds + fraction >= 0) {
        source.next = at + (isLong ? longTime : shortTime)
        return seconds + fraction
      }
    }
  }
  const next = scanValue(source, at)
  source.next = next
  if (next === incomplete) return 0
  return parseTime(JSON.parse(readText(source, at, next)))
}

/** Milliseconds of `YYYY-MM-DDTHH:MM:SS`; NaN for any other format, or a time before 1970. */
function readSeconds(bytes: Uint8Array, quote: number): number {
  const separated =
    bytes[quote + 5] === 0x2d &&
    bytes[quote + 8] === 0x2d &&
    bytes[quote + 11] === 0x54 &&
    bytes[quote + 14] === 0x3a &&
    bytes[quote + 17] === 0x3a
  if (!separated) return Number.NaN
  const year = digits2(bytes, quote + 1) * 100 + digits2(bytes, quote + 3)
  const month = digits2(bytes, quote + 6)
  const day = digits2(bytes, quote + 9)
  const hour = digits2(bytes, quote + 12)
  const minute = digits2(bytes, quote + 15)
  const second = digits2(bytes, quote + 18)
  // The platform handles 29 February and invalid days.
  const daysOfMonth = month === 2 ? 28 : 30 + ((month ^ (month >> 3)) & 1)
  const plain =
    year >= 1970 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysOfMonth &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59
  return plain
    ? daysSinceEpoch(year, month, day) * millisecondsOfDay + (hour * 3600 + minute * 60 + second) * 1000
    : Number.NaN
}

/** Two digits as a number; NaN if one is not a digit. */
function digits2(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 0x30
  const ones = (bytes[at + 1] as number) - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function digits3(bytes: Uint8Array, at: number): number {
  const ones = (bytes[at + 2] as number) - 0x30
  return ones >= 0 && ones <= 9 ? digits2(bytes, at) * 10 + ones : Number.NaN
}

/** Counted in years that start in March, so that the leap day is the last day. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const early = month < 3
  const marchYear = early ? year - 1 : year
  const dayOfYear = ((153 * (early ? month + 9 : month - 3) + 2) / 5) | 0
  return (
    marchYear * 365 +
    ((marchYear / 4) | 0) -
    ((marchYear / 100) | 0) +
    ((marchYear / 400) | 0) +
    dayOfYear +
    day -
    719_469
  )
}
