'use client'

import type { DeleteAlarmParameters, DeleteAlarmReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import { type DeleteAlarmMutationParameters, deleteAlarmMutationOptions } from '../query/deleteAlarm.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useDeleteAlarm`. */
export type UseDeleteAlarmParameters<mutated = unknown> = DeleteAlarmMutationParameters<mutated>

/** What `useDeleteAlarm` returns: react-query's result; `mutate` takes the parameters of `deleteAlarm`. */
export type UseDeleteAlarmReturnType<mutated = unknown> = UseMutationResult<
  DeleteAlarmReturnType,
  MonascaError,
  DeleteAlarmParameters,
  mutated
>

/**
 * Deletes an alarm: `DELETE /v2.0/alarms/{alarm_id}`. Refreshes what `deleteAlarmStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useDeleteAlarm()
 * ```
 */
export function useDeleteAlarm<mutated = unknown>(
  parameters: UseDeleteAlarmParameters<mutated> = {},
): UseDeleteAlarmReturnType<mutated> {
  return useMutation(deleteAlarmMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
