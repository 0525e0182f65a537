import {
  type ListMeasurementsParameters,
  type ListMeasurementsReturnType,
  listMeasurements,
  type Requester,
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

/** Parameters of `GET /v2.0/metrics/measurements`, and `query` with react-query's options. */
export type ListMeasurementsQueryParameters<selected = ListMeasurementsReturnType> = QueryParameters<
  ListMeasurementsParameters,
  ListMeasurementsReturnType,
  selected
>

/**
 * The query key of `GET /v2.0/metrics/measurements`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listMeasurementsQueryKey(client.scope, { name: 'room.temp_c', startTime: '2025-01-31T12:00:00Z' }) })
 * ```
 */
export function listMeasurementsQueryKey(
  scope: string,
  parameters: Incomplete<ListMeasurementsParameters>,
): MonascaQueryKey<ListMeasurementsReturnType> {
  return createQueryKey(scope, 'metrics', 'listMeasurements', parameters)
}

/**
 * Lists the measurements of a metric: `GET /v2.0/metrics/measurements`. Disabled while `name` or `startTime` is `undefined`.
 *
 * While another time range loads, the old one stays (`keepPreviousRange`); data that did not change stays the same
 * object (`keepIfEqual`).
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listMeasurementsQueryOptions(client, { name: 'room.temp_c', startTime: '2025-01-31T12:00:00Z' }))
 * ```
 */
export function listMeasurementsQueryOptions<selected = ListMeasurementsReturnType>(
  client: Requester,
  parameters: ListMeasurementsQueryParameters<selected>,
): MonascaQueryOptions<ListMeasurementsReturnType, selected> {
  const { query, ...rest } = parameters
  const queryKey = listMeasurementsQueryKey(client.scope, rest)
  return createQueryOptions({
    queryKey,
    parameters: rest,
    required: ['name', 'startTime'],
    read: (parameters, options) => listMeasurements(client, parameters, options),
    defaults: { structuralSharing: keepIfEqual, placeholderData: keepPreviousRange(queryKey) },
    query,
  })
}
