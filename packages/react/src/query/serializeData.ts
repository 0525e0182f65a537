import {
  type ColumnSeries,
  deserializeSeries,
  type SerializedSeries,
  serializeSeries,
} from '@monasca/core/series'

/** No reply of the API has a member of this name. */
const mark = '$monasca.series'

/**
 * Turns cached data into plain JSON: for the `serializeData` of `dehydrate`, and for a cache that is stored. Series as
 * columns are typed arrays, which JSON would turn into something else; all else stays as it is, and the same object.
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
 * Turns what `serializeData` made into cached data again: for the `deserializeData` of `hydrate`, and for a cache that was
 * stored. Data without series come back as they are.
 *
 * @throws `InvalidParameterError` for a series whose columns differ in length
 * @example
 * ```ts
 * const data = deserializeData(JSON.parse(localStorage.getItem('cpu') ?? 'null'))
 * ```
 */
export function deserializeData(data: unknown): unknown {
  // Made by `serializeData`: nobody else writes this mark.
  if (isObject(data) && mark in data) return deserializeSeries(data[mark] as SerializedSeries)
  return mapMembers(data, deserializeData)
}

/** Maps what arrays and objects hold; what does not change stays the same object. */
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
