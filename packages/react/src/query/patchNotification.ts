import {
  type PatchNotificationParameters,
  type PatchNotificationReturnType,
  patchNotification,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'

import { notificationLists, oneNotification } from './staleKeys.js'

/** `mutation` with react-query's options for `PATCH /v2.0/notification-methods/{notification_method_id}`. */
export type PatchNotificationMutationParameters<mutated = unknown> = MutationParameters<
  PatchNotificationReturnType,
  PatchNotificationParameters,
  mutated
>

/**
 * What `PATCH /v2.0/notification-methods/{notification_method_id}` makes stale: the lists of notification methods, and this one.
 *
 * @example
 * ```ts
 * const notificationId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const { invalidate, remove } = patchNotificationStaleKeys(client.scope, { notificationId, name: 'On call' })
 * ```
 */
export function patchNotificationStaleKeys(scope: string, variables: PatchNotificationParameters): StaleKeys {
  return {
    invalidate: [notificationLists(scope), oneNotification(scope, variables.notificationId)],
    remove: [],
  }
}

/**
 * Changes some fields of a notification method: `PATCH /v2.0/notification-methods/{notification_method_id}`. Refreshes what `patchNotificationStaleKeys` tells.
 *
 * @example
 * ```ts
 * const notificationId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const options = patchNotificationMutationOptions(client, queryClient)
 * await options.mutationFn({ notificationId, name: 'On call' })
 * ```
 */
export function patchNotificationMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: PatchNotificationMutationParameters<mutated> = {},
): MonascaMutationOptions<PatchNotificationReturnType, PatchNotificationParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'notifications',
    action: 'patch',
    write: (variables) => patchNotification(client, variables),
    staleKeys: patchNotificationStaleKeys,
    mutation: parameters.mutation,
  })
}
