import type { StatisticName } from '@monasca/core'
import { useKeepPreviousData, useLiveSeries, useRequester } from '@monasca/react'
import { useMemo } from 'react'
import { createHostReader, type PointsByHost } from './createHostReader.js'
import { pollLive } from './pollEvery.js'

/** A metric that hosts report. */
export type HostMetric = {
  /** Name of the metric. */
  name: string
  statistic: Extract<StatisticName, 'avg' | 'max'>
  /** Whether a host reports it for several parts, such as network devices, to be added up. @default false */
  summed?: boolean | undefined
  /** Derives the displayed value from the reported one; always the same function. @default the value itself */
  derive?: ((value: number) => number) | undefined
}

export type UseHostSeriesParameters = {
  /** The same object in each render. */
  metric: HostMetric
  /** Length of the window in seconds. */
  window: number
  /** Its end in milliseconds since the epoch. @default now */
  endTime?: number | undefined
  /** Length of a statistics step in seconds. */
  period: number
  /** Seconds between reads. */
  refresh: number
  /** Whether the chart is live. */
  live: boolean
  /** Whether to read at all. @default true */
  enabled?: boolean | undefined
}

/** Points of all hosts, and their time range in milliseconds since the epoch. */
export type HostSeries = {
  /** The metric of the points. */
  metric: HostMetric
  /** Length of a statistics step in milliseconds. */
  step: number
  byHost: PointsByHost
  start: number
  end: number
}

export type HostSeriesReading = {
  /** `undefined` until it has loaded once. */
  data: HostSeries | undefined
  /** `null` without a failure. */
  error: unknown
  retry: () => void
}

/** Keeps one metric of all hosts current, with one request. The previous range stays while another one loads. */
export function useHostSeries(parameters: UseHostSeriesParameters): HostSeriesReading {
  const { metric, window, endTime, period, refresh, live, enabled = true } = parameters
  const client = useRequester()
  const result = useLiveSeries({
    name: metric.name,
    groupBy: metric.summed ? '*' : ['hostname'],
    statistics: [metric.statistic],
    period,
    window,
    endTime,
    query: { ...pollLive(live, refresh), enabled },
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
