import { InvalidParameterError } from '../errors/index.js'

/**
 * Expands a range to whole periods: both ends become multiples of the period since the epoch, the start rounded down
 * and the end rounded up. Every server then uses the same periods, and a moving chart does not flicker.
 *
 * @param range milliseconds since the epoch
 * @param period seconds
 * @throws `InvalidParameterError` for a period of 0 or less, or an end that is not a finite number
 * @example
 * ```ts
 * snapRange({ startTime: 61_000, endTime: 119_000 }, 60) // { startTime: 60_000, endTime: 120_000 }
 * ```
 */
export function snapRange(
  range: { startTime: number; endTime: number },
  period: number,
): { startTime: number; endTime: number } {
  if (!(period > 0 && Number.isFinite(period))) {
    throw new InvalidParameterError({ parameter: 'period', reason: 'must be a number of seconds above 0' })
  }
  const step = period * 1000
  const snap = (end: 'startTime' | 'endTime', round: (periods: number) => number): number => {
    if (Number.isFinite(range[end])) return round(range[end] / step) * step
    throw new InvalidParameterError({ parameter: end, reason: 'must be milliseconds since the epoch' })
  }
  return { startTime: snap('startTime', Math.floor), endTime: snap('endTime', Math.ceil) }
}
