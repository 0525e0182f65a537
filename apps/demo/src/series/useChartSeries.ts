import type { DimensionFilter } from '@monasca/core'
import { useMonascaClient } from '@monasca/react'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ChartContent } from '../components/chart/ChartCard.js'
import type { ChartSeries } from '../components/chart/createPlot.js'
import type { Range } from '../timeRange/ranges.js'
import { type LineState, lineQueryOptions, toPoints } from './lineQuery.js'
import { useKept } from './useKept.js'

/** A line of a chart, and the metric that it is made from. */
export type ChartLine = Omit<ChartSeries, 'points'> & {
  /** Name of the metric. */
  name: string
}

export type ChartData = {
  /** `undefined` until all lines have arrived once. */
  content: ChartContent | undefined
  /** The first failure of the newest reading; `null` without one. */
  error: unknown
  retry: () => void
}

export type UseChartSeriesParameters = {
  /** The same array from render to render. */
  lines: readonly ChartLine[]
  /** Makes what is drawn from what was read; the same function from render to render. @default the lines as they are */
  derive?: ((series: ChartSeries[]) => ChartSeries[]) | undefined
  dimensions: DimensionFilter
  range: Range
  /** Whether newer points are read. */
  live: boolean
}

/** Keeps the lines of a chart up to date. While another range loads, the last one stays. */
export function useChartSeries(parameters: UseChartSeriesParameters): ChartData {
  const { lines, derive, dimensions, range, live } = parameters
  const client = useMonascaClient()
  const queryClient = useQueryClient()
  const results = useQueries({
    queries: lines.map(({ name }) =>
      lineQueryOptions(client, queryClient, { name, dimensions, range, live }),
    ),
  })

  const states: LineState[] = results.flatMap(({ data }) => data ?? [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series of each line, however many lines there are
  const series = useMemo(() => {
    if (states.length < lines.length) return undefined
    const read = lines.flatMap(({ name: _, ...look }, index): ChartSeries[] => {
      const state = states[index]
      return state === undefined ? [] : [{ ...look, points: toPoints(state, dimensions) }]
    })
    return derive?.(read) ?? read
  }, [lines, derive, ...lines.map((_, index) => states[index]?.series)])
  const end = Math.max(...states.map(({ endTime }) => endTime))
  const content = useMemo(
    (): ChartContent | undefined =>
      series && {
        series,
        start: end - range.length,
        end,
        minimumStep: range.period === undefined ? undefined : range.period * 1000,
      },
    [series, end, range],
  )

  const kept = useKept(JSON.stringify([client.scope, lines, dimensions]), {
    data: content,
    error: results.find((result) => result.error !== null)?.error ?? null,
    pending: results.some((result) => result.isPending),
  })
  return {
    content: kept.data,
    error: kept.error,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch()
    },
  }
}
