'use client'

import type { ListStatisticsReturnType, StatisticName } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import { type ListStatisticsQueryParameters, listStatisticsQueryOptions } from '../query/listStatistics.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useStatistics`. */
export type UseStatisticsParameters<
  statistic extends StatisticName = StatisticName,
  selected = ListStatisticsReturnType<statistic>,
> = ListStatisticsQueryParameters<statistic, selected>

/** What `useStatistics` returns: react-query's result. */
export type UseStatisticsReturnType<
  statistic extends StatisticName = StatisticName,
  selected = ListStatisticsReturnType<statistic>,
> = UseQueryResult<selected, MonascaError>

/**
 * Lists statistics of a metric: `GET /v2.0/metrics/statistics`. Disabled while `name`, `statistics` or `startTime` is
 * `undefined`.
 *
 * While another time range loads, the old one stays (`keepPreviousRange`); data that did not change stays the same
 * object (`keepIfEqual`).
 *
 * `period` is in seconds. Times must be the same from render to render, else each render asks anew: see `useTimeRange`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const range = useTimeRange({ duration: 3600, period: 60 })
 * const { data } = useStatistics({ ...range, name: 'cpu.user_perc', statistics: ['avg', 'max'], period: 60 })
 * data?.elements[0]?.statistics[0]?.max // number
 * ```
 */
export function useStatistics<
  statistic extends StatisticName,
  selected = ListStatisticsReturnType<statistic>,
>(parameters: UseStatisticsParameters<statistic, selected>): UseStatisticsReturnType<statistic, selected> {
  return useQuery(listStatisticsQueryOptions(useMonascaClient(), parameters))
}
