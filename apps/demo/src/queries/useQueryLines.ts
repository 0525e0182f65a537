import { useKeepPreviousData, useRequester } from '@monasca/react'
import { liveSeriesQueryOptions } from '@monasca/react/query'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ChartLine } from '../components/chart/types.js'
import { pollLive } from '../series/pollEvery.js'
import { type FrameRange, useFrameRange } from '../timeRange/FrameRangeContext.js'
import { rangeOf } from '../timeRange/ranges.js'
import type { MetricQuery } from './metricQuery.js'
import { planCompared } from './planCompared.js'
import { planRead, type QueryRead } from './planRead.js'
import { substituteVariables, type Variables } from './substituteVariables.js'
import { toLines } from './toLines.js'

export type UseQueryLinesParameters = {
  /** The same array until a query changes. */
  queries: readonly MetricQuery[]
  /** Another range than the frame’s, as in the address: `24h`. @default that of the frame */
  range?: string | undefined
  /** Number of requests for all charts of the page. @default those of this one */
  reads?: number | undefined
  /** The same object until one changes. */
  variables?: Variables | undefined
  /** Most lines. @default 100 */
  limit?: number | undefined
}

export type QueryLines = {
  /** `undefined` until all queries have loaded or failed. The same array until something in it changes. */
  lines: ChartLine[] | undefined
  /** Milliseconds since the epoch. */
  start: number
  end: number
  /** Milliseconds: the longest statistics step; `undefined` for measurements. */
  minimumStep: number | undefined
  /** The first error of the last reads; `null` without one. */
  error: unknown
  retry: () => void
  /** What the user must know, in sentences: lines that are left out, longer periods. */
  notes: string[]
  /** Number of lines without the limit. */
  found: number
  /** Number of requests for one refresh. */
  requests: number
}

const mostLines = 100
const noQueries: Omit<QueryLines, 'retry' | 'error' | 'requests'> = {
  lines: [],
  start: 0,
  end: 0,
  minimumStep: undefined,
  notes: [],
  found: 0,
}

/**
 * Reads the lines of several queries and keeps them current, with one request per query. The previous lines stay on
 * screen while another range or period loads.
 *
 * @example
 * ```tsx
 * const queries: MetricQuery[] = [{ metric: 'cpu.user_perc', dimensions: { hostname: ['$hostname'] } }]
 * const { lines, start, end, minimumStep } = useQueryLines({ queries, variables: { hostname: ['web-01'] } })
 * ```
 */
export function useQueryLines(parameters: UseQueryLinesParameters): QueryLines {
  const { queries, variables, limit = mostLines } = parameters
  const range = useRangeOf(parameters.range)
  const client = useRequester()
  const queryClient = useQueryClient()

  const reads = useMemo(() => {
    return queries
      .filter(({ hidden }) => !hidden)
      .map((query) => substituteVariables(query, variables))
      .flatMap((query, position) => {
        const read = planRead(query, range)
        const compared = planCompared(query, range)
        return [
          { query, position, read, ...range.series, polls: range.polls, earlier: undefined },
          ...(compared ? [{ query, position, read, ...compared, polls: false }] : []),
        ]
      })
  }, [queries, variables, range])
  const requests = reads.length
  const results = useQueries({
    queries: reads.map(({ read, window, endTime, polls }) =>
      liveSeriesQueryOptions(client, queryClient, {
        ...read.request,
        window,
        endTime,
        query: pollLive(polls, range.every(read.period.period, parameters.reads ?? requests)),
      }),
    ),
  })

  const isPending = results.some((result) => result.isPending)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the data of each query, however many there are
  const content = useMemo(() => {
    if (isPending) return undefined
    const loaded = reads.flatMap((one, index) => {
      const data = results[index]?.data
      return data === undefined ? [] : [{ ...one, series: data.series, endTime: data.endTime }]
    })
    if (loaded.length === 0) return requests === 0 ? noQueries : undefined
    const ends = loaded.flatMap(({ earlier, endTime }) => (earlier === undefined ? [endTime] : []))
    const end = ends.length === 0 ? range.endTime : Math.max(...ends)
    const start = end - range.length
    const { lines, found } = toLines(loaded, limit, start, end)
    const steps = reads.flatMap(({ read }) => read.period.period ?? [])
    return {
      lines,
      found,
      start,
      end,
      minimumStep: steps.length === 0 ? undefined : Math.max(...steps) * 1000,
      notes: notesOf(reads, found, limit),
    }
  }, [reads, limit, isPending, requests, ...results.map(({ data }) => data)])

  const shown = useKeepPreviousData({
    // With other functions or comparisons, the lines are still about the same.
    subject: JSON.stringify([
      client.scope,
      reads.flatMap(({ query, earlier }) =>
        earlier === undefined ? [[query.metric, query.dimensions]] : [],
      ),
    ]),
    data: content,
    error: results.find((result) => result.error !== null)?.error ?? null,
    isPending,
  })
  return {
    ...(shown.data ?? { ...noQueries, lines: undefined }),
    error: shown.error,
    requests,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch()
    },
  }
}

/** The range of the frame, or another one that follows the frame's refresh. */
function useRangeOf(text: string | undefined): FrameRange {
  const frame = useFrameRange()
  return useMemo(() => {
    if (text === undefined) return frame
    const own = rangeOf(text, { now: Date.now(), zone: frame.zone })
    return { ...frame, ...own, polls: own.live && frame.refresh !== 'off' }
  }, [text, frame])
}

function notesOf(reads: readonly { read: QueryRead }[], found: number, limit: number): string[] {
  const notes = [...new Set(reads.flatMap(({ read }) => read.notes))]
  if (found <= limit) return notes
  return [
    `The first ${limit} of ${found} lines are shown. Choose dimensions, group or merge to see the others.`,
    ...notes,
  ]
}
