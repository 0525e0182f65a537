import type { Requester } from '@monasca/core'
import {
  type ApplyDefinitionPlanOptions,
  type ApplyDefinitionPlanResult,
  applyDefinitionPlan,
  type DefinitionPlan,
} from '@monasca/core/definitions'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type Invalidations,
  type MonascaMutationOptions,
  type MutationParameters,
} from './mutationOptions.js'
import { monascaQueryKey } from './queryKey.js'

/** A plan, and how to follow or cancel it. */
export type ApplyDefinitionPlanVariables = ApplyDefinitionPlanOptions & {
  /** From `planDefinitions`, or some of its entries. */
  plan: Pick<DefinitionPlan, 'entries'>
}

/** Invalidates everything about alarm definitions and alarms; removes deleted definitions. */
export function applyDefinitionPlanInvalidations(
  scope: string,
  { plan }: Pick<ApplyDefinitionPlanVariables, 'plan'>,
): Invalidations {
  const definitions = monascaQueryKey(scope, 'alarmDefinitions')
  return {
    invalidate: [definitions, monascaQueryKey(scope, 'alarms')],
    remove: plan.entries.flatMap((entry) =>
      entry.action === 'delete'
        ? [[...definitions, 'get', { alarmDefinitionId: entry.alarmDefinitionId }]]
        : [],
    ),
  }
}

/**
 * Mutation options of `useApplyDefinitionPlan`: creates, changes and deletes alarm definitions, one after the other.
 * Applies `applyDefinitionPlanInvalidations` once, at the end.
 *
 * The mutation succeeds even if steps failed or were cancelled: check `counts` of its data.
 *
 * @example
 * ```ts
 * const plan = planDefinitions([], [{ name: 'CPU', expression: 'avg(cpu.user_perc) > 90' }])
 * const { counts } = await applyDefinitionPlanMutationOptions(client, queryClient).mutationFn({ plan })
 * ```
 */
export function applyDefinitionPlanMutationOptions<onMutateResult = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: MutationParameters<
    ApplyDefinitionPlanResult,
    ApplyDefinitionPlanVariables,
    onMutateResult
  > = {},
): MonascaMutationOptions<ApplyDefinitionPlanResult, ApplyDefinitionPlanVariables, onMutateResult> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarmDefinitions',
    action: 'applyPlan',
    write: ({ plan, ...options }) => applyDefinitionPlan(client, plan, options),
    invalidations: (scope, { plan }, result) => {
      const failed = new Set(
        result?.steps.flatMap(({ status, step }) => (status === 'done' ? [] : [step.name])) ?? [],
      )
      const entries = plan.entries.filter(({ name }) => !failed.has(name))
      return applyDefinitionPlanInvalidations(scope, { plan: { entries } })
    },
    mutation: parameters.mutation,
  })
}
