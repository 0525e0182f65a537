'use client'

import type { ListDimensionValuesReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListDimensionValuesQueryParameters,
  listDimensionValuesQueryOptions,
} from '../query/listDimensionValues.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useDimensionValues`. */
export type UseDimensionValuesParameters<selected = ListDimensionValuesReturnType> =
  ListDimensionValuesQueryParameters<selected>

/** What `useDimensionValues` returns: react-query's result. */
export type UseDimensionValuesReturnType<selected = ListDimensionValuesReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Lists the values of one dimension: `GET /v2.0/metrics/dimensions/names/values`. Disabled while `dimensionName` is `undefined`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useDimensionValues({ dimensionName: 'hostname' })
 * ```
 */
export function useDimensionValues<selected = ListDimensionValuesReturnType>(
  parameters: UseDimensionValuesParameters<selected>,
): UseDimensionValuesReturnType<selected> {
  return useQuery(listDimensionValuesQueryOptions(useMonascaClient(), parameters))
}
