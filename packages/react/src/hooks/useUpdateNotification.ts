'use client'

import type { UpdateNotificationParameters, UpdateNotificationReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import type { MonascaError } from '../query/monascaError.js'
import {
  type UpdateNotificationMutationParameters,
  updateNotificationMutationOptions,
} from '../query/updateNotification.js'

/** Parameters of `useUpdateNotification`. */
export type UseUpdateNotificationParameters<mutated = unknown> = UpdateNotificationMutationParameters<mutated>

/** What `useUpdateNotification` returns: react-query's result; `mutate` takes the parameters of `updateNotification`. */
export type UseUpdateNotificationReturnType<mutated = unknown> = UseMutationResult<
  UpdateNotificationReturnType,
  MonascaError,
  UpdateNotificationParameters,
  mutated
>

/**
 * Sets all fields of a notification method: `PUT /v2.0/notification-methods/{notification_method_id}`. Refreshes what `updateNotificationStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useUpdateNotification()
 * ```
 */
export function useUpdateNotification<mutated = unknown>(
  parameters: UseUpdateNotificationParameters<mutated> = {},
): UseUpdateNotificationReturnType<mutated> {
  return useMutation(updateNotificationMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
