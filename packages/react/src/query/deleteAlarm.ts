import {
  type DeleteAlarmParameters,
  type DeleteAlarmReturnType,
  deleteAlarm,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'

import { alarmLists, oneAlarm } from './staleKeys.js'

/** `mutation` with react-query's options for `DELETE /v2.0/alarms/{alarm_id}`. */
export type DeleteAlarmMutationParameters<mutated = unknown> = MutationParameters<
  DeleteAlarmReturnType,
  DeleteAlarmParameters,
  mutated
>

/**
 * What `DELETE /v2.0/alarms/{alarm_id}` makes stale: the lists, counts and histories of alarms; the alarm itself and its history are removed.
 *
 * @example
 * ```ts
 * const alarmId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const { invalidate, remove } = deleteAlarmStaleKeys(client.scope, { alarmId })
 * ```
 */
export function deleteAlarmStaleKeys(scope: string, variables: DeleteAlarmParameters): StaleKeys {
  return { invalidate: alarmLists(scope), remove: oneAlarm(scope, variables.alarmId) }
}

/**
 * Deletes an alarm: `DELETE /v2.0/alarms/{alarm_id}`. Refreshes what `deleteAlarmStaleKeys` tells.
 *
 * @example
 * ```ts
 * const alarmId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const options = deleteAlarmMutationOptions(client, queryClient)
 * await options.mutationFn({ alarmId })
 * ```
 */
export function deleteAlarmMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: DeleteAlarmMutationParameters<mutated> = {},
): MonascaMutationOptions<DeleteAlarmReturnType, DeleteAlarmParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarms',
    action: 'delete',
    write: (variables) => deleteAlarm(client, variables),
    staleKeys: deleteAlarmStaleKeys,
    mutation: parameters.mutation,
  })
}
