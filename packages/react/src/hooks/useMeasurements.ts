'use client'

import type { ListMeasurementsReturnType } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import {
  type ListMeasurementsQueryParameters,
  listMeasurementsQueryOptions,
} from '../query/listMeasurements.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useMeasurements`. */
export type UseMeasurementsParameters<selected = ListMeasurementsReturnType> =
  ListMeasurementsQueryParameters<selected>

/** What `useMeasurements` returns: react-query's result. */
export type UseMeasurementsReturnType<selected = ListMeasurementsReturnType> = UseQueryResult<
  selected,
  MonascaError
>

/**
 * Lists the measurements of a metric: `GET /v2.0/metrics/measurements`. Disabled while `name` or `startTime` is `undefined`.
 *
 * While another time range loads, the old one stays (`keepPreviousRange`); data that did not change stays the same
 * object (`keepIfEqual`).
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useMeasurements({ name: 'room.temp_c', startTime: '2025-01-31T12:00:00Z' })
 * ```
 */
export function useMeasurements<selected = ListMeasurementsReturnType>(
  parameters: UseMeasurementsParameters<selected>,
): UseMeasurementsReturnType<selected> {
  return useQuery(listMeasurementsQueryOptions(useMonascaClient(), parameters))
}
