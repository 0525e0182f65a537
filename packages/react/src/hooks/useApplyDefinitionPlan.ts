'use client'

import type { ApplyDefinitionPlanResult } from '@monasca/core/definitions'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRequester } from '../provider/useRequester.js'
import {
  type ApplyDefinitionPlanVariables,
  applyDefinitionPlanMutationOptions,
} from '../query/applyDefinitionPlan.js'
import type { MonascaError } from '../query/monascaError.js'
import type { MutationParameters } from '../query/mutationOptions.js'

/**
 * Applies a plan of `planDefinitions`: creates, changes and deletes alarm definitions, one after the other. Invalidates
 * everything about alarm definitions and alarms once, at the end.
 *
 * The mutation succeeds even if steps failed or were cancelled by `signal`: check `counts` of its data.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, data } = useApplyDefinitionPlan()
 * const apply = (plan: DefinitionPlan, signal: AbortSignal) => mutate({ plan, signal })
 * const failed = data?.counts.failed
 * ```
 */
export function useApplyDefinitionPlan<onMutateResult = unknown>(
  parameters?: MutationParameters<ApplyDefinitionPlanResult, ApplyDefinitionPlanVariables, onMutateResult>,
): UseMutationResult<ApplyDefinitionPlanResult, MonascaError, ApplyDefinitionPlanVariables, onMutateResult> {
  return useMutation(applyDefinitionPlanMutationOptions(useRequester(), useQueryClient(), parameters))
}
