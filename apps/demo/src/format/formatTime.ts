const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const dateAndClock = new Intl.DateTimeFormat(undefined, {
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

/** `12 s`, `5 min`, `3 h`, `2 d`: how long a span of milliseconds is, in its largest unit. */
export function formatSpan(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h`
  return `${Math.round(seconds / 86_400)} d`
}
