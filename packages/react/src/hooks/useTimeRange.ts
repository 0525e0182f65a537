'use client'

import { useEffect, useMemo, useState } from 'react'
import { type TimeRange, type TimeRangeParameters, timeRange } from '../query/timeRange.js'

export type UseTimeRangeParameters = TimeRangeParameters & {
  /**
   * How often to check whether a period has ended, in **milliseconds**; `false` freezes the range.
   *
   * @default one period, at most a minute, so that the range is current soon after sleep
   */
  refreshInterval?: number | false | undefined
  /** Returns milliseconds since the epoch. Pass the same function in each render. @default Date.now */
  clock?: (() => number) | undefined
}

/** The same object until the range moves. */
export type UseTimeRangeReturnType = TimeRange

/**
 * Returns the last `duration` seconds, rounded to whole periods. The range is stable between renders and moves with the
 * clock while the page is visible. Spread it into the parameters of `useStatistics` or `useMeasurements`.
 *
 * On a server it returns the range at that moment. If the hydrated page must request exactly the same range, compute it
 * once with `timeRange` and send it with the page.
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
    // Within a period nothing changes, so no render is needed.
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
