import { locale } from './locale.js'
import { getTimeZone } from './timeZone.js'

const options = {
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { month: 'short', day: 'numeric' },
  dateTime: {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

type Style = keyof typeof options

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Creating a formatter takes much longer than using it. */
function format(style: Style, time: number): string {
  const timeZone = getTimeZone()
  const key = `${style} ${timeZone ?? ''}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options[style], timeZone })
  formatters.set(key, formatter)
  return formatter.format(time)
}

/** `14:03:25`, in the chosen time zone. `time`: milliseconds since the epoch. */
export function formatClock(time: number): string {
  return format('clock', time)
}

/** `14:03`, in the chosen time zone. `time`: milliseconds since the epoch. */
export function formatMinute(time: number): string {
  return format('minute', time)
}

/** `23 Nov`, in the chosen time zone. `time`: milliseconds since the epoch. */
export function formatDay(time: number): string {
  return format('day', time)
}

/** `23 Nov 2026, 14:03`, in the chosen time zone. `time`: milliseconds since the epoch. */
export function formatDateTime(time: number): string {
  return format('dateTime', time)
}
