'use client'

import type { ListMetricsReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import { type ListMetricsQueryParameters, listMetricsQueryOptions } from '../query/metrics.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useMetrics`. */
export type UseMetricsParameters<selected = ListMetricsReturnType> = ListMetricsQueryParameters<selected>

/** What `useMetrics` returns: react-query's result. */
export type UseMetricsReturnType<selected = ListMetricsReturnType> = UseQueryResult<selected, MonascaError>

/**
 * Lists the metrics of the project: `GET /v2.0/metrics`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useMetrics({ name: 'cpu.idle_perc' })
 * ```
 */
export function useMetrics<selected = ListMetricsReturnType>(
  parameters: UseMetricsParameters<selected> = {},
): UseMetricsReturnType<selected> {
  return useQuery(listMetricsQueryOptions(useMonascaClient(), parameters))
}
