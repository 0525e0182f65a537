import {
  type ListNotificationsParameters,
  type ListNotificationsReturnType,
  listNotifications,
  type Requester,
} from '@monasca/core'
import type { InfiniteData } from '@tanstack/react-query'
import {
  createInfiniteQueryKey,
  createInfiniteQueryOptions,
  type InfiniteQueryParameters,
  type MonascaInfiniteQueryKey,
  type MonascaInfiniteQueryOptions,
} from './infiniteQueryOptions.js'
import type { Incomplete } from './queryOptions.js'

/** Parameters of `GET /v2.0/notification-methods` without `offset`, and `query` with react-query's options. */
export type ListNotificationsInfiniteQueryParameters<selected = InfiniteData<ListNotificationsReturnType>> =
  InfiniteQueryParameters<ListNotificationsParameters, ListNotificationsReturnType, selected>

/**
 * The query key of the pages of `GET /v2.0/notification-methods`. What is done to all queries that begin with the key of
 * `listNotificationsQueryKey` is done to these as well.
 *
 * @example
 * ```ts
 * await queryClient.resetQueries({ queryKey: listNotificationsInfiniteQueryKey(client.scope, { limit: 100 }) })
 * ```
 */
export function listNotificationsInfiniteQueryKey(
  scope: string,
  parameters: Incomplete<Omit<ListNotificationsParameters, 'offset'>> = {},
): MonascaInfiniteQueryKey<ListNotificationsReturnType> {
  return createInfiniteQueryKey(scope, 'notifications', 'list', parameters)
}

/**
 * Lists the notification methods of the project, page after page: `GET /v2.0/notification-methods`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * @example
 * ```ts
 * await queryClient.prefetchInfiniteQuery(listNotificationsInfiniteQueryOptions(client, { limit: 100 }))
 * ```
 */
export function listNotificationsInfiniteQueryOptions<selected = InfiniteData<ListNotificationsReturnType>>(
  client: Requester,
  parameters: ListNotificationsInfiniteQueryParameters<selected> = {},
): MonascaInfiniteQueryOptions<ListNotificationsReturnType, selected> {
  const { query, ...rest } = parameters
  return createInfiniteQueryOptions({
    queryKey: listNotificationsInfiniteQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters: ListNotificationsParameters, options) =>
      listNotifications(client, parameters, options),
    query,
  })
}
