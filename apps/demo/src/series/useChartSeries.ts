import type { DimensionFilter } from '@monasca/core'
import { useKeepPreviousData, useRequester } from '@monasca/react'
import { liveLineQueryOptions } from '@monasca/react/query'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Points } from '../components/chart/points.js'
import type { ChartLine } from '../components/chart/types.js'
import { useFrameRange } from '../timeRange/FrameRangeContext.js'
import { pollLive } from './pollEvery.js'

/** A line of a chart whose id is the name of its metric. */
export type MetricLine = Omit<ChartLine, 'points'>

/** The lines of a chart, and the range that they are of: milliseconds since the epoch. */
export type ChartContent = {
  lines: readonly ChartLine[]
  start: number
  end: number
  minimumStep: number | undefined
}

export type ChartData = {
  /** `undefined` until all lines have loaded once. */
  content: ChartContent | undefined
  /** The first error of the last read; `null` without one. */
  error: unknown
  retry: () => void
}

export type UseChartSeriesParameters = {
  /** The same array in each render. */
  lines: readonly MetricLine[]
  /** Derives the lines to draw; the same function in each render. @default the lines as read */
  derive?: ((lines: ChartLine[]) => ChartLine[]) | undefined
  dimensions: DimensionFilter
  /** Number of requests for all charts of the page. @default the lines */
  reads?: number | undefined
}

/** Keeps the lines of a chart current, over the range of the frame. The previous range stays on screen while another one loads. */
export function useChartSeries(parameters: UseChartSeriesParameters): ChartData {
  const { lines, derive, dimensions, reads = lines.length } = parameters
  const range = useFrameRange()
  const client = useRequester()
  const queryClient = useQueryClient()
  const results = useQueries({
    queries: lines.map(({ id }) =>
      liveLineQueryOptions(client, queryClient, {
        name: id,
        dimensions,
        ...range.series,
        period: range.period,
        query: pollLive(range.polls, range.every(range.period, reads)),
      }),
    ),
  })

  const read = results.flatMap(({ data }) => data ?? [])
  const isComplete = read.length === lines.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: the points of each line, however many lines there are
  const drawn = useMemo(() => {
    if (!isComplete) return undefined
    const drawn = lines.map(
      (line, index): ChartLine => ({ ...line, points: read[index]?.points ?? noPoints }),
    )
    return derive?.(drawn) ?? drawn
  }, [lines, derive, isComplete, ...lines.map((_, index) => read[index]?.points)])
  const end = Math.max(...read.map(({ endTime }) => endTime))
  const { length, period } = range
  const content = useMemo(
    (): ChartContent | undefined =>
      drawn && {
        lines: drawn,
        start: end - length,
        end,
        minimumStep: period === undefined ? undefined : period * 1000,
      },
    [drawn, end, length, period],
  )

  const shown = useKeepPreviousData({
    subject: JSON.stringify([client.scope, lines, dimensions]),
    data: content,
    error: results.find((result) => result.error !== null)?.error ?? null,
    isPending: results.some((result) => result.isPending),
  })
  return {
    content: shown.data,
    error: shown.error,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch()
    },
  }
}

const noPoints: Points = {
  id: '',
  name: '',
  dimensions: {},
  timestamps: new Float64Array(0),
  columns: { value: new Float64Array(0) },
  valueMeta: {},
}
