'use client'

import type { ListStatisticColumnsReturnType, StatisticName } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListStatisticColumnsQueryParameters,
  listStatisticColumnsQueryOptions,
} from '../query/listStatisticColumns.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useStatisticColumns`. */
export type UseStatisticColumnsParameters<
  statistic extends StatisticName = StatisticName,
  selected = ListStatisticColumnsReturnType<statistic>,
> = ListStatisticColumnsQueryParameters<statistic, selected>

/** What `useStatisticColumns` returns: react-query's result. */
export type UseStatisticColumnsReturnType<
  statistic extends StatisticName = StatisticName,
  selected = ListStatisticColumnsReturnType<statistic>,
> = UseQueryResult<selected, MonascaError>

/**
 * Lists statistics of a metric as columns, typed arrays for charts: `GET /v2.0/metrics/statistics`. Disabled while `name`, `statistics` or `startTime` is
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
 * const { data } = useStatisticColumns({ ...range, name: 'cpu.user_perc', statistics: ['avg', 'max'], period: 60 })
 * data?.elements[0]?.columns.max // Float64Array
 * ```
 */
export function useStatisticColumns<
  statistic extends StatisticName,
  selected = ListStatisticColumnsReturnType<statistic>,
>(
  parameters: UseStatisticColumnsParameters<statistic, selected>,
): UseStatisticColumnsReturnType<statistic, selected> {
  return useQuery(listStatisticColumnsQueryOptions(useMonascaClient(), parameters))
}
