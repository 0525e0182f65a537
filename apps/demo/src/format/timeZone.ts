import { zoneOffset } from '@monasca/core/time'

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

/** `UTC`, `UTC+1`, `UTC−3:30`: the offset of a zone at a time. */
export function formatOffset(time: number, zone: string | undefined): string {
  const minutes = Math.round(zoneOffset(time, zone) / 60_000)
  if (minutes === 0) return 'UTC'
  const size = Math.abs(minutes)
  const rest = size % 60
  const text = `${Math.floor(size / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
  return `UTC${minutes < 0 ? '−' : '+'}${text}`
}
