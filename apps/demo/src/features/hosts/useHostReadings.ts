import { useMemo } from 'react'
import type { Host } from '../../hosts/hosts.js'
import { type HostSeries, useHostSeries } from '../../series/useHostSeries.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import { type HostMetricChoice, hostMetricOf } from './hostMetrics.js'
import { type SilentHost, silentHostsOf, valuesNow } from './hostReadings.js'

/** Points of a small line. */
const linePoints = 60
/** Seconds: the window of the newest values, and the period that they are averaged over. */
const newestWithin = 240
const averagedOver = 60

/** The metric that each agent sends: without it a host is silent. */
const reporting = hostMetricOf('cpu')

/** One metric of all hosts; `undefined` while it loads. */
export type HostReadings = {
  /** Over the range of the frame. */
  history: HostSeries | undefined
  /** The newest values, which do not depend on the range. */
  values: ReadonlyMap<string, number> | undefined
  /** Hosts that have stopped reporting. */
  silent: readonly SilentHost[] | undefined
}

/** The most requests of `useHostReadings` for a refresh. */
export const hostReadingsReads = 3

/**
 * Reads one metric of all hosts, and which of them are silent. The newest values come with the history if it is fine
 * enough, so that one request serves both.
 *
 * @param reads number of requests for a refresh of the whole page
 */
export function useHostReadings(
  hosts: readonly Host[] | undefined,
  metric: HostMetricChoice,
  reads: number,
): HostReadings {
  const range = useFrameRange()
  const period = Math.max(1, Math.round(range.series.window / linePoints))
  const { data: history } = useHostSeries({
    metric,
    ...range.series,
    period,
    refresh: range.every(period, reads),
    live: range.polls,
  })
  const isFine = range.live && period <= averagedOver
  const newest = {
    window: newestWithin,
    period: averagedOver,
    live: range.refresh !== 'off',
    refresh: range.every(averagedOver, reads),
  }
  const { data: own } = useHostSeries({ ...newest, metric, enabled: !isFine })
  const isReporting = metric.id === reporting.id
  const { data: alive } = useHostSeries({ ...newest, metric: reporting, enabled: !isReporting })

  const current = isFine ? history : own
  const signs = isReporting ? current : alive
  const values = useMemo(() => current && valuesNow(current), [current])
  const silent = useMemo(
    () => hosts && signs && silentHostsOf(hosts, valuesNow(signs), history),
    [hosts, signs, history],
  )
  return { history, values, silent }
}
