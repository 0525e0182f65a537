import {
  type GetNotificationParameters,
  type GetNotificationReturnType,
  getNotification,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/notification-methods/{notification_method_id}`, and `query` with react-query's options. */
export type GetNotificationQueryParameters<selected = GetNotificationReturnType> = QueryParameters<
  GetNotificationParameters,
  GetNotificationReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/notification-methods/{notification_method_id}`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: getNotificationQueryKey(client.scope, { notificationId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' }) })
 * ```
 */
export function getNotificationQueryKey(
  scope: string,
  parameters: Incomplete<GetNotificationParameters>,
): MonascaQueryKey<GetNotificationReturnType> {
  return createQueryKey(scope, 'notifications', 'get', parameters)
}

/**
 * Gets one notification method: `GET /v2.0/notification-methods/{notification_method_id}`. Disabled while `notificationId` is `undefined`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(getNotificationQueryOptions(client, { notificationId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' }))
 * ```
 */
export function getNotificationQueryOptions<selected = GetNotificationReturnType>(
  client: Requester,
  parameters: GetNotificationQueryParameters<selected>,
): MonascaQueryOptions<GetNotificationReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: getNotificationQueryKey(client.scope, rest),
    parameters: rest,
    required: ['notificationId'],
    read: (parameters, options) => getNotification(client, parameters, options),
    query,
  })
}
