'use client'

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import type { MonascaError } from '../query/monascaError.js'
import {
  type PatchAlarmsMutationParameters,
  type PatchAlarmsParameters,
  type PatchAlarmsReturnType,
  patchAlarmsMutationOptions,
} from '../query/patchAlarms.js'

/** Parameters of `usePatchAlarms`. */
export type UsePatchAlarmsParameters<mutated = unknown> = PatchAlarmsMutationParameters<mutated>

/** What `usePatchAlarms` returns: react-query's result; `mutate` takes the parameters of `patchAlarms`. */
export type UsePatchAlarmsReturnType<mutated = unknown> = UseMutationResult<
  PatchAlarmsReturnType,
  MonascaError,
  PatchAlarmsParameters,
  mutated
>

/**
 * Changes some fields of several alarms, such as acknowledging all of them: `PATCH /v2.0/alarms/{alarm_id}` for each, a
 * few at a time. Refreshes what `patchAlarmsStaleKeys` of `@monasca/react/query` tells, once, when all are done.
 *
 * The mutation succeeds even if alarms failed: look at the `error` of each result.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @throws `InvalidParameterError` for a `concurrency` below 1
 * @example
 * ```tsx
 * const { mutate, data = [] } = usePatchAlarms({ concurrency: 8 })
 * const failed = data.filter((result) => result.error !== undefined)
 * ```
 */
export function usePatchAlarms<mutated = unknown>(
  parameters: UsePatchAlarmsParameters<mutated> = {},
): UsePatchAlarmsReturnType<mutated> {
  return useMutation(patchAlarmsMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
