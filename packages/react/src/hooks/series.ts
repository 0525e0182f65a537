'use client'

import type { StatisticName } from '@monasca/core'
import type { LiveSeries } from '@monasca/core/series'
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import type { MonascaError } from '../query/monascaError.js'
import { type LiveColumn, type LiveSeriesQueryParameters, liveSeriesQueryOptions } from '../query/series.js'

/** Parameters of `useLiveSeries`. */
export type UseLiveSeriesParameters<
  statistic extends StatisticName = never,
  selected = LiveSeries<LiveColumn<statistic>>,
> = LiveSeriesQueryParameters<statistic, selected>

/** What `useLiveSeries` returns: react-query's result. */
export type UseLiveSeriesReturnType<
  statistic extends StatisticName = never,
  selected = LiveSeries<LiveColumn<statistic>>,
> = UseQueryResult<selected, MonascaError>

/**
 * The last `window` seconds of a metric, as columns that a chart can draw, kept up to date by reading only what is new:
 * see `liveSeriesQueryOptions`. Disabled while `name` or `window` is `undefined`.
 *
 * While nothing changes, `data` is the same object. Several components that ask for the same share one series, and
 * one request.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data } = useLiveSeries({
 *   name: 'cpu.user_perc',
 *   groupBy: ['hostname'],
 *   statistics: ['avg'],
 *   period: 60,
 *   window: 3600,
 *   query: { refetchInterval: 60_000 },
 * })
 * data?.series[0]?.columns.avg // Float64Array
 * ```
 */
export function useLiveSeries<
  statistic extends StatisticName = never,
  selected = LiveSeries<LiveColumn<statistic>>,
>(parameters: UseLiveSeriesParameters<statistic, selected>): UseLiveSeriesReturnType<statistic, selected> {
  return useQuery(liveSeriesQueryOptions(useMonascaClient(), useQueryClient(), parameters))
}
