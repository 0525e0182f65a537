import { InvalidParameterError } from '../errors/index.js'

/**
 * A date and time of day as a clock on the wall shows it. `month` counts from 1. Fields outside their range carry over:
 * day 32 of December is 1 January.
 */
export type WallTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/** Longer than every name of a zone. */
const longestName = 60

/**
 * Returns the canonical name of a time zone (`europe/berlin` → `Europe/Berlin`), or `undefined` if this platform does
 * not know it.
 *
 * @example
 * ```ts
 * parseZone('europe/berlin') // 'Europe/Berlin'
 * parseZone('Mars/Base') // undefined
 * ```
 */
export function parseZone(name: string): string | undefined {
  // A fixed offset such as `+02:00` is no zone of a place, and older browsers reject it.
  if (name.length > longestName || !/^[A-Za-z]/.test(name)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** Creating a formatter takes much longer than using it. */
const readers = new Map<string | undefined, Intl.DateTimeFormat>()

function readerOf(zone: string | undefined): Intl.DateTimeFormat {
  const known = readers.get(zone)
  if (known) return known
  if (zone !== undefined && parseZone(zone) === undefined) {
    throw new InvalidParameterError({
      parameter: 'zone',
      reason: 'must be a time zone of this platform, such as Europe/Berlin or UTC',
    })
  }
  // The platform's own zone rules, instead of a library with a copy of them: they are smaller and follow its updates.
  const reader = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  readers.set(zone, reader)
  return reader
}

/**
 * Converts milliseconds since the epoch to the wall time of a zone, rounded down to the second.
 *
 * @param time from year 1 to year 9999
 * @param zone an IANA name; `undefined` for the zone of the platform
 * @throws `InvalidParameterError` for a zone that this platform does not know
 * @example
 * ```ts
 * toWallTime(Date.parse('2026-11-30T12:00:00Z'), 'Asia/Kolkata').hour // 17
 * ```
 */
export function toWallTime(time: number, zone?: string): WallTime {
  const parts = new Map(
    readerOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}

/** Wall time as if it were UTC: milliseconds. */
function asUtc({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/**
 * Returns the milliseconds by which the clocks of a zone are ahead of UTC.
 *
 * @param zone an IANA name; `undefined` for the zone of the platform
 * @throws `InvalidParameterError` for a zone that this platform does not know
 * @example
 * ```ts
 * zoneOffset(Date.parse('2026-11-30T12:00:00Z'), 'Asia/Kolkata') // 19_800_000: 5.5 hours
 * ```
 */
export function zoneOffset(time: number, zone?: string): number {
  return asUtc(toWallTime(time, zone)) - Math.floor(time / 1000) * 1000
}

const day = 86_400_000

/**
 * Converts the wall time of a zone to milliseconds since the epoch.
 *
 * When clocks go back, a wall time exists twice, and `which` chooses. When they go forward, a wall time is missing: it
 * is moved forward by the length of the gap. Both as in JavaScript's `Temporal`.
 *
 * @param zone an IANA name; `undefined` for the zone of the platform
 * @param which of two equal wall times: the earlier, the later, or the one at which the zone has this offset
 *   (milliseconds), if there is one @default 'earlier'
 * @throws `InvalidParameterError` for a zone that this platform does not know
 * @example
 * ```ts
 * // Clocks go from 2:00 to 3:00.
 * const wall = { year: 2026, month: 3, day: 29, hour: 2, minute: 30, second: 0 }
 * new Date(fromWallTime(wall, 'Europe/Berlin')) // 2026-03-29T01:30:00Z, which is 3:30 there
 * ```
 */
export function fromWallTime(
  wall: WallTime,
  zone?: string,
  which: 'earlier' | 'later' | number = 'earlier',
): number {
  const utc = asUtc(wall)
  // The offsets a day before and after: those on both sides of a change.
  const offsets = [zoneOffset(utc - day, zone), zoneOffset(utc + day, zone)] as const
  const isValid = (offset: number): boolean => zoneOffset(utc - offset, zone) === offset
  if (typeof which === 'number' && isValid(which)) return utc - which
  const times = offsets.filter(isValid).map((offset) => utc - offset)
  if (times.length === 0) return utc - offsets[0]
  return which === 'later' ? Math.max(...times) : Math.min(...times)
}
