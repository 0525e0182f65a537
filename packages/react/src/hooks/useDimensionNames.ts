'use client'

import type { ListDimensionNamesReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListDimensionNamesQueryParameters,
  listDimensionNamesQueryOptions,
} from '../query/listDimensionNames.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useDimensionNames`. */
export type UseDimensionNamesParameters<selected = ListDimensionNamesReturnType> =
  ListDimensionNamesQueryParameters<selected>

/** What `useDimensionNames` returns: react-query's result. */
export type UseDimensionNamesReturnType<selected = ListDimensionNamesReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Lists the names of dimensions: `GET /v2.0/metrics/dimensions/names`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useDimensionNames({ metricName: 'cpu.idle_perc' })
 * ```
 */
export function useDimensionNames<selected = ListDimensionNamesReturnType>(
  parameters: UseDimensionNamesParameters<selected> = {},
): UseDimensionNamesReturnType<selected> {
  return useQuery(listDimensionNamesQueryOptions(useMonascaClient(), parameters))
}
