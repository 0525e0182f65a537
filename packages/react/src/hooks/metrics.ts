'use client'

import type {
  CreateMetricsParameters,
  CreateMetricsReturnType,
  listDimensionNames,
  listDimensionValues,
  listMetricNames,
  listMetrics,
} from '@monasca/core'
import {
  type UseMutationResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRequester } from '../provider/useRequester.js'
import {
  type CreateMetricsMutationParameters,
  createMetricsMutationOptions,
  listDimensionNamesQueryOptions,
  listDimensionValuesInfiniteQueryOptions,
  listDimensionValuesQueryOptions,
  listMetricNamesInfiniteQueryOptions,
  listMetricNamesQueryOptions,
  listMetricsInfiniteQueryOptions,
  listMetricsQueryOptions,
} from '../query/metrics.js'
import type { MonascaError } from '../query/monascaError.js'
import type { UseInfiniteRead, UseRead } from './types.js'

/**
 * Lists the metrics of the project: `GET /v2.0/metrics`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useMetrics({ name: 'cpu.idle_perc' })
 * ```
 */
export const useMetrics: UseRead<typeof listMetrics> = (parameters) =>
  useQuery(listMetricsQueryOptions(useRequester(), parameters))

/**
 * Lists the metrics of the project, page by page: `GET /v2.0/metrics`. `limit` is the page size, 10000 by default.
 *
 * A refetch reads all loaded pages again, so the list is not polled and not refetched on window focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteMetrics({ name: 'cpu.user_perc', limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export const useInfiniteMetrics: UseInfiniteRead<typeof listMetrics> = (parameters) =>
  useInfiniteQuery(listMetricsInfiniteQueryOptions(useRequester(), parameters))

/**
 * Lists the metric names of the project: `GET /v2.0/metrics/names`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useMetricNames({ dimensions: { hostname: 'web1' } })
 * ```
 */
export const useMetricNames: UseRead<typeof listMetricNames> = (parameters) =>
  useQuery(listMetricNamesQueryOptions(useRequester(), parameters))

/**
 * Lists the metric names of the project, page by page: `GET /v2.0/metrics/names`. `limit` is the page size, 10000 by
 * default.
 *
 * A refetch reads all loaded pages again, so the list is not polled and not refetched on window focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteMetricNames({ limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export const useInfiniteMetricNames: UseInfiniteRead<typeof listMetricNames> = (parameters) =>
  useInfiniteQuery(listMetricNamesInfiniteQueryOptions(useRequester(), parameters))

/**
 * Lists the dimension names of the project's metrics: `GET /v2.0/metrics/dimensions/names`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useDimensionNames({ metricName: 'cpu.idle_perc' })
 * ```
 */
export const useDimensionNames: UseRead<typeof listDimensionNames> = (parameters) =>
  useQuery(listDimensionNamesQueryOptions(useRequester(), parameters))

/**
 * Lists the values of one dimension: `GET /v2.0/metrics/dimensions/names/values`. Disabled while `dimensionName` is
 * `undefined`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useDimensionValues({ dimensionName: 'hostname' })
 * ```
 */
export const useDimensionValues: UseRead<typeof listDimensionValues> = (parameters) =>
  useQuery(listDimensionValuesQueryOptions(useRequester(), parameters))

/**
 * Lists the values of one dimension, page by page: `GET /v2.0/metrics/dimensions/names/values`. Disabled while
 * `dimensionName` is `undefined`. `limit` is the page size, 10000 by default.
 *
 * A refetch reads all loaded pages again, so the list is not polled and not refetched on window focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteDimensionValues({ dimensionName: 'hostname', limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export const useInfiniteDimensionValues: UseInfiniteRead<typeof listDimensionValues> = (parameters) =>
  useInfiniteQuery(listDimensionValuesInfiniteQueryOptions(useRequester(), parameters))

/**
 * Posts measurements: `POST /v2.0/metrics`. Invalidates all lists of metrics, names and dimensions, and the series of
 * the written metrics. The server stores measurements shortly after it answers, so a refetch may not contain them yet.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useCreateMetrics()
 * const post = () => mutate({ name: 'room.temp_c', value: 21.5 })
 * ```
 */
export function useCreateMetrics<onMutateResult = unknown>(
  parameters?: CreateMetricsMutationParameters<onMutateResult>,
): UseMutationResult<CreateMetricsReturnType, MonascaError, CreateMetricsParameters, onMutateResult> {
  return useMutation(createMetricsMutationOptions(useRequester(), useQueryClient(), parameters))
}
