import { InvalidParameterError } from '@monasca/core'

/** A stretch of time, as the parameters of series take it. */
export type TimeRange = {
  /** The first moment: milliseconds since the epoch. */
  startTime: number
  /** The moment before which it ends: milliseconds since the epoch. */
  endTime: number
}

/** Which stretch of time, counted back from now. */
export type TimeRangeParameters = {
  /** How far back, in **seconds**; rounded up to whole periods. */
  duration: number
  /** Length of one period in **seconds**, the same as for the statistics. @default 300 */
  period?: number | undefined
}

/**
 * The last whole periods up to now: both ends are multiples of `period`, so that everybody who asks within the same
 * period gets the same range, hence the same query key, and no period in it is half full.
 *
 * @param now milliseconds since the epoch
 * @throws `InvalidParameterError` for a `duration` or `period` that is not above 0
 * @example
 * ```ts
 * const range = timeRange({ duration: 3600, period: 60 }, Date.now())
 * ```
 */
export function timeRange(parameters: TimeRangeParameters, now: number): TimeRange {
  const { duration, period = 300 } = parameters
  const length = seconds(period, 'period')
  const periods = Math.ceil(seconds(duration, 'duration') / length)
  const endTime = Math.floor(now / length) * length
  return { startTime: endTime - periods * length, endTime }
}

/** Milliseconds of a number of seconds. */
function seconds(value: number, parameter: string): number {
  if (value > 0 && Number.isFinite(value)) return value * 1000
  throw new InvalidParameterError({ parameter, reason: 'must be a number of seconds above 0' })
}
