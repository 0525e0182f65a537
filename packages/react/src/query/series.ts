import {
  listAll,
  listMeasurementColumns,
  listStatisticColumns,
  type Requester,
  type SeriesParameters,
  type StatisticName,
} from '@monasca/core'
import {
  type ColumnSeries,
  type LiveSeries,
  type LiveSeriesOptions,
  mergeRefresh,
  planRefresh,
} from '@monasca/core/series'
import type { QueryClient } from '@tanstack/react-query'
import { keepIfEqual } from './keepIfEqual.js'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type Incomplete,
  type MonascaQueryOptions,
  type QueryOverrides,
} from './queryOptions.js'

/** The columns of a live series: the statistics that are asked for, else the measured value. */
export type LiveColumn<statistic extends StatisticName> = [statistic] extends [never] ? 'value' : statistic

/** Which series to keep up to date. */
export type LiveSeriesParameters<statistic extends StatisticName = never> = Pick<
  SeriesParameters,
  'name' | 'dimensions' | 'mergeMetrics' | 'groupBy' | 'tenantId'
> &
  Pick<LiveSeriesOptions, 'window' | 'overlap' | 'fullReloadEvery'> & {
    /** What to compute over each period. @default none: the measurements as they are, in the column `value` */
    statistics?: readonly statistic[] | undefined
    /** Length of one period of statistics in **seconds**. @default 300 */
    period?: number | undefined
  }

/** Parameters of a live series, and what react-query does with it. */
export type LiveSeriesQueryParameters<
  statistic extends StatisticName = never,
  selected = LiveSeries<LiveColumn<statistic>>,
> = Incomplete<LiveSeriesParameters<statistic>> & {
  /** Milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
  /** Options of react-query: `select`, `enabled`, `refetchInterval` (ms), … */
  query?: QueryOverrides<LiveSeries<LiveColumn<statistic>>, selected> | undefined
}

/**
 * The query key of a live series. It has no times: the series moves on under it.
 *
 * @example
 * ```ts
 * queryClient.removeQueries({ queryKey: liveSeriesQueryKey(client.scope, { name: 'cpu.user_perc', window: 3600 }) })
 * ```
 */
export function liveSeriesQueryKey<statistic extends StatisticName = never>(
  scope: string,
  parameters: Incomplete<LiveSeriesParameters<statistic>>,
): MonascaQueryKey<LiveSeries<LiveColumn<statistic>>> {
  return createQueryKey(scope, 'metrics', 'liveSeries', parameters)
}

/**
 * Keeps the last `window` seconds of a metric in the cache: the first fetch reads all of it, those that follow only what is
 * new (`planRefresh` and `mergeRefresh` of `@monasca/core/series`). With `statistics` from
 * `GET /v2.0/metrics/statistics`, without from `GET /v2.0/metrics/measurements`. Disabled while `name` or `window` is
 * `undefined`.
 *
 * Nothing polls by itself: set `refetchInterval`, or fetch when you like.
 *
 * @example
 * ```ts
 * const options = liveSeriesQueryOptions(client, queryClient, {
 *   name: 'cpu.user_perc',
 *   statistics: ['avg'],
 *   period: 60,
 *   window: 3600,
 * })
 * const { series } = await queryClient.fetchQuery(options)
 * ```
 */
export function liveSeriesQueryOptions<
  statistic extends StatisticName = never,
  selected = LiveSeries<LiveColumn<statistic>>,
>(
  client: Requester,
  queryClient: QueryClient,
  parameters: LiveSeriesQueryParameters<statistic, selected>,
): MonascaQueryOptions<LiveSeries<LiveColumn<statistic>>, selected> {
  const { query, clock = Date.now, ...rest } = parameters
  const queryKey = liveSeriesQueryKey(client.scope, rest)
  return createQueryOptions<LiveSeriesParameters<statistic>, LiveSeries<LiveColumn<statistic>>, selected>({
    queryKey,
    parameters: rest,
    required: ['name', 'window'],
    read: async (known, options) => {
      const state = queryClient.getQueryData<LiveSeries<LiveColumn<statistic>>>(queryKey)
      const { window, overlap, fullReloadEvery, statistics, period = 300, ...asked } = known
      const plan = planRefresh(
        state,
        { window, overlap, fullReloadEvery, period: statistics && period },
        clock(),
      )
      const range = { ...asked, startTime: plan.startTime, endTime: plan.endTime }
      const { elements } = statistics
        ? await listAll(listStatisticColumns, client, { ...range, statistics, period }, options)
        : await listAll(listMeasurementColumns, client, range, options)
      // The columns are those that were asked for; the compiler does not follow the choice.
      const series = elements as ColumnSeries<LiveColumn<statistic>>[]
      return mergeRefresh(state, [{ elements: series }], plan)
    },
    // What did not change is the same object already; a `select` may still make equal things anew.
    defaults: { structuralSharing: keepIfEqual },
    query,
  })
}
