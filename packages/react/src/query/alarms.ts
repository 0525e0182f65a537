import {
  type ListAlarmsParameters,
  type ListAlarmsReturnType,
  listAlarms,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/alarms`, and `query` with react-query's options. */
export type ListAlarmsQueryParameters<selected = ListAlarmsReturnType> = QueryParameters<
  ListAlarmsParameters,
  ListAlarmsReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/alarms`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listAlarmsQueryKey(client.scope, { state: 'ALARM' }) })
 * ```
 */
export function listAlarmsQueryKey(
  scope: string,
  parameters: Incomplete<ListAlarmsParameters> = {},
): MonascaQueryKey<ListAlarmsReturnType> {
  return createQueryKey(scope, 'alarms', 'list', parameters)
}

/**
 * Lists the alarms of the project: `GET /v2.0/alarms`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listAlarmsQueryOptions(client, { state: 'ALARM' }))
 * ```
 */
export function listAlarmsQueryOptions<selected = ListAlarmsReturnType>(
  client: Requester,
  parameters: ListAlarmsQueryParameters<selected> = {},
): MonascaQueryOptions<ListAlarmsReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: listAlarmsQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters, options) => listAlarms(client, parameters, options),
    query,
  })
}
