import { type ListNotificationTypesReturnType, listNotificationTypes, type Requester } from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import { createQueryOptions, type MonascaQueryOptions, type QueryOverrides } from './queryOptions.js'

/** Nothing can be asked for: only `query`, with react-query's options. */
export type ListNotificationTypesQueryParameters<selected = ListNotificationTypesReturnType> = {
  query?: QueryOverrides<ListNotificationTypesReturnType, selected> | undefined
}

/**
 * The query key of `GET /v2.0/notification-methods/types`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listNotificationTypesQueryKey(client.scope) })
 * ```
 */
export function listNotificationTypesQueryKey(
  scope: string,
): MonascaQueryKey<ListNotificationTypesReturnType> {
  return createQueryKey(scope, 'notificationTypes', 'list', {})
}

/**
 * Lists the types of notification methods that the server can notify with: `GET /v2.0/notification-methods/types`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listNotificationTypesQueryOptions(client))
 * ```
 */
export function listNotificationTypesQueryOptions<selected = ListNotificationTypesReturnType>(
  client: Requester,
  parameters: ListNotificationTypesQueryParameters<selected> = {},
): MonascaQueryOptions<ListNotificationTypesReturnType, selected> {
  return createQueryOptions({
    queryKey: listNotificationTypesQueryKey(client.scope),
    parameters: {},
    read: (_parameters, options) => listNotificationTypes(client, {}, options),
    query: parameters.query,
  })
}
