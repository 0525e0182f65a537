import {
  type GetAlarmHistoryParameters,
  type GetAlarmHistoryReturnType,
  getAlarmHistory,
  type Requester,
} from '@monasca/core'
import type { InfiniteData } from '@tanstack/react-query'
import {
  createInfiniteQueryKey,
  createInfiniteQueryOptions,
  type InfiniteQueryParameters,
  type MonascaInfiniteQueryKey,
  type MonascaInfiniteQueryOptions,
} from './infiniteQueryOptions.js'
import type { Incomplete } from './queryOptions.js'

/** Parameters of `GET /v2.0/alarms/{alarm_id}/state-history` without `offset`, and `query` with react-query's options. */
export type GetAlarmHistoryInfiniteQueryParameters<selected = InfiniteData<GetAlarmHistoryReturnType>> =
  InfiniteQueryParameters<GetAlarmHistoryParameters, GetAlarmHistoryReturnType, selected>

/**
 * The query key of the pages of `GET /v2.0/alarms/{alarm_id}/state-history`. What is done to all queries that begin with the key of
 * `getAlarmHistoryQueryKey` is done to these as well.
 *
 * @example
 * ```ts
 * await queryClient.resetQueries({ queryKey: getAlarmHistoryInfiniteQueryKey(client.scope, { alarmId, limit: 100 }) })
 * ```
 */
export function getAlarmHistoryInfiniteQueryKey(
  scope: string,
  parameters: Incomplete<Omit<GetAlarmHistoryParameters, 'offset'>>,
): MonascaInfiniteQueryKey<GetAlarmHistoryReturnType> {
  return createInfiniteQueryKey(scope, 'alarms', 'history', parameters)
}

/**
 * Lists the state changes of one alarm, page after page: `GET /v2.0/alarms/{alarm_id}/state-history`. Disabled while `alarmId` is `undefined`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * @example
 * ```ts
 * await queryClient.prefetchInfiniteQuery(getAlarmHistoryInfiniteQueryOptions(client, { alarmId, limit: 100 }))
 * ```
 */
export function getAlarmHistoryInfiniteQueryOptions<selected = InfiniteData<GetAlarmHistoryReturnType>>(
  client: Requester,
  parameters: GetAlarmHistoryInfiniteQueryParameters<selected>,
): MonascaInfiniteQueryOptions<GetAlarmHistoryReturnType, selected> {
  const { query, ...rest } = parameters
  return createInfiniteQueryOptions({
    queryKey: getAlarmHistoryInfiniteQueryKey(client.scope, rest),
    parameters: rest,
    required: ['alarmId'],
    read: (parameters: GetAlarmHistoryParameters, options) => getAlarmHistory(client, parameters, options),
    query,
  })
}
