import {
  type ListDimensionNamesParameters,
  type ListDimensionNamesReturnType,
  listDimensionNames,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/metrics/dimensions/names`, and `query` with react-query's options. */
export type ListDimensionNamesQueryParameters<selected = ListDimensionNamesReturnType> = QueryParameters<
  ListDimensionNamesParameters,
  ListDimensionNamesReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/metrics/dimensions/names`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listDimensionNamesQueryKey(client.scope, { metricName: 'cpu.idle_perc' }) })
 * ```
 */
export function listDimensionNamesQueryKey(
  scope: string,
  parameters: Incomplete<ListDimensionNamesParameters> = {},
): MonascaQueryKey<ListDimensionNamesReturnType> {
  return createQueryKey(scope, 'metrics', 'listDimensionNames', parameters)
}

/**
 * Lists the names of dimensions: `GET /v2.0/metrics/dimensions/names`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listDimensionNamesQueryOptions(client, { metricName: 'cpu.idle_perc' }))
 * ```
 */
export function listDimensionNamesQueryOptions<selected = ListDimensionNamesReturnType>(
  client: Requester,
  parameters: ListDimensionNamesQueryParameters<selected> = {},
): MonascaQueryOptions<ListDimensionNamesReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: listDimensionNamesQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters, options) => listDimensionNames(client, parameters, options),
    query,
  })
}
