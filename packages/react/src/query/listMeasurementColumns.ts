import {
  type ListMeasurementColumnsParameters,
  type ListMeasurementColumnsReturnType,
  listMeasurementColumns,
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
export type ListMeasurementColumnsQueryParameters<selected = ListMeasurementColumnsReturnType> =
  QueryParameters<ListMeasurementColumnsParameters, ListMeasurementColumnsReturnType, selected>

/**
 * The query key of `GET /v2.0/metrics/measurements`, read as columns.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: listMeasurementColumnsQueryKey(client.scope, { name: 'room.temp_c', startTime: '2025-01-31T12:00:00Z' }) })
 * ```
 */
export function listMeasurementColumnsQueryKey(
  scope: string,
  parameters: Incomplete<ListMeasurementColumnsParameters>,
): MonascaQueryKey<ListMeasurementColumnsReturnType> {
  return createQueryKey(scope, 'metrics', 'listMeasurementColumns', parameters)
}

/**
 * Lists the measurements of a metric as columns, typed arrays for charts: `GET /v2.0/metrics/measurements`. Disabled while `name` or `startTime` is `undefined`.
 *
 * While another time range loads, the old one stays (`keepPreviousRange`); data that did not change stays the same
 * object (`keepIfEqual`). To store it as JSON, or to send it to a browser, use `serializeData`.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listMeasurementColumnsQueryOptions(client, { name: 'room.temp_c', startTime: '2025-01-31T12:00:00Z' }))
 * ```
 */
export function listMeasurementColumnsQueryOptions<selected = ListMeasurementColumnsReturnType>(
  client: Requester,
  parameters: ListMeasurementColumnsQueryParameters<selected>,
): MonascaQueryOptions<ListMeasurementColumnsReturnType, selected> {
  const { query, ...rest } = parameters
  const queryKey = listMeasurementColumnsQueryKey(client.scope, rest)
  return createQueryOptions({
    queryKey,
    parameters: rest,
    required: ['name', 'startTime'],
    read: (parameters, options) => listMeasurementColumns(client, parameters, options),
    defaults: { structuralSharing: keepIfEqual, placeholderData: keepPreviousRange(queryKey) },
    query,
  })
}
