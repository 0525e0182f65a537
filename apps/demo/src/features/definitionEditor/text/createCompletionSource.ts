import type { Requester } from '@monasca/core'
import type { CompletionRequest, CompletionSource } from '@monasca/core/expression'
import {
  listDimensionNamesQueryOptions,
  listDimensionValuesQueryOptions,
  listMetricNamesQueryOptions,
} from '@monasca/react/query'
import type { QueryClient } from '@tanstack/react-query'

/** Milliseconds for which names from the server are used again. */
const staleTime = 60_000

/**
 * Completes names and values from the server. Lists that another part of the page has read lately are used again; a
 * request ends with its signal.
 */
export function createCompletionSource(client: Requester, queryClient: QueryClient): CompletionSource {
  return async (request, { signal = new AbortController().signal }) => {
    const { queryKey, queryFn } = optionsOf(client, request)
    const state = queryClient.getQueryState(queryKey)
    if (state?.data !== undefined && Date.now() - state.dataUpdatedAt < staleTime) return state.data.elements
    const data = await queryFn({ signal })
    queryClient.setQueryData(queryKey, data)
    return data.elements
  }
}

function optionsOf(client: Requester, request: CompletionRequest) {
  switch (request.kind) {
    case 'metricName':
      return listMetricNamesQueryOptions(client)
    case 'dimensionName':
      return listDimensionNamesQueryOptions(client, { metricName: request.metricName })
    case 'dimensionValue': {
      const { metricName, dimensionName } = request
      return listDimensionValuesQueryOptions(client, { metricName, dimensionName })
    }
  }
}
