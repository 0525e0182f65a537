import {
  type ListMetricsParameters,
  type ListMetricsReturnType,
  listMetrics,
  type Requester,
} from '@monasca/core'
import type { InfiniteData } from '@tanstack/react-query'
import {
  createInfiniteQueryKey,
  createInfiniteQueryOptions,
  type InfiniteQueryParameters,
  type MonascaInfiniteQueryKey,
  type MonascaInfiniteQueryOptions,
} from './infiniteQueryOptions.js'
import type { Incomplete } from './queryOptions.js'

/** Parameters of `GET /v2.0/metrics` without `offset`, and `query` with react-query's options. */
export type ListMetricsInfiniteQueryParameters<selected = InfiniteData<ListMetricsReturnType>> =
  InfiniteQueryParameters<ListMetricsParameters, ListMetricsReturnType, selected>

/**
 * The query key of the pages of `GET /v2.0/metrics`. What is done to all queries that begin with the key of
 * `listMetricsQueryKey` is done to these as well.
 *
 * @example
 * ```ts
 * await queryClient.resetQueries({ queryKey: listMetricsInfiniteQueryKey(client.scope, { name: 'cpu.user_perc', limit: 100 }) })
 * ```
 */
export function listMetricsInfiniteQueryKey(
  scope: string,
  parameters: Incomplete<Omit<ListMetricsParameters, 'offset'>> = {},
): MonascaInfiniteQueryKey<ListMetricsReturnType> {
  return createInfiniteQueryKey(scope, 'metrics', 'list', parameters)
}

/**
 * Lists the metrics of the project, page after page: `GET /v2.0/metrics`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * @example
 * ```ts
 * await queryClient.prefetchInfiniteQuery(listMetricsInfiniteQueryOptions(client, { name: 'cpu.user_perc', limit: 100 }))
 * ```
 */
export function listMetricsInfiniteQueryOptions<selected = InfiniteData<ListMetricsReturnType>>(
  client: Requester,
  parameters: ListMetricsInfiniteQueryParameters<selected> = {},
): MonascaInfiniteQueryOptions<ListMetricsReturnType, selected> {
  const { query, ...rest } = parameters
  return createInfiniteQueryOptions({
    queryKey: listMetricsInfiniteQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters: ListMetricsParameters, options) => listMetrics(client, parameters, options),
    query,
  })
}
