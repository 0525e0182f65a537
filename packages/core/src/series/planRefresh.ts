import { InvalidParameterError } from '../errors/index.js'
import type { LiveSeries, LiveSeriesOptions, RefreshPlan } from './liveSeries.js'

/** Maximum number of points per page. */
const pageSize = 10_000

/**
 * Plans the next request of a live series: only the end of its window, or all of it. All of it
 *
 * - at first, if `key` or `period` changed, or if the window starts before the known data;
 * - if no known data is still in the window (the computer slept, the page was hidden);
 * - if reading only the end saves less than the fixed cost of a request;
 * - if the last full reload is `fullReloadEvery` ago.
 *
 * A late value is read if it arrives within `overlap` after its own time, or before the next full reload. Each refresh
 * reads the current period again; pass `now` minus one period to get only complete periods.
 *
 * @param state the result of the last refresh, if any
 * @param now milliseconds since the epoch
 * @throws `InvalidParameterError` for an option out of range
 * @example
 * ```ts
 * const plan = planRefresh(undefined, { window: 86_400, period: 30 }, Date.now())
 * plan.full // true: no data yet
 * ```
 */
export function planRefresh(
  state: LiveSeries | undefined,
  options: LiveSeriesOptions,
  now: number,
): RefreshPlan {
  const { period = 1, fullReloadEvery = Number.POSITIVE_INFINITY, requestCost = 50 } = options
  if (!Number.isSafeInteger(period) || period < 1) throw outOfRange('period', 'a whole number of at least 1')
  const step = period * 1000
  const length = Math.ceil(milliseconds(options.window, 'window') / step) * step
  const overlap = milliseconds(options.overlap ?? 120, 'overlap', 0)
  if (!(fullReloadEvery > 0)) throw outOfRange('fullReloadEvery', 'above 0')
  if (!(requestCost >= 0)) throw outOfRange('requestCost', 'at least 0')
  if (!Number.isFinite(now)) throw outOfRange('now', 'a time in milliseconds')

  const key = `${options.period ?? ''} ${options.key ?? ''}`
  const known = state?.key === key ? state : undefined
  const endTime = Math.max((Math.floor(now / step) + 1) * step, settled(known, now, step + overlap))
  const windowStart = endTime - length
  const whole = { startTime: windowStart, endTime, full: true, windowStart, reloadedAt: now, key }
  if (known === undefined || known.startTime > windowStart || known.endTime > endTime) return whole
  if (now - known.reloadedAt >= fullReloadEvery * 1000) return whole

  // The last period of the state was incomplete when it was read: the overlap counts from its start.
  const startTime = Math.floor((known.endTime - step - overlap) / step) * step
  if (startTime <= windowStart) return whole
  const density = countRows(known) / (known.endTime - known.startTime)
  const cost = (from: number): number => {
    const rows = density * (endTime - from)
    return rows + Math.max(1, Math.ceil(rows / pageSize)) * requestCost
  }
  if (cost(windowStart) - cost(startTime) <= requestCost) return whole
  return { startTime, endTime, full: false, windowStart, reloadedAt: known.reloadedAt, key }
}

/** If the clock was set back a little, the window does not move. */
function settled(state: LiveSeries | undefined, now: number, patience: number): number {
  return state !== undefined && state.endTime - now <= patience ? state.endTime : Number.NEGATIVE_INFINITY
}

function countRows({ series }: LiveSeries): number {
  return series.reduce((sum, { timestamps }) => sum + timestamps.length, 0)
}

function milliseconds(seconds: number, parameter: string, minimum = Number.MIN_VALUE): number {
  if (seconds >= minimum && Number.isFinite(seconds)) return seconds * 1000
  throw outOfRange(
    parameter,
    minimum === 0 ? 'a number of seconds, at least 0' : 'a number of seconds above 0',
  )
}

function outOfRange(parameter: string, range: string): InvalidParameterError {
  return new InvalidParameterError({ parameter, reason: `must be ${range}` })
}
