import type { Requester } from '@monasca/core'
import { useRequester } from '@monasca/react'
import { listDimensionValuesQueryOptions, listMetricsQueryOptions } from '@monasca/react/query'
import { type UseQueryOptions, useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fillDimensions } from '../../../panels/fillPanel.js'
import type { Variables } from '../../../queries/substituteVariables.js'
import { pollEvery } from '../../../series/pollEvery.js'
import type { VariableSearch } from '../dashboardSearch.js'
import type { Variable } from '../model/dashboard.js'
import { type ResolvedVariable, resolveVariable, toVariables } from './resolveVariables.js'

/** Milliseconds between reads: values are added seldom. */
const interval = 60_000
/** Most values to choose from, and most metrics to find them in. */
const [mostOptions, mostMetrics] = [1000, 10_000]

export type UseVariablesReturnType = {
  /** The same array until something in it changes. */
  resolved: readonly ResolvedVariable[]
  /** What to fill in. The same object until a value changes. */
  variables: Variables
  /** Whether every value is known. */
  isReady: boolean
  /** The first error; `null` without one. */
  error: unknown
  retry: () => void
}

/** Reads the choices of variables, each in terms of those before it, and decides their values. */
export function useVariables(variables: readonly Variable[], search: VariableSearch): UseVariablesReturnType {
  const client = useRequester()
  const queryClient = useQueryClient()
  // What depends on the choices of another variable finds them in the cache: they cause a render when they arrive.
  const reads: (ChoicesOptions & { enabled: boolean })[] = []
  const known: ResolvedVariable[] = []
  for (const variable of variables) {
    const isWaiting = known.some(({ chosen, options }) => chosen === undefined && options === undefined)
    const read = readOf(client, variable, toVariables(known))
    const data = queryClient.getQueryData<Loaded>(read.queryKey)
    reads.push({ ...read, enabled: variable.where === undefined || !isWaiting })
    known.push(resolveVariable(variable, search, data === undefined ? undefined : optionsOf(variable, data)))
  }
  const results = useQueries({
    // The data is read from the cache above, so its arrival must be announced.
    queries: reads.map((read) => ({ ...read, ...pollEvery(interval), notifyOnChangeProps: 'all' as const })),
  })
  // The values are few, and their order is fixed.
  const text = JSON.stringify(known)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text has all that is known
  const resolved = useMemo(() => known, [text])
  const valuesText = JSON.stringify(toVariables(resolved))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text has all values
  const values = useMemo(() => toVariables(resolved), [valuesText])
  return {
    resolved,
    variables: values,
    isReady: resolved.every(({ chosen, options }) => chosen !== undefined || options !== undefined),
    error: results.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch()
    },
  }
}

/** The request for the choices: the lists that it may return have the same form. */
type ChoicesOptions = UseQueryOptions<Loaded>

/** The request for the choices: the values of a dimension, or the metrics that have others. */
function readOf(
  client: Requester,
  { dimension, metric, where }: Variable,
  values: Variables,
): ChoicesOptions {
  if (where === undefined) {
    const options = listDimensionValuesQueryOptions(client, {
      dimensionName: dimension,
      metricName: metric,
      limit: mostOptions,
    })
    return options as unknown as ChoicesOptions
  }
  const dimensions = Object.entries(fillDimensions(where, values)).map(
    ([name, alternatives]) => [name, alternatives.length === 0 ? (true as const) : alternatives] as const,
  )
  const options = listMetricsQueryOptions(client, {
    name: metric,
    dimensions: { ...Object.fromEntries(dimensions), ...(dimension in where ? {} : { [dimension]: true }) },
    limit: mostMetrics,
  })
  return options as unknown as ChoicesOptions
}

type Loaded = { elements: readonly (string | { dimensions: Readonly<Record<string, string>> })[] }

function optionsOf({ dimension }: Variable, data: Loaded): string[] {
  const values = data.elements.flatMap((element) =>
    typeof element === 'string' ? [element] : (element.dimensions[dimension] ?? []),
  )
  return [...new Set(values)]
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .slice(0, mostOptions)
}
