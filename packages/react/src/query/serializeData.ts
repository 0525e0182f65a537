import {
  type ColumnSeries,
  deserializeSeries,
  type SerializedSeries,
  serializeSeries,
} from '@monasca/core/series'

/** No response of the API has a member with this name. */
const mark = '$monasca.series'

/**
 * Converts cached data to plain JSON, for the `serializeData` option of `dehydrate` and for persisted caches. JSON
 * cannot represent the typed arrays of column series; all other data stays the same object.
 *
 * @example
 * ```ts
 * const page = await queryClient.fetchQuery(listMeasurementColumnsQueryOptions(client, { name: 'room.temp_c', startTime: 0 }))
 * const text = JSON.stringify(serializeData(page))
 * ```
 */
export function serializeData(data: unknown): unknown {
  if (isColumnSeries(data)) return { [mark]: serializeSeries(data) }
  return mapMembers(data, serializeData)
}

/**
 * Restores data from `serializeData`, for the `deserializeData` option of `hydrate` and for persisted caches. Data
 * without column series is returned unchanged.
 *
 * @throws `InvalidParameterError` for a series whose columns differ in length
 * @example
 * ```ts
 * const data = deserializeData(JSON.parse(localStorage.getItem('cpu') ?? 'null'))
 * ```
 */
export function deserializeData(data: unknown): unknown {
  // Only `serializeData` writes this mark.
  if (isObject(data) && mark in data) return deserializeSeries(data[mark] as SerializedSeries)
  return mapMembers(data, deserializeData)
}

/** Maps the members of arrays and objects. Unchanged parts stay the same objects. */
function mapMembers(data: unknown, map: (member: unknown) => unknown): unknown {
  if (Array.isArray(data)) {
    const mapped = data.map(map)
    return mapped.every((member, index) => Object.is(member, data[index])) ? data : mapped
  }
  if (!isObject(data) || ArrayBuffer.isView(data)) return data
  const entries = Object.entries(data).map(([name, member]) => [name, map(member)] as const)
  return entries.every(([name, member]) => Object.is(member, data[name])) ? data : Object.fromEntries(entries)
}

function isColumnSeries(data: unknown): data is ColumnSeries {
  return isObject(data) && data['timestamps'] instanceof Float64Array && isObject(data['columns'])
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
