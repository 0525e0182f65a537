import { parseIso, parseTime } from './parseTime.js'
import { incomplete, readText, type Source, scanValue } from './scanJson.js'

/** `"2025-01-31T12:00:00.000Z"` with and without the fraction, including quotes: their bytes. */
const longTime = 26
const shortTime = 22

/** Reads the text at `at` as a time into `into[row]`, to the same milliseconds as `parseTime`. Returns its end. */
export type TimeReader = (source: Source, at: number, into: Float64Array, row: number) => number

/**
 * Creates a reader of times. Those in the servers' format are read from their digits, and the day only if it differs
 * from the one before.
 */
export function createTimeReader(): TimeReader {
  /** The bytes of the last day, `"YYYY-MM` as one double and `-DDT` as one integer, and its milliseconds. */
  let month = Number.NaN
  let dayOfMonth = 0
  let day = 0

  return function readTime(source, at, into, row) {
    const { view } = source
    if (at + longTime > source.end) return readSlowly(source, at, into, row)
    if (view.getFloat64(at, true) !== month || view.getInt32(at + 8, true) !== dayOfMonth) {
      const start = readDay(source, at)
      if (Number.isNaN(start)) return readSlowly(source, at, into, row)
      month = view.getFloat64(at, true)
      dayOfMonth = view.getInt32(at + 8, true)
      day = start
    }
    // Four bytes at a time, each a digit from 0 to 9 after this, or 0 where it must be another sign.
    const hours = view.getInt32(at + 12, true) ^ 0x303a3030
    const minutes = view.getInt32(at + 16, true) ^ 0x30303a30
    const isLong = view.getUint16(at + 24, true) === 0x225a
    const milliseconds = isLong ? view.getInt32(at + 20, true) ^ 0x3030302e : 0
    const high =
      ((hours | (hours + 0x06000606)) & 0xf0fff0f0) |
      ((minutes | (minutes + 0x06060006)) & 0xf0f0fff0) |
      ((milliseconds | (milliseconds + 0x06060600)) & 0xf0f0f0ff)
    if (high !== 0 || (!isLong && view.getUint16(at + 20, true) !== 0x225a))
      return readSlowly(source, at, into, row)
    const hour = (hours & 0xf) * 10 + ((hours >> 8) & 0xf)
    const minute = (hours >>> 24) * 10 + (minutes & 0xf)
    const second = ((minutes >> 16) & 0xf) * 10 + (minutes >>> 24)
    if (hour > 23 || minute > 59 || second > 59) return readSlowly(source, at, into, row)
    const fraction =
      ((milliseconds >> 8) & 0xf) * 100 + ((milliseconds >> 16) & 0xf) * 10 + (milliseconds >>> 24)
    into[row] = day + (((hour * 60 + minute) * 60 + second) * 1000 + fraction)
    return at + (isLong ? longTime : shortTime)
  }
}

/** Milliseconds at the start of the day in `"YYYY-MM-DDT`; NaN for any other format. */
function readDay(source: Source, at: number): number {
  const { bytes } = source
  return bytes[at] === 0x22 && bytes[at + 11] === 0x54
    ? parseIso(readText(source, at + 1, at + 11))
    : Number.NaN
}

/** Reads any text as the platform does. */
function readSlowly(source: Source, at: number, into: Float64Array, row: number): number {
  const next = scanValue(source, at)
  if (next !== incomplete) into[row] = parseTime(JSON.parse(readText(source, at, next)))
  return next
}
