import {
  type ListAlarmDefinitionsParameters,
  type ListAlarmDefinitionsReturnType,
  listAlarmDefinitions,
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

/** Parameters of `GET /v2.0/alarm-definitions` without `offset`, and `query` with react-query's options. */
export type ListAlarmDefinitionsInfiniteQueryParameters<
  selected = InfiniteData<ListAlarmDefinitionsReturnType>,
> = InfiniteQueryParameters<ListAlarmDefinitionsParameters, ListAlarmDefinitionsReturnType, selected>

/**
 * The query key of the pages of `GET /v2.0/alarm-definitions`. What is done to all queries that begin with the key of
 * `listAlarmDefinitionsQueryKey` is done to these as well.
 *
 * @example
 * ```ts
 * await queryClient.resetQueries({ queryKey: listAlarmDefinitionsInfiniteQueryKey(client.scope, { limit: 100 }) })
 * ```
 */
export function listAlarmDefinitionsInfiniteQueryKey(
  scope: string,
  parameters: Incomplete<Omit<ListAlarmDefinitionsParameters, 'offset'>> = {},
): MonascaInfiniteQueryKey<ListAlarmDefinitionsReturnType> {
  return createInfiniteQueryKey(scope, 'alarmDefinitions', 'list', parameters)
}

/**
 * Lists the alarm definitions of the project, page after page: `GET /v2.0/alarm-definitions`. `limit` is the length of a page,
 * 10000 unless you say so.
 *
 * @example
 * ```ts
 * await queryClient.prefetchInfiniteQuery(listAlarmDefinitionsInfiniteQueryOptions(client, { limit: 100 }))
 * ```
 */
export function listAlarmDefinitionsInfiniteQueryOptions<
  selected = InfiniteData<ListAlarmDefinitionsReturnType>,
>(
  client: Requester,
  parameters: ListAlarmDefinitionsInfiniteQueryParameters<selected> = {},
): MonascaInfiniteQueryOptions<ListAlarmDefinitionsReturnType, selected> {
  const { query, ...rest } = parameters
  return createInfiniteQueryOptions({
    queryKey: listAlarmDefinitionsInfiniteQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters: ListAlarmDefinitionsParameters, options) =>
      listAlarmDefinitions(client, parameters, options),
    query,
  })
}
