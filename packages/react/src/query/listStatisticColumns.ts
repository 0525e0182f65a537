import {
  type ListStatisticColumnsParameters,
  type ListStatisticColumnsReturnType,
  listStatisticColumns,
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
export type ListStatisticColumnsQueryParameters<
  statistic extends StatisticName = StatisticName,
  selected = ListStatisticColumnsReturnType<statistic>,
> = QueryParameters<
  ListStatisticColumnsParameters<statistic>,
  ListStatisticColumnsReturnType<statistic>,
  selected
>

/**
 * The query key of `GET /v2.0/metrics/statistics`, read as columns.
 *
 * @example
 * ```ts
 * const queryKey = listStatisticColumnsQueryKey(client.scope, {
 *   name: 'cpu.user_perc',
 *   statistics: ['avg'],
 *   startTime: '2025-01-31T12:00:00Z',
 * })
 * ```
 */
export function listStatisticColumnsQueryKey<statistic extends StatisticName>(
  scope: string,
  parameters: Incomplete<ListStatisticColumnsParameters<statistic>>,
): MonascaQueryKey<ListStatisticColumnsReturnType<statistic>> {
  return createQueryKey(scope, 'metrics', 'listStatisticColumns', parameters)
}

/**
 * Lists statistics of a metric as columns, typed arrays for charts: `GET /v2.0/metrics/statistics`. Disabled while `name`, `statistics` or `startTime` is
 * `undefined`.
 *
 * While another time range loads, the old one stays (`keepPreviousRange`); data that did not change stays the same
 * object (`keepIfEqual`). To store it as JSON, or to send it to a browser, use `serializeData`.
 *
 * `period` is in seconds. There is a column for each statistic asked for, in types too.
 *
 * @example
 * ```ts
 * const { elements } = await queryClient.fetchQuery(
 *   listStatisticColumnsQueryOptions(client, {
 *     name: 'cpu.user_perc',
 *     statistics: ['avg', 'max'],
 *     startTime: '2025-01-31T12:00:00Z',
 *     period: 60,
 *   }),
 * )
 * elements[0]?.columns.max // Float64Array
 * ```
 */
export function listStatisticColumnsQueryOptions<
  statistic extends StatisticName,
  selected = ListStatisticColumnsReturnType<statistic>,
>(
  client: Requester,
  parameters: ListStatisticColumnsQueryParameters<statistic, selected>,
): MonascaQueryOptions<ListStatisticColumnsReturnType<statistic>, selected> {
  const { query, ...rest } = parameters
  const queryKey = listStatisticColumnsQueryKey<statistic>(client.scope, rest)
  return createQueryOptions({
    queryKey,
    parameters: rest,
    required: ['name', 'statistics', 'startTime'],
    read: (parameters: ListStatisticColumnsParameters<statistic>, options) =>
      listStatisticColumns(client, parameters, options),
    defaults: { structuralSharing: keepIfEqual, placeholderData: keepPreviousRange(queryKey) },
    query,
  })
}
