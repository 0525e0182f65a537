import { InvalidParameterError } from '../errors/index.js'
import type { ColumnSeries } from './columnSeries.js'
import type { SerializedSeries } from './serializeSeries.js'

/**
 * Turns what `serializeSeries` made into a series again.
 *
 * @throws `InvalidParameterError` when a column has another length than the times
 * @example
 * ```ts
 * const series = deserializeSeries(JSON.parse(localStorage.getItem('cpu') ?? '') as SerializedSeries<'avg'>)
 * ```
 */
export function deserializeSeries<column extends string>(
  serialized: SerializedSeries<column>,
): ColumnSeries<column> {
  const { id, name, dimensions, distances, valueMeta } = serialized
  const timestamps = toFloats(serialized.timestamps)
  if (distances) {
    let time = 0
    for (const [row, distance] of timestamps.entries()) timestamps[row] = time += distance
  }
  const names = Object.keys(serialized.columns) as column[]
  const columns = names.map((column) => {
    const values = toFloats(serialized.columns[column])
    if (values.length === timestamps.length) return [column, values] as const
    throw new InvalidParameterError({
      parameter: `columns.${column}`,
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

function toFloats(numbers: readonly (number | null)[]): Float64Array {
  return Float64Array.from(numbers, (value) => value ?? Number.NaN)
}
