import {
  type PatchAlarmParameters,
  type PatchAlarmReturnType,
  patchAlarm,
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

/** `mutation` with react-query's options for `PATCH /v2.0/alarms/{alarm_id}`. */
export type PatchAlarmMutationParameters<mutated = unknown> = MutationParameters<
  PatchAlarmReturnType,
  PatchAlarmParameters,
  mutated
>

/**
 * What `PATCH /v2.0/alarms/{alarm_id}` makes stale: the lists, counts and histories of alarms, and this alarm.
 *
 * @example
 * ```ts
 * const alarmId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const { invalidate, remove } = patchAlarmStaleKeys(client.scope, { alarmId, lifecycleState: 'ACKNOWLEDGED' })
 * ```
 */
export function patchAlarmStaleKeys(scope: string, variables: PatchAlarmParameters): StaleKeys {
  return { invalidate: [...alarmLists(scope), ...oneAlarm(scope, variables.alarmId)], remove: [] }
}

/**
 * Changes some fields of an alarm: `PATCH /v2.0/alarms/{alarm_id}`. Refreshes what `patchAlarmStaleKeys` tells.
 *
 * @example
 * ```ts
 * const alarmId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const options = patchAlarmMutationOptions(client, queryClient)
 * await options.mutationFn({ alarmId, lifecycleState: 'ACKNOWLEDGED' })
 * ```
 */
export function patchAlarmMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: PatchAlarmMutationParameters<mutated> = {},
): MonascaMutationOptions<PatchAlarmReturnType, PatchAlarmParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarms',
    action: 'patch',
    write: (variables) => patchAlarm(client, variables),
    staleKeys: patchAlarmStaleKeys,
    mutation: parameters.mutation,
  })
}
