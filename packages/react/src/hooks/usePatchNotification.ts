'use client'

import type { PatchNotificationParameters, PatchNotificationReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import type { MonascaError } from '../query/monascaError.js'
import {
  type PatchNotificationMutationParameters,
  patchNotificationMutationOptions,
} from '../query/patchNotification.js'

/** Parameters of `usePatchNotification`. */
export type UsePatchNotificationParameters<mutated = unknown> = PatchNotificationMutationParameters<mutated>

/** What `usePatchNotification` returns: react-query's result; `mutate` takes the parameters of `patchNotification`. */
export type UsePatchNotificationReturnType<mutated = unknown> = UseMutationResult<
  PatchNotificationReturnType,
  MonascaError,
  PatchNotificationParameters,
  mutated
>

/**
 * Changes some fields of a notification method: `PATCH /v2.0/notification-methods/{notification_method_id}`. Refreshes what `patchNotificationStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = usePatchNotification()
 * ```
 */
export function usePatchNotification<mutated = unknown>(
  parameters: UsePatchNotificationParameters<mutated> = {},
): UsePatchNotificationReturnType<mutated> {
  return useMutation(patchNotificationMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
