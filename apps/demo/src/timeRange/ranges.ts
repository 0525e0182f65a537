/** A time range that ends now, and how it is read from the server. */
export type Range = {
  /** Its name in the address. */
  id: RangeId
  /** The label of its button. */
  label: string
  /** For screen readers. */
  words: string
  /** Length in milliseconds. */
  length: number
  /**
   * Length of one statistics step in seconds, so that a chart gets a few hundred points; `undefined` to read the
   * measurements themselves.
   */
  period: number | undefined
}

export type RangeId = '15m' | '1h' | '6h' | '24h' | '7d'

const minute = 60_000
const hour = 60 * minute

/** The available ranges, shortest first. */
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

/** Length of a statistics step in seconds, also for a range that usually reads measurements. */
export function statisticsPeriod(range: Range): number {
  return range.period ?? 15
}

/**
 * Seconds between reads of a visible chart: several per statistics period, at most every 5 seconds, at least every
 * minute. Each read covers the end of the range only.
 *
 * @param period length of a statistics step in seconds; `undefined` for the measurements themselves
 */
export function refreshOf(period = 0): number {
  return Math.min(60, Math.max(5, period / 6))
}
