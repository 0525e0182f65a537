/** A date and time of day as a clock on the wall shows it. `month` counts from 1. */
export type WallTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

let current: string | undefined

/** The zone of all formatted times: an IANA name such as `Europe/Berlin`; `undefined` for the browser's. */
export function getTimeZone(): string | undefined {
  return current
}

/**
 * Sets the zone of all formatted times. What is on screen does not follow by itself: the frame remounts the page, so
 * that every time on it is formatted again.
 */
export function setTimeZone(zone: string | undefined): void {
  current = zone
}

/** The zone of the browser. */
export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Returns the canonical name of a zone; `undefined` for anything that this browser does not know. */
export function parseZone(name: string): string | undefined {
  // A fixed offset such as `+02:00` is no zone of a place, and older browsers reject it.
  if (name.length > 60 || !/^[A-Za-z]/.test(name)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

const readers = new Map<string | undefined, Intl.DateTimeFormat>()

function readerOf(zone: string | undefined): Intl.DateTimeFormat {
  const known = readers.get(zone)
  if (known) return known
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

/** Converts milliseconds since the epoch to the wall time of a zone. */
export function toWallTime(time: number, zone: string | undefined): WallTime {
  const parts = new Map(
    readerOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}

/** Wall time as if it were UTC: milliseconds. A month, day or hour outside its range carries over. */
function asUtc({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** Milliseconds by which the clocks of a zone are ahead of UTC. */
export function zoneOffset(time: number, zone: string | undefined): number {
  return asUtc(toWallTime(time, zone)) - Math.floor(time / 1000) * 1000
}

/**
 * Converts the wall time of a zone to milliseconds since the epoch.
 *
 * When clocks go back, an hour exists twice: `which` chooses. When they go forward, an hour is missing: a time in it is
 * moved forward by the missing hour.
 *
 * @param which of two equal wall times @default 'earlier'
 */
export function fromWallTime(
  wall: WallTime,
  zone: string | undefined,
  which: 'earlier' | 'later' = 'earlier',
): number {
  const utc = asUtc(wall)
  const day = 86_400_000
  // The offsets a day before and after: those on both sides of a change.
  const [before, after] = [zoneOffset(utc - day, zone), zoneOffset(utc + day, zone)]
  const times = [utc - before, utc - after].filter((time) => asUtc(toWallTime(time, zone)) === utc)
  if (times.length === 0) return utc - before
  return which === 'earlier' ? Math.min(...times) : Math.max(...times)
}

/** `UTC`, `UTC+1`, `UTC−3:30`: the offset of a zone at a time. */
export function formatOffset(time: number, zone: string | undefined): string {
  const minutes = Math.round(zoneOffset(time, zone) / 60_000)
  if (minutes === 0) return 'UTC'
  const size = Math.abs(minutes)
  const rest = size % 60
  const text = `${Math.floor(size / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
  return `UTC${minutes < 0 ? '−' : '+'}${text}`
}
