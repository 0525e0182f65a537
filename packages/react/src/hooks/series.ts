'use client'

import type {
  ListStatisticColumnsReturnType,
  ListStatisticsReturnType,
  listMeasurementColumns,
  listMeasurements,
  StatisticName,
} from '@monasca/core'
import type { LiveSeries } from '@monasca/core/series'
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRequester } from '../provider/useRequester.js'
import type { MonascaError } from '../query/monascaError.js'
import {
  type ListStatisticColumnsQueryParameters,
  type ListStatisticsQueryParameters,
  type LiveColumn,
  type LiveSeriesQueryParameters,
  listMeasurementColumnsQueryOptions,
  listMeasurementsQueryOptions,
  listStatisticColumnsQueryOptions,
  listStatisticsQueryOptions,
  liveSeriesQueryOptions,
} from '../query/series.js'
import type { UseRead } from './types.js'

/**
 * Lists the measurements of a metric: `GET /v2.0/metrics/measurements`. Disabled while `name` or `startTime` is
 * `undefined`.
 *
 * The previous time range stays on screen while another one loads (`keepPreviousRange`). Unchanged data stays the same
 * object (`keepIfEqual`).
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useMeasurements({ name: 'room.temp_c', startTime: '2025-01-31T12:00:00Z' })
 * ```
 */
export const useMeasurements: UseRead<typeof listMeasurements> = (parameters) =>
  useQuery(listMeasurementsQueryOptions(useRequester(), parameters))

/**
 * Lists the measurements of a metric as columns: typed arrays for charts: `GET /v2.0/metrics/measurements`. Disabled
 * while `name` or `startTime` is `undefined`.
 *
 * The previous time range stays on screen while another one loads (`keepPreviousRange`). Unchanged data stays the same
 * object (`keepIfEqual`).
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useMeasurementColumns({ name: 'room.temp_c', startTime: '2025-01-31T12:00:00Z' })
 * ```
 */
export const useMeasurementColumns: UseRead<typeof listMeasurementColumns> = (parameters) =>
  useQuery(listMeasurementColumnsQueryOptions(useRequester(), parameters))

/**
 * Lists statistics of a metric: `GET /v2.0/metrics/statistics`. Disabled while `name`, `statistics` or `startTime` is
 * `undefined`.
 *
 * The previous time range stays on screen while another one loads (`keepPreviousRange`). Unchanged data stays the same
 * object (`keepIfEqual`).
 *
 * `period` is in seconds. Keep times stable between renders (`useTimeRange`), or each render sends a request. The
 * points have exactly the requested statistics, in types too.
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
>(parameters: ListStatisticsQueryParameters<statistic, selected>): UseQueryResult<selected, MonascaError> {
  return useQuery(listStatisticsQueryOptions(useRequester(), parameters))
}

/**
 * Lists statistics of a metric as columns, typed arrays for charts: `GET /v2.0/metrics/statistics`. Disabled while
 * `name`, `statistics` or `startTime` is `undefined`.
 *
 * The previous time range stays on screen while another one loads (`keepPreviousRange`). Unchanged data stays the same
 * object (`keepIfEqual`). To store columns as JSON, or to send them to a browser, use `serializeData`.
 *
 * `period` is in seconds. Keep times stable between renders (`useTimeRange`), or each render sends a request. There is
 * one column for each requested statistic, in types too.
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
  parameters: ListStatisticColumnsQueryParameters<statistic, selected>,
): UseQueryResult<selected, MonascaError> {
  return useQuery(listStatisticColumnsQueryOptions(useRequester(), parameters))
}

/**
 * Returns the last `window` seconds of a metric as columns for charts, and keeps them up to date by reading only new
 * points: see `liveSeriesQueryOptions`. Disabled while `name` or `window` is `undefined`.
 *
 * `data` stays the same object until a point changes. Components with the same parameters share one series and one
 * request.
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
>(parameters: LiveSeriesQueryParameters<statistic, selected>): UseQueryResult<selected, MonascaError> {
  return useQuery(liveSeriesQueryOptions(useRequester(), useQueryClient(), parameters))
}
