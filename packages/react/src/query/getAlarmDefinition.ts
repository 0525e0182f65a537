import {
  type GetAlarmDefinitionParameters,
  type GetAlarmDefinitionReturnType,
  getAlarmDefinition,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/alarm-definitions/{alarm_definition_id}`, and `query` with react-query's options. */
export type GetAlarmDefinitionQueryParameters<selected = GetAlarmDefinitionReturnType> = QueryParameters<
  GetAlarmDefinitionParameters,
  GetAlarmDefinitionReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/alarm-definitions/{alarm_definition_id}`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: getAlarmDefinitionQueryKey(client.scope, { alarmDefinitionId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' }) })
 * ```
 */
export function getAlarmDefinitionQueryKey(
  scope: string,
  parameters: Incomplete<GetAlarmDefinitionParameters>,
): MonascaQueryKey<GetAlarmDefinitionReturnType> {
  return createQueryKey(scope, 'alarmDefinitions', 'get', parameters)
}

/**
 * Gets one alarm definition: `GET /v2.0/alarm-definitions/{alarm_definition_id}`. Disabled while `alarmDefinitionId` is `undefined`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(getAlarmDefinitionQueryOptions(client, { alarmDefinitionId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' }))
 * ```
 */
export function getAlarmDefinitionQueryOptions<selected = GetAlarmDefinitionReturnType>(
  client: Requester,
  parameters: GetAlarmDefinitionQueryParameters<selected>,
): MonascaQueryOptions<GetAlarmDefinitionReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: getAlarmDefinitionQueryKey(client.scope, rest),
    parameters: rest,
    required: ['alarmDefinitionId'],
    read: (parameters, options) => getAlarmDefinition(client, parameters, options),
    query,
  })
}
