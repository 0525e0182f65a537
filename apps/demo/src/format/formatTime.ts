import { locale } from './locale.js'

const clock = new Intl.DateTimeFormat(locale, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const dateAndClock = new Intl.DateTimeFormat(locale, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `14:03:25`, in the browser's time zone. `time`: milliseconds since the epoch. */
export function formatClock(time: number): string {
  return clock.format(time)
}

/** `23 Nov 2026, 14:03`, in the browser's time zone. `time`: milliseconds since the epoch. */
export function formatDateTime(time: number): string {
  return dateAndClock.format(time)
}
