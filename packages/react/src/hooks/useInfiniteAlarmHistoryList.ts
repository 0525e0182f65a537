'use client'

import type { ListAlarmHistoryReturnType } from '@monasca/core'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListAlarmHistoryInfiniteQueryParameters,
  listAlarmHistoryInfiniteQueryOptions,
} from '../query/listAlarmHistoryInfinite.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useInfiniteAlarmHistoryList`. */
export type UseInfiniteAlarmHistoryListParameters<selected = InfiniteData<ListAlarmHistoryReturnType>> =
  ListAlarmHistoryInfiniteQueryParameters<selected>

/** What `useInfiniteAlarmHistoryList` returns: react-query's result. */
export type UseInfiniteAlarmHistoryListReturnType<selected = InfiniteData<ListAlarmHistoryReturnType>> =
  UseInfiniteQueryResult<selected, MonascaError>

/**
 * Lists the state changes of the project's alarms, page after page: `GET /v2.0/alarms/state-history`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * A list that is refreshed reads all its pages again, hence it is never polled, nor when the window gets the focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteAlarmHistoryList({ limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export function useInfiniteAlarmHistoryList<selected = InfiniteData<ListAlarmHistoryReturnType>>(
  parameters: UseInfiniteAlarmHistoryListParameters<selected> = {},
): UseInfiniteAlarmHistoryListReturnType<selected> {
  return useInfiniteQuery(listAlarmHistoryInfiniteQueryOptions(useMonascaClient(), parameters))
}
