import type { DimensionFilter } from '@monasca/core'
import { useMonascaClient } from '@monasca/react'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ChartSeries } from '../components/chart/TimeChart.js'
import type { Range } from '../timeRange/ranges.js'
import { type PointsReply, pointsQueryOptions, toPoints } from './readPoints.js'
import { useKept } from './useKept.js'

/** A line of a chart, and the metric that it is made from. */
export type ChartLine = Omit<ChartSeries, 'points'> & {
  /** Name of the metric. */
  name: string
}

export type ChartData = {
  /** `undefined` until all lines have arrived once. */
  series: ChartSeries[] | undefined
  /** The first failure of the newest reading; `null` without one. */
  error: unknown
  retry: () => void
}

export type UseChartSeriesParameters = {
  /** The same array from render to render. */
  lines: readonly ChartLine[]
  dimensions: DimensionFilter
  range: Range
  /** Milliseconds since the epoch. */
  startTime: number
  endTime: number
}

/** Reads the lines of a chart. While a newer range loads, the last one stays. */
export function useChartSeries(parameters: UseChartSeriesParameters): ChartData {
  const { lines, dimensions, range, startTime, endTime } = parameters
  const client = useMonascaClient()
  const results = useQueries({
    queries: lines.map(({ name }) =>
      pointsQueryOptions(client, { name, dimensions, startTime, endTime, period: range.period }),
    ),
  })

  const replies: (PointsReply | undefined)[] = results.map((result) => result.data)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reply of each line, however many lines there are
  const series = useMemo(() => {
    const points = replies.flatMap((reply) => (reply === undefined ? [] : [toPoints(reply)]))
    if (points.length < lines.length) return undefined
    return lines.map(({ name: _, ...look }, index) => ({ ...look, points: points[index] ?? [] }))
  }, [lines, ...replies])

  const kept = useKept(JSON.stringify([client.scope, lines, dimensions, range.id]), {
    data: series,
    error: results.find((result) => result.error !== null)?.error ?? null,
    pending: results.some((result) => result.isPlaceholderData || result.isPending),
  })
  return {
    series: kept.data,
    error: kept.error,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch()
    },
  }
}
