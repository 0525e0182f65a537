'use client'

import type { ListMetricNamesReturnType } from '@monasca/core'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListMetricNamesInfiniteQueryParameters,
  listMetricNamesInfiniteQueryOptions,
} from '../query/listMetricNamesInfinite.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useInfiniteMetricNames`. */
export type UseInfiniteMetricNamesParameters<selected = InfiniteData<ListMetricNamesReturnType>> =
  ListMetricNamesInfiniteQueryParameters<selected>

/** What `useInfiniteMetricNames` returns: react-query's result. */
export type UseInfiniteMetricNamesReturnType<selected = InfiniteData<ListMetricNamesReturnType>> =
  UseInfiniteQueryResult<selected, MonascaError>

/**
 * Lists the names of the metrics, page after page: `GET /v2.0/metrics/names`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * A list that is refreshed reads all its pages again, hence it is never polled, nor when the window gets the focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteMetricNames({ limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export function useInfiniteMetricNames<selected = InfiniteData<ListMetricNamesReturnType>>(
  parameters: UseInfiniteMetricNamesParameters<selected> = {},
): UseInfiniteMetricNamesReturnType<selected> {
  return useInfiniteQuery(listMetricNamesInfiniteQueryOptions(useMonascaClient(), parameters))
}
