'use client'

import type { DeleteAlarmDefinitionParameters, DeleteAlarmDefinitionReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type DeleteAlarmDefinitionMutationParameters,
  deleteAlarmDefinitionMutationOptions,
} from '../query/deleteAlarmDefinition.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useDeleteAlarmDefinition`. */
export type UseDeleteAlarmDefinitionParameters<mutated = unknown> =
  DeleteAlarmDefinitionMutationParameters<mutated>

/** What `useDeleteAlarmDefinition` returns: react-query's result; `mutate` takes the parameters of `deleteAlarmDefinition`. */
export type UseDeleteAlarmDefinitionReturnType<mutated = unknown> = UseMutationResult<
  DeleteAlarmDefinitionReturnType,
  MonascaError,
  DeleteAlarmDefinitionParameters,
  mutated
>

/**
 * Deletes an alarm definition, and all its alarms: `DELETE /v2.0/alarm-definitions/{alarm_definition_id}`. Refreshes what `deleteAlarmDefinitionStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useDeleteAlarmDefinition()
 * ```
 */
export function useDeleteAlarmDefinition<mutated = unknown>(
  parameters: UseDeleteAlarmDefinitionParameters<mutated> = {},
): UseDeleteAlarmDefinitionReturnType<mutated> {
  return useMutation(deleteAlarmDefinitionMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
