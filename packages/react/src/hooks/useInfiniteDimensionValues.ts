'use client'

import type { ListDimensionValuesReturnType } from '@monasca/core'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListDimensionValuesInfiniteQueryParameters,
  listDimensionValuesInfiniteQueryOptions,
} from '../query/listDimensionValuesInfinite.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useInfiniteDimensionValues`. */
export type UseInfiniteDimensionValuesParameters<selected = InfiniteData<ListDimensionValuesReturnType>> =
  ListDimensionValuesInfiniteQueryParameters<selected>

/** What `useInfiniteDimensionValues` returns: react-query's result. */
export type UseInfiniteDimensionValuesReturnType<selected = InfiniteData<ListDimensionValuesReturnType>> =
  UseInfiniteQueryResult<selected, MonascaError>

/**
 * Lists the values of a dimension, page after page: `GET /v2.0/metrics/dimensions/names/values`. Disabled while `dimensionName` is `undefined`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * A list that is refreshed reads all its pages again, hence it is never polled, nor when the window gets the focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteDimensionValues({ dimensionName: 'hostname', limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export function useInfiniteDimensionValues<selected = InfiniteData<ListDimensionValuesReturnType>>(
  parameters: UseInfiniteDimensionValuesParameters<selected>,
): UseInfiniteDimensionValuesReturnType<selected> {
  return useInfiniteQuery(listDimensionValuesInfiniteQueryOptions(useMonascaClient(), parameters))
}
