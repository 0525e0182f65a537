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
import { settleWith, showAlarmChange } from './optimisticAlarms.js'
import { alarmLists, alarmTexts, oneAlarm } from './staleKeys.js'

/** How to show the change, and `mutation` with react-query's options for `PATCH /v2.0/alarms/{alarm_id}`. */
export type PatchAlarmMutationParameters<mutated = unknown> = MutationParameters<
  PatchAlarmReturnType,
  PatchAlarmParameters,
  mutated
> & {
  /**
   * Shows `lifecycleState` and `link` at once, in all lists that are cached and in the single alarm, and takes them back if
   * the server refuses. Filtered lists keep the alarm, and counts stay as they are, until they are fetched again. A
   * `state` is never shown before it is written: the server may have another opinion.
   *
   * @default false
   */
  optimistic?: boolean | undefined
}

/**
 * What `PATCH /v2.0/alarms/{alarm_id}` makes stale: the lists and counts of alarms, and this alarm; the histories too if
 * its `state` is written, which is all that they tell of.
 *
 * @example
 * ```ts
 * const alarmId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const { invalidate, remove } = patchAlarmStaleKeys(client.scope, { alarmId, lifecycleState: 'ACKNOWLEDGED' })
 * ```
 */
export function patchAlarmStaleKeys(scope: string, variables: PatchAlarmParameters): StaleKeys {
  const { alarmId, state } = variables
  const keys =
    state === undefined ? alarmTexts(scope, alarmId) : [...alarmLists(scope), ...oneAlarm(scope, alarmId)]
  return { invalidate: keys, remove: [] }
}

/**
 * Changes some fields of an alarm: `PATCH /v2.0/alarms/{alarm_id}`. Refreshes what `patchAlarmStaleKeys` tells.
 *
 * @example
 * ```ts
 * const alarmId = 'f9935bcc-9641-4cbf-8224-0993a947ea83'
 * const options = patchAlarmMutationOptions(client, queryClient, { optimistic: true })
 * await options.mutationFn({ alarmId, lifecycleState: 'ACKNOWLEDGED' })
 * ```
 */
export function patchAlarmMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: PatchAlarmMutationParameters<mutated> = {},
): MonascaMutationOptions<PatchAlarmReturnType, PatchAlarmParameters, mutated> {
  const { mutation, optimistic = false } = parameters
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarms',
    action: 'patch',
    write: (variables) => {
      const { alarmId } = variables
      const shown = optimistic ? showAlarmChange(queryClient, client.scope, alarmId, variables) : undefined
      return settleWith(shown, () => patchAlarm(client, variables))
    },
    staleKeys: patchAlarmStaleKeys,
    mutation,
  })
}
