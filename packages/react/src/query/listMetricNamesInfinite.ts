import {
  type ListMetricNamesParameters,
  type ListMetricNamesReturnType,
  listMetricNames,
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

/** Parameters of `GET /v2.0/metrics/names` without `offset`, and `query` with react-query's options. */
export type ListMetricNamesInfiniteQueryParameters<selected = InfiniteData<ListMetricNamesReturnType>> =
  InfiniteQueryParameters<ListMetricNamesParameters, ListMetricNamesReturnType, selected>

/**
 * The query key of the pages of `GET /v2.0/metrics/names`. What is done to all queries that begin with the key of
 * `listMetricNamesQueryKey` is done to these as well.
 *
 * @example
 * ```ts
 * await queryClient.resetQueries({ queryKey: listMetricNamesInfiniteQueryKey(client.scope, { limit: 100 }) })
 * ```
 */
export function listMetricNamesInfiniteQueryKey(
  scope: string,
  parameters: Incomplete<Omit<ListMetricNamesParameters, 'offset'>> = {},
): MonascaInfiniteQueryKey<ListMetricNamesReturnType> {
  return createInfiniteQueryKey(scope, 'metrics', 'listNames', parameters)
}

/**
 * Lists the names of the metrics, page after page: `GET /v2.0/metrics/names`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * @example
 * ```ts
 * await queryClient.prefetchInfiniteQuery(listMetricNamesInfiniteQueryOptions(client, { limit: 100 }))
 * ```
 */
export function listMetricNamesInfiniteQueryOptions<selected = InfiniteData<ListMetricNamesReturnType>>(
  client: Requester,
  parameters: ListMetricNamesInfiniteQueryParameters<selected> = {},
): MonascaInfiniteQueryOptions<ListMetricNamesReturnType, selected> {
  const { query, ...rest } = parameters
  return createInfiniteQueryOptions({
    queryKey: listMetricNamesInfiniteQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters: ListMetricNamesParameters, options) => listMetricNames(client, parameters, options),
    query,
  })
}
