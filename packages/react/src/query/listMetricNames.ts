import {
  type ListMetricNamesParameters,
  type ListMetricNamesReturnType,
  listMetricNames,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/metrics/names`, and `query` with react-query's options. */
export type ListMetricNamesQueryParameters<selected = ListMetricNamesReturnType> = QueryParameters<
  ListMetricNamesParameters,
  ListMetricNamesReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/metrics/names`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listMetricNamesQueryKey(client.scope, { dimensions: { hostname: 'web1' } }) })
 * ```
 */
export function listMetricNamesQueryKey(
  scope: string,
  parameters: Incomplete<ListMetricNamesParameters> = {},
): MonascaQueryKey<ListMetricNamesReturnType> {
  return createQueryKey(scope, 'metrics', 'listNames', parameters)
}

/**
 * Lists the names of the project's metrics: `GET /v2.0/metrics/names`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listMetricNamesQueryOptions(client, { dimensions: { hostname: 'web1' } }))
 * ```
 */
export function listMetricNamesQueryOptions<selected = ListMetricNamesReturnType>(
  client: Requester,
  parameters: ListMetricNamesQueryParameters<selected> = {},
): MonascaQueryOptions<ListMetricNamesReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: listMetricNamesQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters, options) => listMetricNames(client, parameters, options),
    query,
  })
}
