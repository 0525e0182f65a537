'use client'

import type { UpdateAlarmParameters, UpdateAlarmReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import type { MonascaError } from '../query/monascaError.js'
import { type UpdateAlarmMutationParameters, updateAlarmMutationOptions } from '../query/updateAlarm.js'

/** Parameters of `useUpdateAlarm`. */
export type UseUpdateAlarmParameters<mutated = unknown> = UpdateAlarmMutationParameters<mutated>

/** What `useUpdateAlarm` returns: react-query's result; `mutate` takes the parameters of `updateAlarm`. */
export type UseUpdateAlarmReturnType<mutated = unknown> = UseMutationResult<
  UpdateAlarmReturnType,
  MonascaError,
  UpdateAlarmParameters,
  mutated
>

/**
 * Sets all writable fields of an alarm: `PUT /v2.0/alarms/{alarm_id}`. Refreshes what `updateAlarmStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useUpdateAlarm()
 * ```
 */
export function useUpdateAlarm<mutated = unknown>(
  parameters: UseUpdateAlarmParameters<mutated> = {},
): UseUpdateAlarmReturnType<mutated> {
  return useMutation(updateAlarmMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
