'use client'

import type { UpdateAlarmDefinitionParameters, UpdateAlarmDefinitionReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import type { MonascaError } from '../query/monascaError.js'
import {
  type UpdateAlarmDefinitionMutationParameters,
  updateAlarmDefinitionMutationOptions,
} from '../query/updateAlarmDefinition.js'

/** Parameters of `useUpdateAlarmDefinition`. */
export type UseUpdateAlarmDefinitionParameters<mutated = unknown> =
  UpdateAlarmDefinitionMutationParameters<mutated>

/** What `useUpdateAlarmDefinition` returns: react-query's result; `mutate` takes the parameters of `updateAlarmDefinition`. */
export type UseUpdateAlarmDefinitionReturnType<mutated = unknown> = UseMutationResult<
  UpdateAlarmDefinitionReturnType,
  MonascaError,
  UpdateAlarmDefinitionParameters,
  mutated
>

/**
 * Sets all fields of an alarm definition: `PUT /v2.0/alarm-definitions/{alarm_definition_id}`. Refreshes what `updateAlarmDefinitionStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useUpdateAlarmDefinition()
 * ```
 */
export function useUpdateAlarmDefinition<mutated = unknown>(
  parameters: UseUpdateAlarmDefinitionParameters<mutated> = {},
): UseUpdateAlarmDefinitionReturnType<mutated> {
  return useMutation(updateAlarmDefinitionMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
