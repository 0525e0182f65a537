import {
  type CreateMetricsParameters,
  type CreateMetricsReturnType,
  createMetrics,
  type MetricInput,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'
import { monascaQueryKey } from './queryKey.js'

/** How to post, and `mutation` with react-query's options. */
export type CreateMetricsMutationParameters<mutated = unknown> = MutationParameters<
  CreateMetricsReturnType,
  CreateMetricsParameters,
  mutated
> & {
  /** Stores for another project. Needs the delegate role; a server may ignore it without that role, and not say so. */
  tenantId?: string | undefined
}

/**
 * What `POST /v2.0/metrics` makes stale: all lists of metrics, names and dimensions, and the measurements and
 * statistics of the metrics written, in rows, in columns and live.
 *
 * @example
 * ```ts
 * const { invalidate } = createMetricsStaleKeys(client.scope, { name: 'room.temp_c', value: 21.5 })
 * ```
 */
export function createMetricsStaleKeys(scope: string, variables: CreateMetricsParameters): StaleKeys {
  const key = monascaQueryKey(scope, 'metrics')
  const names = new Set([variables].flat().map((metric: MetricInput) => metric.name))
  return {
    invalidate: [
      [...key, 'list'],
      [...key, 'listNames'],
      [...key, 'listDimensionNames'],
      [...key, 'listDimensionValues'],
      ...[...names].flatMap((name) => [
        [...key, 'listMeasurements', { name }],
        [...key, 'listStatistics', { name }],
        [...key, 'listMeasurementColumns', { name }],
        [...key, 'listStatisticColumns', { name }],
        [...key, 'liveSeries', { name }],
      ]),
    ],
    remove: [],
  }
}

/**
 * Options for posting measurements: `POST /v2.0/metrics`. The server stores a moment after it answers, so that what is
 * fetched again at once may not have them yet.
 *
 * @example
 * ```ts
 * const options = createMetricsMutationOptions(client, queryClient)
 * await options.mutationFn({ name: 'room.temp_c', value: 21.5 })
 * ```
 */
export function createMetricsMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: CreateMetricsMutationParameters<mutated> = {},
): MonascaMutationOptions<CreateMetricsReturnType, CreateMetricsParameters, mutated> {
  const { mutation, tenantId } = parameters
  return createMutationOptions({
    client,
    queryClient,
    resource: 'metrics',
    action: 'create',
    write: (variables) => createMetrics(client, variables, { tenantId }),
    staleKeys: createMetricsStaleKeys,
    mutation,
  })
}
