import type { StatisticName } from '@monasca/core'
import { useKeepPreviousData, useLiveSeries, useMonascaClient } from '@monasca/react'
import { useMemo } from 'react'
import { createHostReader, type PointsByHost } from './createHostReader.js'
import { pollLive } from './pollEvery.js'

/** A metric that hosts report. */
export type HostMetric = {
  /** Name of the metric. */
  name: string
  statistic: Extract<StatisticName, 'avg' | 'max'>
  /** Whether a host reports it of several parts, such as network devices, whose values add up. @default false */
  summed?: boolean | undefined
  /** Makes the value to show from the one that is reported; always the same function. @default the value itself */
  derive?: ((value: number) => number) | undefined
}

export type UseHostSeriesParameters = {
  /** The same object from render to render. */
  metric: HostMetric
  /** Length of the window that ends now, in seconds. */
  window: number
  /** Length of a statistics step in seconds. */
  period: number
  /** Seconds between readings. */
  refresh: number
  /** Whether newer points are read. */
  live: boolean
}

/** Points of all hosts, and the range that they are of: milliseconds since the epoch. */
export type HostSeries = {
  /** The metric that the points are of. */
  metric: HostMetric
  /** Length of a statistics step in milliseconds. */
  step: number
  byHost: PointsByHost
  start: number
  end: number
}

export type HostSeriesReading = {
  /** `undefined` until it has arrived once. */
  data: HostSeries | undefined
  /** `null` without a failure. */
  error: unknown
  retry: () => void
}

/** Keeps one metric of all hosts up to date, in one request. While another range loads, the last one stays. */
export function useHostSeries(parameters: UseHostSeriesParameters): HostSeriesReading {
  const { metric, window, period, refresh, live } = parameters
  const client = useMonascaClient()
  const result = useLiveSeries({
    name: metric.name,
    groupBy: metric.summed ? '*' : ['hostname'],
    statistics: [metric.statistic],
    period,
    window,
    query: pollLive(live, refresh),
  })

  const read = useMemo(() => createHostReader(metric.statistic, metric.derive), [metric])
  const { series, startTime: start = 0, endTime: end = 0 } = result.data ?? {}
  const byHost = useMemo(() => series && read(series), [series, read])
  const data = useMemo(
    (): HostSeries | undefined => byHost && { metric, step: period * 1000, byHost, start, end },
    [metric, period, byHost, start, end],
  )
  const shown = useKeepPreviousData({
    subject: JSON.stringify([client.scope, metric.name]),
    data,
    error: result.error,
    isPending: result.isPending,
  })
  return { data: shown.data, error: shown.error, retry: () => void result.refetch() }
}
