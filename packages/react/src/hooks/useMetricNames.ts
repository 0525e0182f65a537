'use client'

import type { ListMetricNamesReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import { type ListMetricNamesQueryParameters, listMetricNamesQueryOptions } from '../query/listMetricNames.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useMetricNames`. */
export type UseMetricNamesParameters<selected = ListMetricNamesReturnType> =
  ListMetricNamesQueryParameters<selected>

/** What `useMetricNames` returns: react-query's result. */
export type UseMetricNamesReturnType<selected = ListMetricNamesReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Lists the names of the project's metrics: `GET /v2.0/metrics/names`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useMetricNames({ dimensions: { hostname: 'web1' } })
 * ```
 */
export function useMetricNames<selected = ListMetricNamesReturnType>(
  parameters: UseMetricNamesParameters<selected> = {},
): UseMetricNamesReturnType<selected> {
  return useQuery(listMetricNamesQueryOptions(useMonascaClient(), parameters))
}
