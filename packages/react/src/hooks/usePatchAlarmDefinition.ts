'use client'

import type { PatchAlarmDefinitionParameters, PatchAlarmDefinitionReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import type { MonascaError } from '../query/monascaError.js'
import {
  type PatchAlarmDefinitionMutationParameters,
  patchAlarmDefinitionMutationOptions,
} from '../query/patchAlarmDefinition.js'

/** Parameters of `usePatchAlarmDefinition`. */
export type UsePatchAlarmDefinitionParameters<mutated = unknown> =
  PatchAlarmDefinitionMutationParameters<mutated>

/** What `usePatchAlarmDefinition` returns: react-query's result; `mutate` takes the parameters of `patchAlarmDefinition`. */
export type UsePatchAlarmDefinitionReturnType<mutated = unknown> = UseMutationResult<
  PatchAlarmDefinitionReturnType,
  MonascaError,
  PatchAlarmDefinitionParameters,
  mutated
>

/**
 * Changes some fields of an alarm definition: `PATCH /v2.0/alarm-definitions/{alarm_definition_id}`. Refreshes what `patchAlarmDefinitionStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = usePatchAlarmDefinition()
 * ```
 */
export function usePatchAlarmDefinition<mutated = unknown>(
  parameters: UsePatchAlarmDefinitionParameters<mutated> = {},
): UsePatchAlarmDefinitionReturnType<mutated> {
  return useMutation(patchAlarmDefinitionMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
