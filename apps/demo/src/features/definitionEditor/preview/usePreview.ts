import { useDebouncedValue } from '@mantine/hooks'
import type { DimensionFilter } from '@monasca/core'
import { type AlarmPreview, previewAlarms } from '@monasca/core/evaluation'
import { listSubExpressions } from '@monasca/core/expression'
import { useRequester } from '@monasca/react'
import { listMetricsQueryOptions } from '@monasca/react/query'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readExpression } from '../model/editExpression.js'

/** Milliseconds without typing before metrics are read. */
const pause = 350

export type Preview = {
  /** `undefined` while metrics load, or without an expression. */
  data: AlarmPreview | undefined
  /** Whether there is an expression to preview. */
  isPossible: boolean
  /** Whether there are more metrics than one page of each list: all numbers are minimums. */
  isPartial: boolean
  error: Error | null
  retry: () => void
}

/** Reads the metrics of an expression, and groups them into the alarms that it would create. */
export function usePreview(expression: string, matchBy: readonly string[]): Preview {
  const [settled] = useDebouncedValue(expression, pause)
  const client = useRequester()
  const read = useMemo(() => readExpression(settled), [settled])
  const filters = useMemo(() => (read ? listFilters(listSubExpressions(read.tree)) : []), [read])
  const { pages, isPartial, error, retry } = useQueries({
    queries: filters.map((filter) =>
      listMetricsQueryOptions(client, { ...filter, query: { staleTime: 30_000 } }),
    ),
    combine: (results) => ({
      pages: results.map(({ data }) => data),
      isPartial: results.some(({ data }) => data?.nextOffset !== undefined),
      error: results.find((result) => result.error !== null)?.error ?? null,
      retry: () => {
        for (const { refetch } of results) void refetch()
      },
    }),
  })
  const keys = JSON.stringify(matchBy)
  const data = useMemo(() => {
    if (read === undefined || pages.some((page) => page === undefined)) return undefined
    const metrics = pages.flatMap((page) => page?.elements ?? [])
    return previewAlarms({ expression: read.text, matchBy: JSON.parse(keys) as string[], metrics })
  }, [read, pages, keys])
  return { data, isPossible: read !== undefined, isPartial, error, retry }
}

type MetricFilter = { name: string; dimensions: DimensionFilter }

/** One list of metrics for each name and dimensions. What a query cannot express is compared afterwards. */
function listFilters(conditions: ReturnType<typeof listSubExpressions>): MetricFilter[] {
  const filters = conditions.map(({ metricName, dimensions }) => ({
    name: metricName,
    dimensions: Object.fromEntries(
      Object.entries(dimensions).filter(([name, value]) => !/[,:]/.test(name) && !/[,|]/.test(value)),
    ),
  }))
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()]
}

/** The names of dimensions that previewed metrics have, the most frequent first. */
export function dimensionNamesOf(preview: AlarmPreview | undefined): string[] {
  const counts = new Map<string, number>()
  for (const { metrics } of preview?.comparisons ?? []) {
    for (const { dimensions } of metrics) {
      for (const name of Object.keys(dimensions)) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b, 'en')).map(([name]) => name)
}
