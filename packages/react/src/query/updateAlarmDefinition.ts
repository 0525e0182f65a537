import {
  type Requester,
  type UpdateAlarmDefinitionParameters,
  type UpdateAlarmDefinitionReturnType,
  updateAlarmDefinition,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'
import { alarmDefinitionLists, oneAlarmDefinition, whatShowsDefinitions } from './staleKeys.js'

/** `mutation` with react-query's options for `PUT /v2.0/alarm-definitions/{alarm_definition_id}`. */
export type UpdateAlarmDefinitionMutationParameters<mutated = unknown> = MutationParameters<
  UpdateAlarmDefinitionReturnType,
  UpdateAlarmDefinitionParameters,
  mutated
>

/**
 * What `PUT /v2.0/alarm-definitions/{alarm_definition_id}` makes stale: the lists of alarm definitions, this definition, and the lists and counts of alarms and
 * single alarms, which show its name and severity.
 *
 * @example
 * ```ts
 * const alarmDefinitionId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const { invalidate, remove } = updateAlarmDefinitionStaleKeys(client.scope, {
 *   alarmDefinitionId,
 *   name: 'Attic too hot',
 *   expression: 'avg(room.temp_c) > 30',
 *   description: '',
 *   severity: 'HIGH',
 *   matchBy: [],
 *   alarmActions: [],
 *   okActions: [],
 *   undeterminedActions: [],
 *   actionsEnabled: true,
 * })
 * ```
 */
export function updateAlarmDefinitionStaleKeys(
  scope: string,
  variables: UpdateAlarmDefinitionParameters,
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
 * Sets all fields of an alarm definition: `PUT /v2.0/alarm-definitions/{alarm_definition_id}`. Refreshes what `updateAlarmDefinitionStaleKeys` tells.
 *
 * @example
 * ```ts
 * const alarmDefinitionId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const options = updateAlarmDefinitionMutationOptions(client, queryClient)
 * await options.mutationFn({
 *   alarmDefinitionId,
 *   name: 'Attic too hot',
 *   expression: 'avg(room.temp_c) > 30',
 *   description: '',
 *   severity: 'HIGH',
 *   matchBy: [],
 *   alarmActions: [],
 *   okActions: [],
 *   undeterminedActions: [],
 *   actionsEnabled: true,
 * })
 * ```
 */
export function updateAlarmDefinitionMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: UpdateAlarmDefinitionMutationParameters<mutated> = {},
): MonascaMutationOptions<UpdateAlarmDefinitionReturnType, UpdateAlarmDefinitionParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarmDefinitions',
    action: 'update',
    write: (variables) => updateAlarmDefinition(client, variables),
    staleKeys: updateAlarmDefinitionStaleKeys,
    mutation: parameters.mutation,
  })
}
