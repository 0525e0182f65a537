'use client'

import type { ListMetricsReturnType } from '@monasca/core'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListMetricsInfiniteQueryParameters,
  listMetricsInfiniteQueryOptions,
} from '../query/listMetricsInfinite.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useInfiniteMetrics`. */
export type UseInfiniteMetricsParameters<selected = InfiniteData<ListMetricsReturnType>> =
  ListMetricsInfiniteQueryParameters<selected>

/** What `useInfiniteMetrics` returns: react-query's result. */
export type UseInfiniteMetricsReturnType<selected = InfiniteData<ListMetricsReturnType>> =
  UseInfiniteQueryResult<selected, MonascaError>

/**
 * Lists the metrics of the project, page after page: `GET /v2.0/metrics`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * A list that is refreshed reads all its pages again, hence it is never polled, nor when the window gets the focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteMetrics({ name: 'cpu.user_perc', limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export function useInfiniteMetrics<selected = InfiniteData<ListMetricsReturnType>>(
  parameters: UseInfiniteMetricsParameters<selected> = {},
): UseInfiniteMetricsReturnType<selected> {
  return useInfiniteQuery(listMetricsInfiniteQueryOptions(useMonascaClient(), parameters))
}
