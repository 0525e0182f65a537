import type { ColumnSeries, SeriesIdentity, SparseValueMeta } from './columnSeries.js'

/** A series as plain JSON. */
export type SerializedSeries<column extends string = string> = SeriesIdentity & {
  /**
   * `null` for NaN. With `distances` only the first time is absolute, and each other is the distance from the one
   * before.
   */
  timestamps: (number | null)[]
  distances: boolean
  /** `null` for NaN. */
  columns: Readonly<Record<column, (number | null)[]>>
  valueMeta: SparseValueMeta
}

/**
 * Converts a series to plain JSON, for a stored cache or a server-rendered page. Times become short distances. Values
 * that JSON does not support become the closest ones: infinite numbers NaN, and -0 zero.
 *
 * @example
 * ```ts
 * const store = (series: ColumnSeries) => localStorage.setItem('cpu', JSON.stringify(serializeSeries(series)))
 * ```
 */
export function serializeSeries<column extends string>(
  series: ColumnSeries<column>,
): SerializedSeries<column> {
  const { id, name, dimensions, timestamps, columns, valueMeta } = series
  // Differences of whole numbers are exact, others may not be.
  const distances = timestamps.every(Number.isSafeInteger)
  const names = Object.keys(columns) as column[]
  return {
    id,
    name,
    dimensions,
    timestamps: distances
      ? Array.from(timestamps, (time, row) => (row === 0 ? time : time - (timestamps[row - 1] ?? 0)))
      : toNumbers(timestamps),
    distances,
    columns: Object.fromEntries(names.map((column) => [column, toNumbers(columns[column])])) as Record<
      column,
      (number | null)[]
    >,
    valueMeta,
  }
}

function toNumbers(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value + 0 : null))
}
