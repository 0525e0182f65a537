import type { ColumnSeries, SparseValueMeta } from './columnSeries.js'
import { findRow } from './findRow.js'

/**
 * Returns the rows of a series from `startTime` (inclusive) to `endTime` (exclusive), in milliseconds since the epoch.
 * Nothing is copied: the result shares the memory of `series`, and is `series` itself if no row is dropped.
 *
 * @example
 * ```ts
 * const lastHour = (series: ColumnSeries, now: number) => sliceSeries(series, now - 3_600_000, now)
 * ```
 */
export function sliceSeries<column extends string>(
  series: ColumnSeries<column>,
  startTime: number,
  endTime: number,
): ColumnSeries<column> {
  const { timestamps, columns, valueMeta } = series
  const first = findRow(timestamps, startTime)
  const end = Math.max(findRow(timestamps, endTime), first)
  if (first === 0 && end === timestamps.length) return series
  const names = Object.keys(columns) as column[]
  return {
    ...series,
    timestamps: timestamps.subarray(first, end),
    columns: Object.fromEntries(names.map((name) => [name, columns[name].subarray(first, end)])) as Record<
      column,
      Float64Array
    >,
    valueMeta: sliceMeta(valueMeta, first, end),
  }
}

function sliceMeta(valueMeta: SparseValueMeta, first: number, end: number): SparseValueMeta {
  const kept: Record<number, Readonly<Record<string, string>>> = {}
  for (const [key, meta] of Object.entries(valueMeta)) {
    const row = Number(key)
    if (row >= first && row < end) kept[row - first] = meta
  }
  return kept
}
