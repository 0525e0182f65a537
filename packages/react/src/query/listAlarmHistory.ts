import {
  type ListAlarmHistoryParameters,
  type ListAlarmHistoryReturnType,
  listAlarmHistory,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/alarms/state-history`, and `query` with react-query's options. */
export type ListAlarmHistoryQueryParameters<selected = ListAlarmHistoryReturnType> = QueryParameters<
  ListAlarmHistoryParameters,
  ListAlarmHistoryReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/alarms/state-history`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listAlarmHistoryQueryKey(client.scope, { dimensions: { hostname: 'web1' } }) })
 * ```
 */
export function listAlarmHistoryQueryKey(
  scope: string,
  parameters: Incomplete<ListAlarmHistoryParameters> = {},
): MonascaQueryKey<ListAlarmHistoryReturnType> {
  return createQueryKey(scope, 'alarms', 'historyList', parameters)
}

/**
 * Lists the state changes of the project's alarms: `GET /v2.0/alarms/state-history`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listAlarmHistoryQueryOptions(client, { dimensions: { hostname: 'web1' } }))
 * ```
 */
export function listAlarmHistoryQueryOptions<selected = ListAlarmHistoryReturnType>(
  client: Requester,
  parameters: ListAlarmHistoryQueryParameters<selected> = {},
): MonascaQueryOptions<ListAlarmHistoryReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: listAlarmHistoryQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters, options) => listAlarmHistory(client, parameters, options),
    query,
  })
}
