import {
  type ListDimensionValuesParameters,
  type ListDimensionValuesReturnType,
  listDimensionValues,
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

/** Parameters of `GET /v2.0/metrics/dimensions/names/values` without `offset`, and `query` with react-query's options. */
export type ListDimensionValuesInfiniteQueryParameters<
  selected = InfiniteData<ListDimensionValuesReturnType>,
> = InfiniteQueryParameters<ListDimensionValuesParameters, ListDimensionValuesReturnType, selected>

/**
 * The query key of the pages of `GET /v2.0/metrics/dimensions/names/values`. What is done to all queries that begin with the key of
 * `listDimensionValuesQueryKey` is done to these as well.
 *
 * @example
 * ```ts
 * await queryClient.resetQueries({ queryKey: listDimensionValuesInfiniteQueryKey(client.scope, { dimensionName: 'hostname', limit: 100 }) })
 * ```
 */
export function listDimensionValuesInfiniteQueryKey(
  scope: string,
  parameters: Incomplete<Omit<ListDimensionValuesParameters, 'offset'>>,
): MonascaInfiniteQueryKey<ListDimensionValuesReturnType> {
  return createInfiniteQueryKey(scope, 'metrics', 'listDimensionValues', parameters)
}

/**
 * Lists the values of a dimension, page after page: `GET /v2.0/metrics/dimensions/names/values`. Disabled while `dimensionName` is `undefined`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * @example
 * ```ts
 * await queryClient.prefetchInfiniteQuery(listDimensionValuesInfiniteQueryOptions(client, { dimensionName: 'hostname', limit: 100 }))
 * ```
 */
export function listDimensionValuesInfiniteQueryOptions<
  selected = InfiniteData<ListDimensionValuesReturnType>,
>(
  client: Requester,
  parameters: ListDimensionValuesInfiniteQueryParameters<selected>,
): MonascaInfiniteQueryOptions<ListDimensionValuesReturnType, selected> {
  const { query, ...rest } = parameters
  return createInfiniteQueryOptions({
    queryKey: listDimensionValuesInfiniteQueryKey(client.scope, rest),
    parameters: rest,
    required: ['dimensionName'],
    read: (parameters: ListDimensionValuesParameters, options) =>
      listDimensionValues(client, parameters, options),
    query,
  })
}
