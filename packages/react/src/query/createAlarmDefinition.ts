import {
  type CreateAlarmDefinitionParameters,
  type CreateAlarmDefinitionReturnType,
  createAlarmDefinition,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'

import { alarmDefinitionLists } from './staleKeys.js'

/** `mutation` with react-query's options for `POST /v2.0/alarm-definitions`. */
export type CreateAlarmDefinitionMutationParameters<mutated = unknown> = MutationParameters<
  CreateAlarmDefinitionReturnType,
  CreateAlarmDefinitionParameters,
  mutated
>

/**
 * What `POST /v2.0/alarm-definitions` makes stale: the lists of alarm definitions. Its alarms come later, when measurements arrive.
 *
 * @example
 * ```ts
 * const { invalidate, remove } = createAlarmDefinitionStaleKeys(client.scope, { name: 'Attic too hot', expression: 'avg(room.temp_c) > 30' })
 * ```
 */
export function createAlarmDefinitionStaleKeys(
  scope: string,
  _variables: CreateAlarmDefinitionParameters,
): StaleKeys {
  return { invalidate: [alarmDefinitionLists(scope)], remove: [] }
}

/**
 * Creates an alarm definition: `POST /v2.0/alarm-definitions`. Refreshes what `createAlarmDefinitionStaleKeys` tells.
 *
 * @example
 * ```ts
 * const options = createAlarmDefinitionMutationOptions(client, queryClient)
 * await options.mutationFn({ name: 'Attic too hot', expression: 'avg(room.temp_c) > 30' })
 * ```
 */
export function createAlarmDefinitionMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: CreateAlarmDefinitionMutationParameters<mutated> = {},
): MonascaMutationOptions<CreateAlarmDefinitionReturnType, CreateAlarmDefinitionParameters, mutated> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarmDefinitions',
    action: 'create',
    write: (variables) => createAlarmDefinition(client, variables),
    staleKeys: createAlarmDefinitionStaleKeys,
    mutation: parameters.mutation,
  })
}
