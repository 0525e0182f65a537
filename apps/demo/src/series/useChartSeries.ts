import type { DimensionFilter } from '@monasca/core'
import { useMonascaClient } from '@monasca/react'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Point } from '../components/chart/alignSeries.js'
import type { ChartSeries } from '../components/chart/TimeChart.js'
import type { Range } from '../timeRange/ranges.js'
import { pointsQueryOptions } from './pointsQueryOptions.js'

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
  const filter = JSON.stringify(dimensions)
  // The same options from render to render: with new functions in them, `useQueries` would select the points anew each
  // time, find them changed, and render without end.
  const queries = useMemo(
    () =>
      lines.map(({ name }) =>
        pointsQueryOptions(client, {
          name,
          dimensions: JSON.parse(filter) as DimensionFilter,
          startTime,
          endTime,
          period: range.period,
        }),
      ),
    [client, lines, filter, startTime, endTime, range.period],
  )
  const results = useQueries({ queries })

  const data: (readonly Point[] | undefined)[] = results.map((result) => result.data)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the points of each line, however many lines there are
  const series = useMemo(() => {
    if (data.includes(undefined)) return undefined
    return lines.map(({ name: _, ...look }, index) => ({ ...look, points: data[index] ?? [] }))
  }, [lines, ...data])

  return {
    series,
    error: results.find((result) => result.error !== null)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch()
    },
  }
}
