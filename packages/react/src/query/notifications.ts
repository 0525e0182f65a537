import {
  type ListNotificationsParameters,
  type ListNotificationsReturnType,
  listNotifications,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/notification-methods`, and `query` with react-query's options. */
export type ListNotificationsQueryParameters<selected = ListNotificationsReturnType> = QueryParameters<
  ListNotificationsParameters,
  ListNotificationsReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/notification-methods`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listNotificationsQueryKey(client.scope, { limit: 100 }) })
 * ```
 */
export function listNotificationsQueryKey(
  scope: string,
  parameters: Incomplete<ListNotificationsParameters> = {},
): MonascaQueryKey<ListNotificationsReturnType> {
  return createQueryKey(scope, 'notifications', 'list', parameters)
}

/**
 * Lists the notification methods of the project: `GET /v2.0/notification-methods`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listNotificationsQueryOptions(client, { limit: 100 }))
 * ```
 */
export function listNotificationsQueryOptions<selected = ListNotificationsReturnType>(
  client: Requester,
  parameters: ListNotificationsQueryParameters<selected> = {},
): MonascaQueryOptions<ListNotificationsReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: listNotificationsQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters, options) => listNotifications(client, parameters, options),
    query,
  })
}
