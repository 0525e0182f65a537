const isoTime =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d))?)?$/

/** Reads a time of a response as milliseconds since the epoch; NaN if there is none. Without a time zone it is UTC. */
export function parseTime(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return Number.NaN
  // Servers end their times with Z: avoid the pattern in the common case.
  if (value.endsWith('Z')) return Date.parse(value)
  return parseIso(value)
}

/**
 * NaN for text that is not ISO 8601. `Date.parse` would read local time without a time zone, and roll over 30 February.
 */
export function parseIso(text: string): number {
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
