'use client'

import type { ListNotificationsReturnType } from '@monasca/core'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListNotificationsInfiniteQueryParameters,
  listNotificationsInfiniteQueryOptions,
} from '../query/listNotificationsInfinite.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useInfiniteNotifications`. */
export type UseInfiniteNotificationsParameters<selected = InfiniteData<ListNotificationsReturnType>> =
  ListNotificationsInfiniteQueryParameters<selected>

/** What `useInfiniteNotifications` returns: react-query's result. */
export type UseInfiniteNotificationsReturnType<selected = InfiniteData<ListNotificationsReturnType>> =
  UseInfiniteQueryResult<selected, MonascaError>

/**
 * Lists the notification methods of the project, page after page: `GET /v2.0/notification-methods`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * A list that is refreshed reads all its pages again, hence it is never polled, nor when the window gets the focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteNotifications({ limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export function useInfiniteNotifications<selected = InfiniteData<ListNotificationsReturnType>>(
  parameters: UseInfiniteNotificationsParameters<selected> = {},
): UseInfiniteNotificationsReturnType<selected> {
  return useInfiniteQuery(listNotificationsInfiniteQueryOptions(useMonascaClient(), parameters))
}
