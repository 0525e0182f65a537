import { useMemo } from 'react'
import { valueAt } from '../../components/chart/lastValues.js'
import { type HostMetric, type UseHostSeriesParameters, useHostSeries } from '../../series/useHostSeries.js'

/** Maximum age of the newest value of a host, and the period that it is averaged over: seconds. */
const newestWithin = 240
export const averagedOver = 60

/** Returns the newest value of one metric for each host that has reported it recently. */
export function useHostValues(
  metric: HostMetric,
  polling: Pick<UseHostSeriesParameters, 'live' | 'refresh'>,
): ReadonlyMap<string, number> | undefined {
  const { data } = useHostSeries({ metric, window: newestWithin, period: averagedOver, ...polling })
  const byHost = data?.byHost
  return useMemo(
    () =>
      byHost &&
      new Map(
        [...byHost].flatMap(([host, points]) => {
          const value = valueAt(points)
          return value === undefined ? [] : [[host, value] as const]
        }),
      ),
    [byHost],
  )
}
