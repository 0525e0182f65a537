const isoTime =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2}))?(?:[Tt ](\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/

const fractionTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/

/** The earliest and the latest time that the API can format: years 1 to 9999, in ms since the epoch. */
export const earliestTime: number = -62_135_596_800_000
/** See `earliestTime`. */
export const latestTime: number = 253_402_300_799_999

/**
 * Reads an ISO 8601 time as leniently as the Python server does: date only, basic format, offsets, fractions. Without a
 * zone it is UTC. Returns ms since the epoch; `undefined` if it is not a valid time.
 */
export function parseTime(text: string): number | undefined {
  const match = isoTime.exec(text)
  if (match === null) return undefined
  const [, year, month, day, basicMonth, basicDay, hour, minute, second, fraction, zone] = match
  const fields = [
    Number(year),
    Number(month ?? basicMonth ?? 1),
    Number(day ?? basicDay ?? 1),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  ] as const
  const milliseconds = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'))
  const date = new Date(0)
  date.setUTCFullYear(fields[0], fields[1] - 1, fields[2])
  date.setUTCHours(fields[3], fields[4], fields[5], milliseconds)
  const roundTrip = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ]
  // A 31st of June or a 25th hour would have become part of the next month or day.
  if (fields.some((field, index) => field !== roundTrip[index])) return undefined
  const offset = parseOffset(zone)
  if (offset === undefined) return undefined
  const time = date.getTime() - offset
  return time >= earliestTime && time <= latestTime ? time : undefined
}

/** Milliseconds that a zone is ahead of UTC. */
function parseOffset(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || 0)
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** Reads the only format that `state_updated_start_time` accepts: UTC with one to six fraction digits. */
export function parseFractionTime(text: string): number | undefined {
  return fractionTime.test(text) ? parseTime(text) : undefined
}

/** Formats a time of a measurement or of the alarm history: three fraction digits and `Z`. */
export function formatTime(time: number): string {
  const milliseconds = String(1000 + modulo(Math.trunc(time), 1000)).slice(1)
  return `${formatToSecond(time)}.${milliseconds}Z`
}

/** Formats the start of a statistics period, or a time of an alarm: whole seconds and `Z`. */
export function formatSeconds(time: number): string {
  return `${formatToSecond(time)}Z`
}

const day = 86_400_000
const twoDigits: readonly string[] = Array.from({ length: 60 }, (_, number) =>
  String(number).padStart(2, '0'),
)

/** The last date that was formatted: the thousands of times in a list share a few of them. */
let lastDate = { start: Number.NaN, text: '' }

/** Like `toISOString` up to the seconds, in about a quarter of the time. */
function formatToSecond(time: number): string {
  const whole = Math.trunc(time)
  const start = whole - modulo(whole, day)
  if (start !== lastDate.start) {
    lastDate = { start, text: new Date(start).toISOString().slice(0, -'00:00:00.000Z'.length) }
  }
  const seconds = Math.floor((whole - start) / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  return `${lastDate.text}${twoDigits[hours]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}`
}

/** The remainder of a division that rounds down, before 1970 too. */
function modulo(dividend: number, divisor: number): number {
  return ((dividend % divisor) + divisor) % divisor
}
