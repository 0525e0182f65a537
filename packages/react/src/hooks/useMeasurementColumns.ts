'use client'

import type { ListMeasurementColumnsReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListMeasurementColumnsQueryParameters,
  listMeasurementColumnsQueryOptions,
} from '../query/listMeasurementColumns.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useMeasurementColumns`. */
export type UseMeasurementColumnsParameters<selected = ListMeasurementColumnsReturnType> =
  ListMeasurementColumnsQueryParameters<selected>

/** What `useMeasurementColumns` returns: react-query's result. */
export type UseMeasurementColumnsReturnType<selected = ListMeasurementColumnsReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Lists the measurements of a metric as columns, typed arrays for charts: `GET /v2.0/metrics/measurements`. Disabled while `name` or `startTime` is `undefined`.
 *
 * While another time range loads, the old one stays (`keepPreviousRange`); data that did not change stays the same
 * object (`keepIfEqual`).
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useMeasurementColumns({ name: 'room.temp_c', startTime: '2025-01-31T12:00:00Z' })
 * ```
 */
export function useMeasurementColumns<selected = ListMeasurementColumnsReturnType>(
  parameters: UseMeasurementColumnsParameters<selected>,
): UseMeasurementColumnsReturnType<selected> {
  return useQuery(listMeasurementColumnsQueryOptions(useMonascaClient(), parameters))
}
