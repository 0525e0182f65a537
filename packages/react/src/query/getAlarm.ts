import { type GetAlarmParameters, type GetAlarmReturnType, getAlarm, type Requester } from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/alarms/{alarm_id}`, and `query` with react-query's options. */
export type GetAlarmQueryParameters<selected = GetAlarmReturnType> = QueryParameters<
  GetAlarmParameters,
  GetAlarmReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/alarms/{alarm_id}`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: getAlarmQueryKey(client.scope, { alarmId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' }) })
 * ```
 */
export function getAlarmQueryKey(
  scope: string,
  parameters: Incomplete<GetAlarmParameters>,
): MonascaQueryKey<GetAlarmReturnType> {
  return createQueryKey(scope, 'alarms', 'get', parameters)
}

/**
 * Gets one alarm: `GET /v2.0/alarms/{alarm_id}`. Disabled while `alarmId` is `undefined`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(getAlarmQueryOptions(client, { alarmId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' }))
 * ```
 */
export function getAlarmQueryOptions<selected = GetAlarmReturnType>(
  client: Requester,
  parameters: GetAlarmQueryParameters<selected>,
): MonascaQueryOptions<GetAlarmReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: getAlarmQueryKey(client.scope, rest),
    parameters: rest,
    required: ['alarmId'],
    read: (parameters, options) => getAlarm(client, parameters, options),
    query,
  })
}
