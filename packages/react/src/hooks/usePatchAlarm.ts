'use client'

import type { PatchAlarmParameters, PatchAlarmReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import type { MonascaError } from '../query/monascaError.js'
import { type PatchAlarmMutationParameters, patchAlarmMutationOptions } from '../query/patchAlarm.js'

/** Parameters of `usePatchAlarm`. */
export type UsePatchAlarmParameters<mutated = unknown> = PatchAlarmMutationParameters<mutated>

/** What `usePatchAlarm` returns: react-query's result; `mutate` takes the parameters of `patchAlarm`. */
export type UsePatchAlarmReturnType<mutated = unknown> = UseMutationResult<
  PatchAlarmReturnType,
  MonascaError,
  PatchAlarmParameters,
  mutated
>

/**
 * Changes some fields of an alarm: `PATCH /v2.0/alarms/{alarm_id}`. Refreshes what `patchAlarmStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = usePatchAlarm()
 * ```
 */
export function usePatchAlarm<mutated = unknown>(
  parameters: UsePatchAlarmParameters<mutated> = {},
): UsePatchAlarmReturnType<mutated> {
  return useMutation(patchAlarmMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
