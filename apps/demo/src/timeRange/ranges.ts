/** A span of time that ends now, and how it is read from the server. */
export type Range = {
  /** Stands in the address. */
  id: RangeId
  /** Stands on the button. */
  label: string
  /** For people who listen to the page. */
  words: string
  /** Length in milliseconds. */
  length: number
  /**
   * Length of one statistics step in seconds, so that a chart gets a few hundred points; `undefined` where the
   * measurements themselves are few enough.
   */
  period: number | undefined
}

export type RangeId = '15m' | '1h' | '6h' | '24h' | '7d'

const minute = 60_000
const hour = 60 * minute

/** The ranges that can be chosen, shortest first. */
export const ranges: readonly Range[] = [
  {
    id: '15m',
    label: '15 min',
    words: 'the last 15 minutes',
    length: 15 * minute,
    period: undefined,
  },
  { id: '1h', label: '1 h', words: 'the last hour', length: hour, period: 15 },
  { id: '6h', label: '6 h', words: 'the last 6 hours', length: 6 * hour, period: 60 },
  { id: '24h', label: '24 h', words: 'the last 24 hours', length: 24 * hour, period: 300 },
  { id: '7d', label: '7 d', words: 'the last 7 days', length: 7 * 24 * hour, period: 1800 },
]

const byId = new Map<string, Range>(ranges.map((range) => [range.id, range]))
export const defaultRange: RangeId = '15m'

/** Returns the id of a range, or the default for anything else. */
export function parseRangeId(value: unknown): RangeId {
  return (typeof value === 'string' ? byId.get(value)?.id : undefined) ?? defaultRange
}

export function rangeOf(id: RangeId): Range {
  const range = byId.get(id)
  if (!range) throw new RangeError(`No such range: ${id}`)
  return range
}

/** Length of a statistics step in seconds, also for a range whose measurements are usually read themselves. */
export function statisticsPeriod(range: Range): number {
  return range.period ?? 15
}

/**
 * Seconds between readings of newer points while somebody looks: a period of statistics is followed while it grows, though
 * not more often than every 5 seconds, and at least every minute. Each reading is of the end only.
 *
 * @param period length of a statistics step in seconds; `undefined` for the measurements themselves
 */
export function refreshOf(period = 0): number {
  return Math.min(60, Math.max(5, period / 6))
}
