import {
  type CountAlarmsParameters,
  type CountAlarmsReturnType,
  countAlarms,
  type Requester,
} from '@monasca/core'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/alarms/count`, and `query` with react-query's options. */
export type CountAlarmsQueryParameters<selected = CountAlarmsReturnType> = QueryParameters<
  CountAlarmsParameters,
  CountAlarmsReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/alarms/count`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: countAlarmsQueryKey(client.scope, { groupBy: ['state'] }) })
 * ```
 */
export function countAlarmsQueryKey(
  scope: string,
  parameters: Incomplete<CountAlarmsParameters> = {},
): MonascaQueryKey<CountAlarmsReturnType> {
  return createQueryKey(scope, 'alarms', 'count', parameters)
}

/**
 * Counts the alarms of the project, by groups if you like: `GET /v2.0/alarms/count`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(countAlarmsQueryOptions(client, { groupBy: ['state'] }))
 * ```
 */
export function countAlarmsQueryOptions<selected = CountAlarmsReturnType>(
  client: Requester,
  parameters: CountAlarmsQueryParameters<selected> = {},
): MonascaQueryOptions<CountAlarmsReturnType, selected> {
  const { query, ...rest } = parameters
  return createQueryOptions({
    queryKey: countAlarmsQueryKey(client.scope, rest),
    parameters: rest,
    read: (parameters, options) => countAlarms(client, parameters, options),
    query,
  })
}
