import {
  type PatchAlarmDefinitionParameters,
  type PatchAlarmDefinitionReturnType,
  patchAlarmDefinition,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'
import { alarmDefinitionLists, oneAlarmDefinition, whatShowsDefinitions } from './staleKeys.js'

/** `mutation` with react-query's options for `PATCH /v2.0/alarm-definitions/{alarm_definition_id}`. */
export type PatchAlarmDefinitionMutationParameters<mutated = unknown> = MutationParameters<
  PatchAlarmDefinitionReturnType,
  PatchAlarmDefinitionParameters,
  mutated
>

/**
 * What `PATCH /v2.0/alarm-definitions/{alarm_definition_id}` makes stale: the lists of alarm definitions, this definition, and the lists and counts of alarms and
 * single alarms, which show its name and severity.
 *
 * @example
 * ```ts
 * const alarmDefinitionId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const { invalidate, remove } = patchAlarmDefinitionStaleKeys(client.scope, { alarmDefinitionId, severity: 'HIGH' })
 * ```
 */
export function patchAlarmDefinitionStaleKeys(
  scope: string,
  variables: PatchAlarmDefinitionParameters,
): StaleKeys {
  return {
    invalidate: [
      alarmDefinitionLists(scope),
      oneAlarmDefinition(scope, variables.alarmDefinitionId),
      ...whatShowsDefinitions(scope),
    ],
    remove: [],
  }
}

/**
 * Changes some fields of an alarm definition: `PATCH /v2.0/alarm-definitions/{alarm_definition_id}`. Refreshes what `patchAlarmDefinitionStaleKeys` tells.
 *
 * @example
 * ```ts
 * const alarmDefinitionId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const options = patchAlarmDefinitionMutationOptions(client, queryClient)
 * await options.mutationFn({ alarmDefinitionId, severity: 'HIGH' })
 * ```
 */
export function patchAlarmDefinitionMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: PatchAlarmDefinitionMutationParameters<mutated> = {},
): MonascaMutationOptions<PatchAlarmDefinitionReturnType, PatchAlarmDefinitionParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarmDefinitions',
    action: 'patch',
    write: (variables) => patchAlarmDefinition(client, variables),
    staleKeys: patchAlarmDefinitionStaleKeys,
    mutation: parameters.mutation,
  })
}
