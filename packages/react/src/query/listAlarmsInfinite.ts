import {
  type ListAlarmsParameters,
  type ListAlarmsReturnType,
  listAlarms,
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

/** Parameters of `GET /v2.0/alarms` without `offset`, and `query` with react-query's options. */
export type ListAlarmsInfiniteQueryParameters<selected = InfiniteData<ListAlarmsReturnType>> =
  InfiniteQueryParameters<ListAlarmsParameters, ListAlarmsReturnType, selected>

/**
 * The query key of the pages of `GET /v2.0/alarms`. What is done to all queries that begin with the key of
 * `listAlarmsQueryKey` is done to these as well.
 *
 * @example
 * ```ts
 * await queryClient.resetQueries({ queryKey: listAlarmsInfiniteQueryKey(client.scope, { state: 'ALARM', limit: 100 }) })
 * ```
 */
export function listAlarmsInfiniteQueryKey(
  scope: string,
  parameters: Incomplete<Omit<ListAlarmsParameters, 'offset'>> = {},
): MonascaInfiniteQueryKey<ListAlarmsReturnType> {
  return createInfiniteQueryKey(scope, 'alarms', 'list', parameters)
}

/**
 * Lists the alarms of the project, page after page: `GET /v2.0/alarms`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * @example
 * ```ts
 * await queryClient.prefetchInfiniteQuery(listAlarmsInfiniteQueryOptions(client, { state: 'ALARM', limit: 100 }))
 * ```
 */
export function listAlarmsInfiniteQueryOptions<selected = InfiniteData<ListAlarmsReturnType>>(
  client: Requester,
  parameters: ListAlarmsInfiniteQueryParameters<selected> = {},
): MonascaInfiniteQueryOptions<ListAlarmsReturnType, selected> {
  const { query, ...rest } = parameters
  return createInfiniteQueryOptions({
    queryKey: listAlarmsInfiniteQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters: ListAlarmsParameters, options) => listAlarms(client, parameters, options),
    query,
  })
}
