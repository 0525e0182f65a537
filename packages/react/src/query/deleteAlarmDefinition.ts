import {
  type DeleteAlarmDefinitionParameters,
  type DeleteAlarmDefinitionReturnType,
  deleteAlarmDefinition,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'
import { monascaQueryKey } from './queryKey.js'
import { alarmDefinitionLists, oneAlarmDefinition } from './staleKeys.js'

/** `mutation` with react-query's options for `DELETE /v2.0/alarm-definitions/{alarm_definition_id}`. */
export type DeleteAlarmDefinitionMutationParameters<mutated = unknown> = MutationParameters<
  DeleteAlarmDefinitionReturnType,
  DeleteAlarmDefinitionParameters,
  mutated
>

/**
 * What `DELETE /v2.0/alarm-definitions/{alarm_definition_id}` makes stale: the lists of alarm definitions, and everything about alarms; the definition itself is removed.
 *
 * @example
 * ```ts
 * const alarmDefinitionId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const { invalidate, remove } = deleteAlarmDefinitionStaleKeys(client.scope, { alarmDefinitionId })
 * ```
 */
export function deleteAlarmDefinitionStaleKeys(
  scope: string,
  variables: DeleteAlarmDefinitionParameters,
): StaleKeys {
  return {
    invalidate: [alarmDefinitionLists(scope), monascaQueryKey(scope, 'alarms')],
    remove: [oneAlarmDefinition(scope, variables.alarmDefinitionId)],
  }
}

/**
 * Deletes an alarm definition, and all its alarms: `DELETE /v2.0/alarm-definitions/{alarm_definition_id}`. Refreshes what `deleteAlarmDefinitionStaleKeys` tells.
 *
 * @example
 * ```ts
 * const alarmDefinitionId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const options = deleteAlarmDefinitionMutationOptions(client, queryClient)
 * await options.mutationFn({ alarmDefinitionId })
 * ```
 */
export function deleteAlarmDefinitionMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: DeleteAlarmDefinitionMutationParameters<mutated> = {},
): MonascaMutationOptions<DeleteAlarmDefinitionReturnType, DeleteAlarmDefinitionParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarmDefinitions',
    action: 'delete',
    write: (variables) => deleteAlarmDefinition(client, variables),
    staleKeys: deleteAlarmDefinitionStaleKeys,
    mutation: parameters.mutation,
  })
}
