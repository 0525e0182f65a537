'use client'

import type { CreateNotificationParameters, CreateNotificationReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type CreateNotificationMutationParameters,
  createNotificationMutationOptions,
} from '../query/createNotification.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useCreateNotification`. */
export type UseCreateNotificationParameters<mutated = unknown> = CreateNotificationMutationParameters<mutated>

/** What `useCreateNotification` returns: react-query's result; `mutate` takes the parameters of `createNotification`. */
export type UseCreateNotificationReturnType<mutated = unknown> = UseMutationResult<
  CreateNotificationReturnType,
  MonascaError,
  CreateNotificationParameters,
  mutated
>

/**
 * Creates a notification method: `POST /v2.0/notification-methods`. Refreshes what `createNotificationStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useCreateNotification()
 * ```
 */
export function useCreateNotification<mutated = unknown>(
  parameters: UseCreateNotificationParameters<mutated> = {},
): UseCreateNotificationReturnType<mutated> {
  return useMutation(createNotificationMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
