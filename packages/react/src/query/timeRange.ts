import { InvalidParameterError } from '@monasca/core'
import { warnOfMilliseconds } from './warnOfMilliseconds.js'

declare const process: { env: { NODE_ENV?: string | undefined } }

/** A time range for series parameters. */
export type TimeRange = {
  /** Start, inclusive: milliseconds since the epoch. */
  startTime: number
  /** End, exclusive: milliseconds since the epoch. */
  endTime: number
}

export type TimeRangeParameters = {
  /** Length in **seconds**, rounded up to whole periods. */
  duration: number
  /** Length of one period in **seconds**; use the period of the statistics. @default 300 */
  period?: number | undefined
}

/**
 * Returns the last whole periods before `now`. Both ends are multiples of `period`, so calls within one period return
 * the same range (and query key), and no period is incomplete.
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
  // Bundlers drop this in production. A page without a bundler has no `process`.
  try {
    if (process.env.NODE_ENV !== 'production') warnOfMilliseconds(duration)
  } catch {}
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
