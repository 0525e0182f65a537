'use client'

import type { DeleteNotificationParameters, DeleteNotificationReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type DeleteNotificationMutationParameters,
  deleteNotificationMutationOptions,
} from '../query/deleteNotification.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useDeleteNotification`. */
export type UseDeleteNotificationParameters<mutated = unknown> = DeleteNotificationMutationParameters<mutated>

/** What `useDeleteNotification` returns: react-query's result; `mutate` takes the parameters of `deleteNotification`. */
export type UseDeleteNotificationReturnType<mutated = unknown> = UseMutationResult<
  DeleteNotificationReturnType,
  MonascaError,
  DeleteNotificationParameters,
  mutated
>

/**
 * Deletes a notification method, also from all alarm definitions: `DELETE /v2.0/notification-methods/{notification_method_id}`. Refreshes what `deleteNotificationStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useDeleteNotification()
 * ```
 */
export function useDeleteNotification<mutated = unknown>(
  parameters: UseDeleteNotificationParameters<mutated> = {},
): UseDeleteNotificationReturnType<mutated> {
  return useMutation(deleteNotificationMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
