import {
  type Requester,
  type UpdateNotificationParameters,
  type UpdateNotificationReturnType,
  updateNotification,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'

import { notificationLists, oneNotification } from './staleKeys.js'

/** `mutation` with react-query's options for `PUT /v2.0/notification-methods/{notification_method_id}`. */
export type UpdateNotificationMutationParameters<mutated = unknown> = MutationParameters<
  UpdateNotificationReturnType,
  UpdateNotificationParameters,
  mutated
>

/**
 * What `PUT /v2.0/notification-methods/{notification_method_id}` makes stale: the lists of notification methods, and this one.
 *
 * @example
 * ```ts
 * const notificationId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const { invalidate, remove } = updateNotificationStaleKeys(client.scope, { notificationId, name: 'On call', type: 'EMAIL', address: 'oncall@example.org', period: 0 })
 * ```
 */
export function updateNotificationStaleKeys(
  scope: string,
  variables: UpdateNotificationParameters,
): StaleKeys {
  return {
    invalidate: [notificationLists(scope), oneNotification(scope, variables.notificationId)],
    remove: [],
  }
}

/**
 * Sets all fields of a notification method: `PUT /v2.0/notification-methods/{notification_method_id}`. Refreshes what `updateNotificationStaleKeys` tells.
 *
 * @example
 * ```ts
 * const notificationId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const options = updateNotificationMutationOptions(client, queryClient)
 * await options.mutationFn({ notificationId, name: 'On call', type: 'EMAIL', address: 'oncall@example.org', period: 0 })
 * ```
 */
export function updateNotificationMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: UpdateNotificationMutationParameters<mutated> = {},
): MonascaMutationOptions<UpdateNotificationReturnType, UpdateNotificationParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'notifications',
    action: 'update',
    write: (variables) => updateNotification(client, variables),
    staleKeys: updateNotificationStaleKeys,
    mutation: parameters.mutation,
  })
}
