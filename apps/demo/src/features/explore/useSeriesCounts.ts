import { useRequester } from '@monasca/react'
import { listMetricsQueryOptions, matchesFilter } from '@monasca/react/query'
import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { MetricQuery } from '../../queries/metricQuery.js'
import { planRead } from '../../queries/planRead.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'

/** Most series of one query that are read and drawn. */
export const mostSeries = 500
/** Milliseconds: metrics change slowly. */
const staleTime = 60_000

/** The queries that can be read, and those that match too much. */
export type CheckedQueries = {
  /** The same array until it changes. Queries that wait or match too much are hidden. */
  queries: readonly MetricQuery[]
  /** Places of the queries that match more than `mostSeries` series. */
  tooMany: readonly number[]
  /** Whether queries wait for their check, and there are no earlier ones. */
  isPending: boolean
}

/**
 * Counts the series of queries that draw each of them, before they are read: thousands of lines would take minutes. If
 * they cannot be counted, they are read.
 */
export function useSeriesCounts(queries: readonly MetricQuery[]): CheckedQueries {
  const client = useRequester()
  const range = useFrameRange()
  const results = useQueries({
    queries: queries.map((query) => {
      const { request } = planRead(query, range)
      return listMetricsQueryOptions(client, {
        name: request.name,
        dimensions: request.dimensions,
        limit: mostSeries + 1,
        query: { enabled: drawsEach(query), staleTime },
      })
    }),
  })
  const states = queries.map((query, index) => {
    const { data, isLoading } = results[index] ?? { isLoading: false }
    if (!drawsEach(query)) return 'ready'
    if (isLoading) return 'pending'
    const { rest } = planRead(query, range)
    const count = data?.elements.filter(({ dimensions }) => matchesFilter(dimensions, rest)).length ?? 0
    return count > mostSeries ? 'many' : 'ready'
  })
  const text = states.join(' ')
  const checked = useMemo(() => {
    const known = text === '' ? [] : text.split(' ')
    return {
      queries: queries.map((query, index) => (known[index] === 'ready' ? query : { ...query, hidden: true })),
      tooMany: known.flatMap((state, index) => (state === 'many' ? [index] : [])),
      isPending: known.includes('pending'),
    }
  }, [queries, text])
  // While other queries are counted, the last ones stay on screen.
  const [last, setLast] = useState(checked)
  if (!checked.isPending && last !== checked) setLast(checked)
  return checked.isPending ? last : checked
}

/** Whether a query draws a line for each of its series. */
function drawsEach({ hidden, merge, groupBy }: MetricQuery): boolean {
  return !hidden && !merge && (groupBy === undefined || groupBy === '*')
}
