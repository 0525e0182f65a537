import {
  type GetAlarmHistoryParameters,
  type GetAlarmHistoryReturnType,
  getAlarmHistory,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/alarms/{alarm_id}/state-history`, and `query` with react-query's options. */
export type GetAlarmHistoryQueryParameters<selected = GetAlarmHistoryReturnType> = QueryParameters<
  GetAlarmHistoryParameters,
  GetAlarmHistoryReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/alarms/{alarm_id}/state-history`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: getAlarmHistoryQueryKey(client.scope, { alarmId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' }) })
 * ```
 */
export function getAlarmHistoryQueryKey(
  scope: string,
  parameters: Incomplete<GetAlarmHistoryParameters>,
): MonascaQueryKey<GetAlarmHistoryReturnType> {
  return createQueryKey(scope, 'alarms', 'history', parameters)
}

/**
 * Lists the state changes of one alarm: `GET /v2.0/alarms/{alarm_id}/state-history`. Disabled while `alarmId` is `undefined`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(getAlarmHistoryQueryOptions(client, { alarmId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' }))
 * ```
 */
export function getAlarmHistoryQueryOptions<selected = GetAlarmHistoryReturnType>(
  client: Requester,
  parameters: GetAlarmHistoryQueryParameters<selected>,
): MonascaQueryOptions<GetAlarmHistoryReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: getAlarmHistoryQueryKey(client.scope, rest),
    parameters: rest,
    required: ['alarmId'],
    read: (parameters, options) => getAlarmHistory(client, parameters, options),
    query,
  })
}
