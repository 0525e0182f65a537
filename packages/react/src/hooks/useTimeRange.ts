'use client'

import { useEffect, useMemo, useState } from 'react'
import { type TimeRange, type TimeRangeParameters, timeRange } from '../query/timeRange.js'

/** Parameters of `useTimeRange`. */
export type UseTimeRangeParameters = TimeRangeParameters & {
  /**
   * How often to look whether a period has ended, in **milliseconds**; `false` keeps the range where it is.
   *
   * @default one period, but at most a minute: a computer that slept catches up soon
   */
  refreshInterval?: number | false | undefined
  /** Milliseconds since the epoch; give the same function at each render. @default Date.now */
  clock?: (() => number) | undefined
}

/** What `useTimeRange` returns: the same object until the range moves on. */
export type UseTimeRangeReturnType = TimeRange

/**
 * The last `duration` seconds, rounded to whole periods: the same between renders, and moving on with the clock while
 * the page is looked at. Hidden pages stand still and catch up when they are shown. Spread it into the parameters of
 * `useStatistics` or `useMeasurements`.
 *
 * On a server it gives the range of that moment. Where the hydrated page must ask for exactly the same, compute the
 * range once with `timeRange` and hand it over with the page.
 *
 * @throws `InvalidParameterError` for a `duration` or `period` that is not above 0
 * @example
 * ```tsx
 * const range = useTimeRange({ duration: 3600, period: 60 })
 * const { data } = useStatistics({ ...range, name: 'cpu.user_perc', statistics: ['avg'], period: 60 })
 * ```
 */
export function useTimeRange(parameters: UseTimeRangeParameters): UseTimeRangeReturnType {
  const { duration, period = 300, clock = Date.now } = parameters
  const { refreshInterval = Math.min(period * 1000, 60_000) } = parameters
  const [now, setNow] = useState(clock)
  const { startTime, endTime } = timeRange({ duration, period }, now)

  useEffect(() => {
    if (refreshInterval === false) return
    let timer: ReturnType<typeof setInterval> | undefined
    const length = period * 1000
    // Within a period nothing changes, and nobody needs to render.
    const tick = (): void => {
      const next = clock()
      setNow((last) => (Math.floor(last / length) === Math.floor(next / length) ? last : next))
    }
    const follow = (): void => {
      clearInterval(timer)
      timer = undefined
      if (document.visibilityState === 'hidden') return
      tick()
      timer = setInterval(tick, refreshInterval)
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', follow)
    }
  }, [clock, period, refreshInterval])

  return useMemo(() => ({ startTime, endTime }), [startTime, endTime])
}
