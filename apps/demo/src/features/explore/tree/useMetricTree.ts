import { useMetricNames, useMetrics } from '@monasca/react'
import { useEffect, useMemo, useState } from 'react'
import { pollEvery } from '../../../series/pollEvery.js'
import { inSlices } from './inSlices.js'
import { indexMetrics, type MetricIndex } from './metricIndex.js'
import { searchMetrics } from './searchMetrics.js'
import { type TreeNode, toPrefixTree } from './treeNodes.js'

/** Series that are counted and searched: one page of the server. */
const limit = 10_000
/** Milliseconds between reads: metrics change slowly, and the list is long. */
const namesInterval = 60_000
const metricsInterval = 300_000

export type MetricTree = {
  /** `undefined` until the names have loaded. */
  nodes: readonly TreeNode[] | undefined
  /** Whether `nodes` are what was found, instead of all. */
  isFound: boolean
  /** Number of names, and of series as far as they are counted. */
  names: number
  series: number | undefined
  /** Whether there are more series than counted. */
  hasMore: boolean
  error: unknown
  retry: () => void
}

/** Reads the metrics of the project, and finds those with a text in names or values. Long work is cut into slices. */
export function useMetricTree(search: string | undefined): MetricTree {
  const names = useMetricNames({ query: pollEvery(namesInterval) })
  const metrics = useMetrics({ limit, query: pollEvery(metricsInterval) })
  const listed = names.data?.elements
  const measured = metrics.data?.elements
  const index = useSliced(
    useMemo(() => listed && (() => indexMetrics(listed, measured ?? [])), [listed, measured]),
  )
  const all = useMemo(() => index && toPrefixTree(index), [index])
  const found = useSliced(
    useMemo(
      () => (index && search !== undefined ? () => searchMetrics(index, search) : undefined),
      [index, search],
    ),
  )
  const isFound = search !== undefined && found !== undefined
  return {
    nodes: isFound ? found : all,
    isFound,
    names: index?.names.length ?? 0,
    series: measured?.length,
    hasMore: metrics.data?.nextOffset !== undefined,
    error: names.error ?? metrics.error,
    retry: () => {
      for (const result of [names, metrics]) if (result.error !== null) void result.refetch()
    },
  }
}

/** The result of work in slices. That of the work before stays until it is done; without work there is none. */
function useSliced<result extends MetricIndex | readonly TreeNode[]>(
  work: (() => Generator<undefined, result>) | undefined,
): result | undefined {
  const [result, setResult] = useState<result>()
  useEffect(() => {
    if (work === undefined) {
      setResult(undefined)
      return
    }
    const controller = new AbortController()
    inSlices(work(), controller.signal).then(setResult, (error: unknown) => {
      if (!controller.signal.aborted) throw error
    })
    return () => controller.abort()
  }, [work])
  return result
}
