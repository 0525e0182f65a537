import {
  type ListFunction,
  type ListStatisticColumnsParameters,
  type ListStatisticColumnsReturnType,
  type ListStatisticsParameters,
  type ListStatisticsReturnType,
  listAll,
  listMeasurementColumns,
  listMeasurements,
  listStatisticColumns,
  listStatistics,
  type Page,
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
import { keepPreviousRange } from './keepPreviousRange.js'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import {
  createQueryOptions,
  type MonascaQueryOptions,
  type Partially,
  type QueryOverrides,
  type QueryParameters,
  type Read,
  type ReadKey,
  type ReadOptions,
  readKey,
  readOptions,
} from './queryOptions.js'

const listMeasurementsRead: Read<typeof listMeasurements> = {
  resource: 'metrics',
  action: 'listMeasurements',
  call: listMeasurements,
  required: ['name', 'startTime'],
  defaults: seriesDefaults,
}

/** Query key of `listMeasurementsQueryOptions`. */
export const listMeasurementsQueryKey: ReadKey<typeof listMeasurements> = (scope, parameters) =>
  readKey(listMeasurementsRead, scope, parameters)

/** Query options of `useMeasurements`: `GET /v2.0/metrics/measurements`. */
export const listMeasurementsQueryOptions: ReadOptions<typeof listMeasurements> = (client, parameters) =>
  readOptions(listMeasurementsRead, client, parameters)

const listMeasurementColumnsRead: Read<typeof listMeasurementColumns> = {
  resource: 'metrics',
  action: 'listMeasurementColumns',
  call: listMeasurementColumns,
  required: ['name', 'startTime'],
  defaults: seriesDefaults,
}

/** Query key of `listMeasurementColumnsQueryOptions`. */
export const listMeasurementColumnsQueryKey: ReadKey<typeof listMeasurementColumns> = (scope, parameters) =>
  readKey(listMeasurementColumnsRead, scope, parameters)

/** Query options of `useMeasurementColumns`: `GET /v2.0/metrics/measurements`. */
export const listMeasurementColumnsQueryOptions: ReadOptions<typeof listMeasurementColumns> = (
  client,
  parameters,
) => readOptions(listMeasurementColumnsRead, client, parameters)

export type ListStatisticsQueryParameters<
  statistic extends StatisticName = StatisticName,
  selected = ListStatisticsReturnType<statistic>,
> = QueryParameters<ListStatisticsParameters<statistic>, ListStatisticsReturnType<statistic>, selected>

/** Query key of `listStatisticsQueryOptions`. */
export function listStatisticsQueryKey<statistic extends StatisticName>(
  scope: string,
  parameters: Partially<ListStatisticsParameters<statistic>>,
): MonascaQueryKey<ListStatisticsReturnType<statistic>> {
  return createQueryKey(scope, 'metrics', 'listStatistics', parameters)
}

/** Query options of `useStatistics`: `GET /v2.0/metrics/statistics`. */
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
    defaults: seriesDefaults(queryKey),
    query,
  })
}

export type ListStatisticColumnsQueryParameters<
  statistic extends StatisticName = StatisticName,
  selected = ListStatisticColumnsReturnType<statistic>,
> = QueryParameters<
  ListStatisticColumnsParameters<statistic>,
  ListStatisticColumnsReturnType<statistic>,
  selected
>

/** Query key of `listStatisticColumnsQueryOptions`. */
export function listStatisticColumnsQueryKey<statistic extends StatisticName>(
  scope: string,
  parameters: Partially<ListStatisticColumnsParameters<statistic>>,
): MonascaQueryKey<ListStatisticColumnsReturnType<statistic>> {
  return createQueryKey(scope, 'metrics', 'listStatisticColumns', parameters)
}

/** Query options of `useStatisticColumns`: `GET /v2.0/metrics/statistics`. */
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
    defaults: seriesDefaults(queryKey),
    query,
  })
}

/** The columns of a live series: the requested statistics, or the measured value. */
export type LiveColumn<statistic extends StatisticName> = [statistic] extends [never] ? 'value' : statistic

export type LiveSeriesParameters<statistic extends StatisticName = never> = Pick<
  SeriesParameters,
  'name' | 'dimensions' | 'mergeMetrics' | 'groupBy' | 'tenantId'
