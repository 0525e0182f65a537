import { InvalidParameterError } from '../errors/index.js'
import type { ColumnSeries } from './columnSeries.js'
import type { SerializedSeries } from './serializeSeries.js'

/**
 * Restores a series from the result of `serializeSeries`.
 *
 * @throws `InvalidParameterError` for anything but the result of `serializeSeries`, such as the JSON of a series
 *   itself, and if a column's length differs from the times
 * @example
 * ```ts
 * const series = deserializeSeries(JSON.parse(localStorage.getItem('cpu') ?? '') as SerializedSeries<'avg'>)
 * ```
 */
export function deserializeSeries<column extends string>(
  serialized: SerializedSeries<column>,
): ColumnSeries<column> {
  const { id, name, dimensions, distances, valueMeta } = serialized
  const timestamps = toFloats(serialized.timestamps, 'timestamps')
  if (distances) {
    let time = 0
    for (const [row, distance] of timestamps.entries()) timestamps[row] = time += distance
  }
  const names = Object.keys(serialized.columns) as column[]
  const columns = names.map((column) => {
    const parameter = `columns.${column}`
    const values = toFloats(serialized.columns[column], parameter)
    if (values.length === timestamps.length) return [column, values] as const
    throw new InvalidParameterError({
      parameter,
      reason: `has ${values.length} values for ${timestamps.length} times`,
    })
  })
  return {
    id,
    name,
    dimensions,
    timestamps,
    columns: Object.fromEntries(columns) as Record<column, Float64Array>,
    valueMeta,
  }
}

/** JSON converts a typed array to an object without a length, which would look like an empty list. */
function toFloats(numbers: readonly (number | null)[], parameter: string): Float64Array {
  if (Array.isArray(numbers)) return Float64Array.from(numbers, (value: number | null) => value ?? Number.NaN)
  throw new InvalidParameterError({
    parameter,
    reason: 'must be a list of numbers',
    advice: 'Store the result of `serializeSeries`, not the series itself.',
  })
}
