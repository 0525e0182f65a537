import {
  type ListMetricsParameters,
  type ListMetricsReturnType,
  listMetrics,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/metrics`, and `query` with react-query's options. */
export type ListMetricsQueryParameters<selected = ListMetricsReturnType> = QueryParameters<
  ListMetricsParameters,
  ListMetricsReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/metrics`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listMetricsQueryKey(client.scope, { name: 'cpu.idle_perc' }) })
 * ```
 */
export function listMetricsQueryKey(
  scope: string,
  parameters: Incomplete<ListMetricsParameters> = {},
): MonascaQueryKey<ListMetricsReturnType> {
  return createQueryKey(scope, 'metrics', 'list', parameters)
}

/**
 * Lists the metrics of the project: `GET /v2.0/metrics`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listMetricsQueryOptions(client, { name: 'cpu.idle_perc' }))
 * ```
 */
export function listMetricsQueryOptions<selected = ListMetricsReturnType>(
  client: Requester,
  parameters: ListMetricsQueryParameters<selected> = {},
): MonascaQueryOptions<ListMetricsReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: listMetricsQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters, options) => listMetrics(client, parameters, options),
    query,
  })
}