> &
  Pick<LiveSeriesOptions, 'window' | 'overlap' | 'fullReloadEvery'> & {
    /** Statistics to compute over each period. @default none: the measurements themselves, in the column `value` */
    statistics?: readonly statistic[] | undefined
    /** Length of one period of statistics in **seconds**. @default 300 */
    period?: number | undefined
    /**
     * End of a window that does not move: milliseconds since the epoch, rounded up to whole periods. Part of the query
     * key, so set no `refetchInterval` with it. @default now: the window moves
     */
    endTime?: number | undefined
  }

export type LiveSeriesQueryParameters<
  statistic extends StatisticName = never,
  selected = LiveSeries<LiveColumn<statistic>>,
> = Partially<LiveSeriesParameters<statistic>> & {
  /** Milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
  /** Options of react-query: `select`, `enabled`, `refetchInterval` (ms), … */
  query?: QueryOverrides<LiveSeries<LiveColumn<statistic>>, selected> | undefined
}

/** Query key of `liveSeriesQueryOptions`. It contains no times while the window moves; otherwise its `endTime`. */
export function liveSeriesQueryKey<statistic extends StatisticName = never>(
  scope: string,
  parameters: Partially<LiveSeriesParameters<statistic>>,
): MonascaQueryKey<LiveSeries<LiveColumn<statistic>>> {
  return createQueryKey(scope, 'metrics', 'liveSeries', parameters)
}

/**
 * Query options of `useLiveSeries`: keep the last `window` seconds of a metric in the cache. The first fetch reads the
 * whole window, later ones only new points (`planRefresh` and `mergeRefresh` of `@monasca/core/series`). With `endTime`
 * the window is a fixed one of the past.
 *
 * Sends `GET /v2.0/metrics/statistics` with `statistics`, else `GET /v2.0/metrics/measurements`. Disabled while `name`
 * or `window` is `undefined`. It does not poll unless you set `refetchInterval`.
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
      const { window, overlap, fullReloadEvery, statistics, period = 300, endTime, ...asked } = known
      const plan = planRefresh(
        state,
        { window, overlap, fullReloadEvery, period: statistics && period },
        // A plan includes the period that contains `now`; this one ends with the window.
        endTime === undefined ? clock() : endTime - 1,
      )
      const range = { ...asked, startTime: plan.startTime, endTime: plan.endTime }
      const list: ListFunction<SeriesParameters, Page<ColumnSeries>> = statistics
        ? (requester, asked, steering) =>
            listStatisticColumns(requester, { ...asked, statistics, period }, steering)
        : listMeasurementColumns
      // Refreshes fit on one page, and need no paging.
      const requester = reuseFirst(client)
      const page = await list(requester, range, options)
      const { elements } =
        page.nextOffset === undefined ? page : await listAll(list, requester, range, options)
      // The columns are the requested ones; the compiler cannot follow the choice.
      const series = elements as ColumnSeries<LiveColumn<statistic>>[]
      return mergeRefresh(state, [{ elements: series }], plan)
    },
    // Unchanged data is the same object already, but a `select` may create equal objects.
    defaults: { structuralSharing: keepIfEqual },
    query,
  })
}

/** A requester that sends its first request once: reading a whole list starts with a page that was read already. */
function reuseFirst(requester: Requester): Requester {
  let first: { key: string; response: Promise<unknown> } | undefined
  return {
    scope: requester.scope,
    decodeIn: requester.decodeIn,
    async request(sent) {
      const key = JSON.stringify([sent.path, sent.query])
      if (first?.key === key) return first.response
      const response = requester.request(sent)
      first ??= { key, response }
      return response.catch((error: unknown) => {
        // It may be sent again, with another decoder.
        first = undefined
        throw error
      })
    },
  }
}

/** For series: keep equal data the same object, and keep the old range on screen while the next one loads. */
function seriesDefaults(queryKey: readonly unknown[]): {
  structuralSharing: typeof keepIfEqual
  placeholderData: ReturnType<typeof keepPreviousRange>
} {
  return { structuralSharing: keepIfEqual, placeholderData: keepPreviousRange(queryKey) }
}
