'use client'

import type { CreateAlarmDefinitionParameters, CreateAlarmDefinitionReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type CreateAlarmDefinitionMutationParameters,
  createAlarmDefinitionMutationOptions,
} from '../query/createAlarmDefinition.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useCreateAlarmDefinition`. */
export type UseCreateAlarmDefinitionParameters<mutated = unknown> =
  CreateAlarmDefinitionMutationParameters<mutated>

/** What `useCreateAlarmDefinition` returns: react-query's result; `mutate` takes the parameters of `createAlarmDefinition`. */
export type UseCreateAlarmDefinitionReturnType<mutated = unknown> = UseMutationResult<
  CreateAlarmDefinitionReturnType,
  MonascaError,
  CreateAlarmDefinitionParameters,
  mutated
>

/**
 * Creates an alarm definition: `POST /v2.0/alarm-definitions`. Refreshes what `createAlarmDefinitionStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useCreateAlarmDefinition()
 * ```
 */
export function useCreateAlarmDefinition<mutated = unknown>(
  parameters: UseCreateAlarmDefinitionParameters<mutated> = {},
): UseCreateAlarmDefinitionReturnType<mutated> {
  return useMutation(createAlarmDefinitionMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}
