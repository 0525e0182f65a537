import {
  type ListAlarmHistoryParameters,
  type ListAlarmHistoryReturnType,
  listAlarmHistory,
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

/** Parameters of `GET /v2.0/alarms/state-history` without `offset`, and `query` with react-query's options. */
export type ListAlarmHistoryInfiniteQueryParameters<selected = InfiniteData<ListAlarmHistoryReturnType>> =
  InfiniteQueryParameters<ListAlarmHistoryParameters, ListAlarmHistoryReturnType, selected>

/**
 * The query key of the pages of `GET /v2.0/alarms/state-history`. What is done to all queries that begin with the key of
 * `listAlarmHistoryQueryKey` is done to these as well.
 *
 * @example
 * ```ts
 * await queryClient.resetQueries({ queryKey: listAlarmHistoryInfiniteQueryKey(client.scope, { limit: 100 }) })
 * ```
 */
export function listAlarmHistoryInfiniteQueryKey(
  scope: string,
  parameters: Incomplete<Omit<ListAlarmHistoryParameters, 'offset'>> = {},
): MonascaInfiniteQueryKey<ListAlarmHistoryReturnType> {
  return createInfiniteQueryKey(scope, 'alarms', 'historyList', parameters)
}

/**
 * Lists the state changes of the project's alarms, page after page: `GET /v2.0/alarms/state-history`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * @example
 * ```ts
 * await queryClient.prefetchInfiniteQuery(listAlarmHistoryInfiniteQueryOptions(client, { limit: 100 }))
 * ```
 */
export function listAlarmHistoryInfiniteQueryOptions<selected = InfiniteData<ListAlarmHistoryReturnType>>(
  client: Requester,
  parameters: ListAlarmHistoryInfiniteQueryParameters<selected> = {},
): MonascaInfiniteQueryOptions<ListAlarmHistoryReturnType, selected> {
  const { query, ...rest } = parameters
  return createInfiniteQueryOptions({
    queryKey: listAlarmHistoryInfiniteQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters: ListAlarmHistoryParameters, options) => listAlarmHistory(client, parameters, options),
    query,
  })
}
