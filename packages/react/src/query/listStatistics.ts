import {
  type ListStatisticsParameters,
  type ListStatisticsReturnType,
  listStatistics,
  type Requester,
  type StatisticName,
} from '@monasca/core'
import { keepIfEqual } from './keepIfEqual.js'
import { keepPreviousRange } from './keepPreviousRange.js'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryParameters,
} from './queryOptions.js'

/** Parameters of `GET /v2.0/metrics/statistics`, and `query` with react-query's options. */
export type ListStatisticsQueryParameters<
  statistic extends StatisticName = StatisticName,
  selected = ListStatisticsReturnType<statistic>,
> = QueryParameters<ListStatisticsParameters<statistic>, ListStatisticsReturnType<statistic>, selected>

/**
 * The query key of `GET /v2.0/metrics/statistics`.
 *
 * @example
 * ```ts
 * const queryKey = listStatisticsQueryKey(client.scope, {
 *   name: 'cpu.user_perc',
 *   statistics: ['avg'],
 *   startTime: '2025-01-31T12:00:00Z',
 * })
 * ```
 */
export function listStatisticsQueryKey<statistic extends StatisticName>(
  scope: string,
  parameters: Incomplete<ListStatisticsParameters<statistic>>,
): MonascaQueryKey<ListStatisticsReturnType<statistic>> {
  return createQueryKey(scope, 'metrics', 'listStatistics', parameters)
}

/**
 * Lists statistics of a metric: `GET /v2.0/metrics/statistics`. Disabled while `name`, `statistics` or `startTime` is
 * `undefined`.
 *
 * While another time range loads, the old one stays (`keepPreviousRange`); data that did not change stays the same
 * object (`keepIfEqual`).
 *
 * `period` is in seconds. The points carry exactly the statistics asked for, in types too.
 *
 * @example
 * ```ts
 * const { elements } = await queryClient.fetchQuery(
 *   listStatisticsQueryOptions(client, {
 *     name: 'cpu.user_perc',
 *     statistics: ['avg', 'max'],
 *     startTime: '2025-01-31T12:00:00Z',
 *     period: 60,
 *   }),
 * )
 * elements[0]?.statistics[0]?.max // number
 * ```
 */
export function listStatisticsQueryOptions<
  statistic extends StatisticName,
  selected = ListStatisticsReturnType<statistic>,
>(
  client: Requester,
  parameters: ListStatisticsQueryParameters<statistic, selected>,
): MonascaQueryOptions<ListStatisticsReturnType<statistic>, selected> {
  const { query, ...rest } = parameters
  const queryKey = listStatisticsQueryKey<statistic>(client.scope, rest)
  return createQueryOptions({
    queryKey,
    parameters: rest,
    required: ['name', 'statistics', 'startTime'],
    read: (parameters: ListStatisticsParameters<statistic>, options) =>
      listStatistics(client, parameters, options),
    defaults: { structuralSharing: keepIfEqual, placeholderData: keepPreviousRange(queryKey) },
    query,
  })
}
