import {
  type CreateNotificationParameters,
  type CreateNotificationReturnType,
  createNotification,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'

import { notificationLists } from './staleKeys.js'

/** `mutation` with react-query's options for `POST /v2.0/notification-methods`. */
export type CreateNotificationMutationParameters<mutated = unknown> = MutationParameters<
  CreateNotificationReturnType,
  CreateNotificationParameters,
  mutated
>

/**
 * What `POST /v2.0/notification-methods` makes stale: the lists of notification methods.
 *
 * @example
 * ```ts
 * const { invalidate, remove } = createNotificationStaleKeys(client.scope, { name: 'On call', type: 'EMAIL', address: 'oncall@example.org' })
 * ```
 */
export function createNotificationStaleKeys(
  scope: string,
  _variables: CreateNotificationParameters,
): StaleKeys {
  return { invalidate: [notificationLists(scope)], remove: [] }
}

/**
 * Creates a notification method: `POST /v2.0/notification-methods`. Refreshes what `createNotificationStaleKeys` tells.
 *
 * @example
 * ```ts
 * const options = createNotificationMutationOptions(client, queryClient)
 * await options.mutationFn({ name: 'On call', type: 'EMAIL', address: 'oncall@example.org' })
 * ```
 */
export function createNotificationMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: CreateNotificationMutationParameters<mutated> = {},
): MonascaMutationOptions<CreateNotificationReturnType, CreateNotificationParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'notifications',
    action: 'create',
    write: (variables) => createNotification(client, variables),
    staleKeys: createNotificationStaleKeys,
    mutation: parameters.mutation,
  })
}
