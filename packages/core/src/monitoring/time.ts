import { InvalidParameterError } from '../errors/index.js'
import { parseIso } from '../series/parseTime.js'

/**
 * A point in time in parameters: a `Date`, milliseconds since the epoch, or ISO 8601 text (`2025-01-31`,
 * `2025-01-31T12:00:00Z`, `2025-01-31T13:00:00.5+01:00`; without a time zone it is UTC, as for the server).
 *
 * All times in results are numbers, in milliseconds since the epoch.
 */
export type Time = Date | number | string

// Python's parsers, and so the server, support only the years 1 to 9999.
const firstMillisecond = -62_135_596_800_000
const lastMillisecond = 253_402_300_799_999

/**
 * Formats a time as every server accepts it: UTC with three fraction digits and `Z`.
 *
 * @throws `InvalidParameterError` for an invalid `Date` or number, or text that is not ISO 8601
 * @example
 * ```ts
 * formatTime(0, 'startTime') // '1970-01-01T00:00:00.000Z'
 * ```
 */
export function formatTime(time: Time, parameter: string): string {
  return new Date(toMilliseconds(time, parameter)).toISOString()
}

/** Like `formatTime`, for an optional parameter. */
export function formatOptionalTime(time: Time | undefined, parameter: string): string | undefined {
  return time === undefined ? undefined : formatTime(time, parameter)
}

/**
 * Converts a time to milliseconds since the epoch.
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
