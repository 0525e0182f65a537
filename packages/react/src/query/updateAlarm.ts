import {
  type Requester,
  type UpdateAlarmParameters,
  type UpdateAlarmReturnType,
  updateAlarm,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'

import { alarmLists, oneAlarm } from './staleKeys.js'

/** `mutation` with react-query's options for `PUT /v2.0/alarms/{alarm_id}`. */
export type UpdateAlarmMutationParameters<mutated = unknown> = MutationParameters<
  UpdateAlarmReturnType,
  UpdateAlarmParameters,
  mutated
>

/**
 * What `PUT /v2.0/alarms/{alarm_id}` makes stale: the lists, counts and histories of alarms, and this alarm.
 *
 * @example
 * ```ts
 * const alarmId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const { invalidate, remove } = updateAlarmStaleKeys(client.scope, { alarmId, state: 'OK', lifecycleState: 'CLOSED', link: 'https://tickets.example.org/7' })
 * ```
 */
export function updateAlarmStaleKeys(scope: string, variables: UpdateAlarmParameters): StaleKeys {
  return { invalidate: [...alarmLists(scope), ...oneAlarm(scope, variables.alarmId)], remove: [] }
}

/**
 * Sets all writable fields of an alarm: `PUT /v2.0/alarms/{alarm_id}`. Refreshes what `updateAlarmStaleKeys` tells.
 *
 * @example
 * ```ts
 * const alarmId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const options = updateAlarmMutationOptions(client, queryClient)
 * await options.mutationFn({ alarmId, state: 'OK', lifecycleState: 'CLOSED', link: 'https://tickets.example.org/7' })
 * ```
 */
export function updateAlarmMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: UpdateAlarmMutationParameters<mutated> = {},
): MonascaMutationOptions<UpdateAlarmReturnType, UpdateAlarmParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarms',
    action: 'update',
    write: (variables) => updateAlarm(client, variables),
    staleKeys: updateAlarmStaleKeys,
    mutation: parameters.mutation,
  })
}
