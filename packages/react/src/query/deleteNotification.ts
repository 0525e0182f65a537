import {
  type DeleteNotificationParameters,
  type DeleteNotificationReturnType,
  deleteNotification,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'
import { monascaQueryKey } from './queryKey.js'
import { notificationLists, oneNotification } from './staleKeys.js'

/** `mutation` with react-query's options for `DELETE /v2.0/notification-methods/{notification_method_id}`. */
export type DeleteNotificationMutationParameters<mutated = unknown> = MutationParameters<
  DeleteNotificationReturnType,
  DeleteNotificationParameters,
  mutated
>

/**
 * What `DELETE /v2.0/notification-methods/{notification_method_id}` makes stale: the lists of notification methods, and alarm definitions, which lose it from their actions; the method itself is removed.
 *
 * @example
 * ```ts
 * const notificationId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const { invalidate, remove } = deleteNotificationStaleKeys(client.scope, { notificationId })
 * ```
 */
export function deleteNotificationStaleKeys(
  scope: string,
  variables: DeleteNotificationParameters,
): StaleKeys {
  return {
    invalidate: [notificationLists(scope), monascaQueryKey(scope, 'alarmDefinitions')],
    remove: [oneNotification(scope, variables.notificationId)],
  }
}

/**
 * Deletes a notification method, also from all alarm definitions: `DELETE /v2.0/notification-methods/{notification_method_id}`. Refreshes what `deleteNotificationStaleKeys` tells.
 *
 * @example
 * ```ts
 * const notificationId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const options = deleteNotificationMutationOptions(client, queryClient)
 * await options.mutationFn({ notificationId })
 * ```
 */
export function deleteNotificationMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: DeleteNotificationMutationParameters<mutated> = {},
): MonascaMutationOptions<DeleteNotificationReturnType, DeleteNotificationParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'notifications',
    action: 'delete',
    write: (variables) => deleteNotification(client, variables),
    staleKeys: deleteNotificationStaleKeys,
    mutation: parameters.mutation,
  })
}
