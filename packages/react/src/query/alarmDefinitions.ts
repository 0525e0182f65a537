import {
  type ListAlarmDefinitionsParameters,
  type ListAlarmDefinitionsReturnType,
  listAlarmDefinitions,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/alarm-definitions`, and `query` with react-query's options. */
export type ListAlarmDefinitionsQueryParameters<selected = ListAlarmDefinitionsReturnType> = QueryParameters<
  ListAlarmDefinitionsParameters,
  ListAlarmDefinitionsReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/alarm-definitions`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listAlarmDefinitionsQueryKey(client.scope, { severity: 'CRITICAL' }) })
 * ```
 */
export function listAlarmDefinitionsQueryKey(
  scope: string,
  parameters: Incomplete<ListAlarmDefinitionsParameters> = {},
): MonascaQueryKey<ListAlarmDefinitionsReturnType> {
  return createQueryKey(scope, 'alarmDefinitions', 'list', parameters)
}

/**
 * Lists the alarm definitions of the project: `GET /v2.0/alarm-definitions`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listAlarmDefinitionsQueryOptions(client, { severity: 'CRITICAL' }))
 * ```
 */
export function listAlarmDefinitionsQueryOptions<selected = ListAlarmDefinitionsReturnType>(
  client: Requester,
  parameters: ListAlarmDefinitionsQueryParameters<selected> = {},
): MonascaQueryOptions<ListAlarmDefinitionsReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: listAlarmDefinitionsQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters, options) => listAlarmDefinitions(client, parameters, options),
    query,
  })
}
