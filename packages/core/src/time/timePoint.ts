/** Second, minute, hour, day, week, month, quarter, year. `m` and `M` differ. */
export type TimeUnit = 's' | 'm' | 'h' | 'd' | 'w' | 'M' | 'Q' | 'y'

/** A unit to round to; `fQ` and `fy` are the fiscal quarter and year. */
export type RoundingUnit = TimeUnit | 'fQ' | 'fy'

/** One step of date math. */
export type TimeStep =
  | {
      kind: 'shift'
      /** How many units to add; negative for the past. A whole number. */
      amount: number
      unit: TimeUnit
    }
  | {
      /** To the start of the unit; in the end of a range, to its end. */
      kind: 'round'
      unit: RoundingUnit
    }

/** A point in time: relative to now (`now-1d/d`), or fixed. Plain JSON. */
export type TimePoint = {
  /** Where it begins: now, or milliseconds since the epoch. */
  base: 'now' | number
  /** Applied one after the other. */
  steps: readonly TimeStep[]
}

/** A time range as it was written: it moves with now, if one of its ends does. Plain JSON. */
export type TimePointRange = { from: TimePoint; to: TimePoint }

/** Where and when a time is read or resolved. */
export type TimeContext = {
  /** Milliseconds since the epoch. */
  now: number
  /** The IANA name of the zone of days, weeks and clock times. @default the zone of the platform */
  zone?: string | undefined
  /** The first day of a week: 0 is Sunday, 1 Monday, 6 Saturday. @default 1 */
  weekStart?: number | undefined
  /** The first month of a fiscal year, from 1. @default 1 */
  fiscalYearStart?: number | undefined
}

/**
 * Whether a point is now itself, so that a range up to it is live.
 *
 * @example
 * ```ts
 * isNow({ base: 'now', steps: [] }) // true
 * ```
 */
export function isNow({ base, steps }: TimePoint): boolean {
  return base === 'now' && steps.length === 0
}

/**
 * Whether a point alone is a whole unit, from its start to its end: `now-1d/d` is yesterday. `now/d` is not: alone, it is
 * today so far.
 */
export function isWholeUnit({ base, steps }: TimePoint): boolean {
  return steps.at(-1)?.kind === 'round' && (base !== 'now' || steps.length > 1)
}
