import { InvalidParameterError } from '../errors/index.js'

/**
 * A point in time as parameters accept it: a `Date`, milliseconds since the epoch, or ISO 8601 text
 * (`2025-01-31`, `2025-01-31T12:00:00Z`, `2025-01-31T13:00:00.5+01:00`; without a zone it is UTC, as for the server).
 *
 * All times in results are numbers, in milliseconds since the epoch.
 */
export type Time = Date | number | string

const isoTime =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d))?)?$/

// Python's parsers, and so the server, know the years 1 to 9999 only.
const firstMillisecond = -62_135_596_800_000
const lastMillisecond = 253_402_300_799_999

/**
 * Turns a time into the text that every server takes: UTC with three fraction digits and `Z`.
 *
 * @throws `InvalidParameterError` for an invalid `Date`, a number that is no time, or text that is not ISO 8601.
 * @example
 * ```ts
 * formatTime(0, 'startTime') // '1970-01-01T00:00:00.000Z'
 * ```
 */
export function formatTime(time: Time, parameter: string): string {
  return new Date(toMilliseconds(time, parameter)).toISOString()
}

/** Like `formatTime`, for a parameter that may be missing. */
export function formatOptionalTime(time: Time | undefined, parameter: string): string | undefined {
  return time === undefined ? undefined : formatTime(time, parameter)
}

/**
 * Milliseconds since the epoch of a time that a caller gave.
 *
 * @throws `InvalidParameterError` as `formatTime`
 */
export function toMilliseconds(time: Time, parameter: string): number {
  const isNumeric = typeof time === 'number' || time instanceof Date
  const milliseconds = isNumeric ? Number(time) : typeof time === 'string' ? parseIso(time) : Number.NaN
  if (milliseconds >= firstMillisecond && milliseconds <= lastMillisecond) return Math.trunc(milliseconds)
  throw new InvalidParameterError({
    parameter,
    reason: 'is not a valid time',
    advice: 'Pass a Date, milliseconds since the epoch, or ISO 8601 text such as 2025-01-31T12:00:00Z.',
  })
}

/** NaN for text that is not ISO 8601. `Date.parse` reads local time where no zone is given, and rolls 30 February over. */
function parseIso(text: string): number {
  const match = isoTime.exec(text)
  if (match === null) return Number.NaN
  const part = (index: number): number => Number(match[index] ?? 0)
  const [year, month, day] = [part(1), part(2), part(3)]
  const [hour, minute, second] = [part(4), part(5), part(6)]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return Number.NaN
  if (hour > 23 || minute > 59 || second > 59 || part(10) > 23 || part(11) > 59) return Number.NaN
  const millisecond = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  const zone = (part(10) * 60 + part(11)) * (match[9] === '-' ? -60_000 : 60_000)
  return date.setUTCHours(hour, minute, second, millisecond) - zone
}

/** Milliseconds since the epoch of a time in a reply; NaN when the server sent none. Without a zone it is UTC. */
export function parseTime(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return Number.NaN
  // Servers end their times with Z: the common case must not pay for a pattern.
  if (value.endsWith('Z')) return Date.parse(value)
  return parseIso(value)
}
