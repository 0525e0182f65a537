import {
  type ListDimensionValuesParameters,
  type ListDimensionValuesReturnType,
  listDimensionValues,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/metrics/dimensions/names/values`, and `query` with react-query's options. */
export type ListDimensionValuesQueryParameters<selected = ListDimensionValuesReturnType> = QueryParameters<
  ListDimensionValuesParameters,
  ListDimensionValuesReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/metrics/dimensions/names/values`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listDimensionValuesQueryKey(client.scope, { dimensionName: 'hostname' }) })
 * ```
 */
export function listDimensionValuesQueryKey(
  scope: string,
  parameters: Incomplete<ListDimensionValuesParameters>,
): MonascaQueryKey<ListDimensionValuesReturnType> {
  return createQueryKey(scope, 'metrics', 'listDimensionValues', parameters)
}

/**
 * Lists the values of one dimension: `GET /v2.0/metrics/dimensions/names/values`. Disabled while `dimensionName` is `undefined`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listDimensionValuesQueryOptions(client, { dimensionName: 'hostname' }))
 * ```
 */
export function listDimensionValuesQueryOptions<selected = ListDimensionValuesReturnType>(
  client: Requester,
  parameters: ListDimensionValuesQueryParameters<selected>,
): MonascaQueryOptions<ListDimensionValuesReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: listDimensionValuesQueryKey(client.scope, rest),
    parameters: rest,
    required: ['dimensionName'],
    read: (parameters, options) => listDimensionValues(client, parameters, options),
    query,
  })
}
