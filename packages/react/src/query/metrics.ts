import {
  type CreateMetricsParameters,
  type CreateMetricsReturnType,
  createMetrics,
  listDimensionNames,
  listDimensionValues,
  listMetricNames,
  listMetrics,
  type MetricInput,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  type InfiniteReadKey,
  type InfiniteReadOptions,
  infiniteReadKey,
  infiniteReadOptions,
} from './infiniteQueryOptions.js'
import {
  createMutationOptions,
  type Invalidations,
  type MonascaMutationOptions,
  type MutationParameters,
} from './mutationOptions.js'
import { monascaQueryKey } from './queryKey.js'
import { type Read, type ReadKey, type ReadOptions, readKey, readOptions } from './queryOptions.js'

const listMetricsRead: Read<typeof listMetrics> = { resource: 'metrics', action: 'list', call: listMetrics }

/** Query key of `listMetricsQueryOptions`. */
export const listMetricsQueryKey: ReadKey<typeof listMetrics> = (scope, parameters) =>
  readKey(listMetricsRead, scope, parameters)

/** Query options of `useMetrics`: `GET /v2.0/metrics`. */
export const listMetricsQueryOptions: ReadOptions<typeof listMetrics> = (client, parameters) =>
  readOptions(listMetricsRead, client, parameters)

/** Query key of `listMetricsInfiniteQueryOptions`. A filter with the key of `listMetricsQueryKey` matches it too. */
export const listMetricsInfiniteQueryKey: InfiniteReadKey<typeof listMetrics> = (scope, parameters) =>
  infiniteReadKey(listMetricsRead, scope, parameters)

/** Query options of `useInfiniteMetrics`: `GET /v2.0/metrics`, page by page. */
export const listMetricsInfiniteQueryOptions: InfiniteReadOptions<typeof listMetrics> = (
  client,
  parameters,
) => infiniteReadOptions(listMetricsRead, client, parameters)

const listMetricNamesRead: Read<typeof listMetricNames> = {
  resource: 'metrics',
  action: 'listNames',
  call: listMetricNames,
}

/** Query key of `listMetricNamesQueryOptions`. */
export const listMetricNamesQueryKey: ReadKey<typeof listMetricNames> = (scope, parameters) =>
  readKey(listMetricNamesRead, scope, parameters)

/** Query options of `useMetricNames`: `GET /v2.0/metrics/names`. */
export const listMetricNamesQueryOptions: ReadOptions<typeof listMetricNames> = (client, parameters) =>
  readOptions(listMetricNamesRead, client, parameters)

/**
 * Query key of `listMetricNamesInfiniteQueryOptions`. A filter with the key of `listMetricNamesQueryKey` matches it
 * too.
 */
export const listMetricNamesInfiniteQueryKey: InfiniteReadKey<typeof listMetricNames> = (scope, parameters) =>
  infiniteReadKey(listMetricNamesRead, scope, parameters)

/** Query options of `useInfiniteMetricNames`: `GET /v2.0/metrics/names`, page by page. */
export const listMetricNamesInfiniteQueryOptions: InfiniteReadOptions<typeof listMetricNames> = (
  client,
  parameters,
) => infiniteReadOptions(listMetricNamesRead, client, parameters)

const listDimensionNamesRead: Read<typeof listDimensionNames> = {
  resource: 'metrics',
  action: 'listDimensionNames',
  call: listDimensionNames,
}

/** Query key of `listDimensionNamesQueryOptions`. */
export const listDimensionNamesQueryKey: ReadKey<typeof listDimensionNames> = (scope, parameters) =>
  readKey(listDimensionNamesRead, scope, parameters)

/** Query options of `useDimensionNames`: `GET /v2.0/metrics/dimensions/names`. */
export const listDimensionNamesQueryOptions: ReadOptions<typeof listDimensionNames> = (client, parameters) =>
  readOptions(listDimensionNamesRead, client, parameters)

const listDimensionValuesRead: Read<typeof listDimensionValues> = {
  resource: 'metrics',
  action: 'listDimensionValues',
  call: listDimensionValues,
  required: ['dimensionName'],
}

/** Query key of `listDimensionValuesQueryOptions`. */
export const listDimensionValuesQueryKey: ReadKey<typeof listDimensionValues> = (scope, parameters) =>
  readKey(listDimensionValuesRead, scope, parameters)

/** Query options of `useDimensionValues`: `GET /v2.0/metrics/dimensions/names/values`. */
export const listDimensionValuesQueryOptions: ReadOptions<typeof listDimensionValues> = (
  client,
  parameters,
) => readOptions(listDimensionValuesRead, client, parameters)

/**
 * Query key of `listDimensionValuesInfiniteQueryOptions`. A filter with the key of `listDimensionValuesQueryKey`
 * matches it too.
 */
export const listDimensionValuesInfiniteQueryKey: InfiniteReadKey<typeof listDimensionValues> = (
  scope,
  parameters,
) => infiniteReadKey(listDimensionValuesRead, scope, parameters)

/** Query options of `useInfiniteDimensionValues`: `GET /v2.0/metrics/dimensions/names/values`, page by page. */
export const listDimensionValuesInfiniteQueryOptions: InfiniteReadOptions<typeof listDimensionValues> = (
  client,
  parameters,
) => infiniteReadOptions(listDimensionValuesRead, client, parameters)

export type CreateMetricsMutationParameters<onMutateResult = unknown> = MutationParameters<
  CreateMetricsReturnType,
  CreateMetricsParameters,
  onMutateResult
> & {
  /** Writes to another project. Requires the delegate role; without it, a server may silently ignore this. */
  tenantId?: string | undefined
}

/**
 * Invalidates all lists of metrics, names and dimensions, and the measurements and statistics of the written metrics:
 * as rows, as columns and live.
 */
export function createMetricsInvalidations(scope: string, variables: CreateMetricsParameters): Invalidations {
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

/** Mutation options of `useCreateMetrics`: `POST /v2.0/metrics`. Applies `createMetricsInvalidations`. */
export function createMetricsMutationOptions<onMutateResult = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: CreateMetricsMutationParameters<onMutateResult> = {},
): MonascaMutationOptions<CreateMetricsReturnType, CreateMetricsParameters, onMutateResult> {
  const { mutation, tenantId } = parameters
  return createMutationOptions({
    client,
    queryClient,
    resource: 'metrics',
    action: 'create',
    write: (variables) => createMetrics(client, variables, { tenantId }),
    invalidations: createMetricsInvalidations,
    mutation,
  })
}
