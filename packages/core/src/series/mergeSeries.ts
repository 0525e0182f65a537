import type { ColumnSeries, SparseValueMeta } from './columnSeries.js'
import { joinRows } from './joinRows.js'

/**
 * Merges several series into one, ascending by time, like the API's `mergeMetrics`: all rows of all series, at the same
 * time in the order of the series. The result has the name and id of the first one, and the given dimensions.
 *
 * @returns `undefined` without series
 * @example
 * ```ts
 * const all = (series: ColumnSeries<'value'>[]) => mergeSeries(series, { region: 'RegionOne' })
 * ```
 */
export function mergeSeries<column extends string>(
  series: readonly ColumnSeries<column>[],
  dimensions: Readonly<Record<string, string>> = {},
): ColumnSeries<column> | undefined {
  const [first, ...others] = series
  if (first === undefined) return undefined
  const joined = joinRows([first, ...others])
  const { timestamps, columns, valueMeta } = joined
  const time = (row: number): number => timestamps[row] ?? 0
  const order = Uint32Array.from(timestamps.keys()).sort((a, b) => time(a) - time(b) || a - b)
  const sort = (values: Float64Array): Float64Array =>
    Float64Array.from(order, (row) => values[row] ?? Number.NaN)
  const names = Object.keys(columns) as column[]
  return {
    id: first.id,
    name: first.name,
    dimensions,
    timestamps: sort(timestamps),
    columns: Object.fromEntries(names.map((name) => [name, sort(columns[name])])) as Record<
      column,
      Float64Array
    >,
    valueMeta: sortMeta(valueMeta, order),
  }
}

function sortMeta(valueMeta: SparseValueMeta, order: Uint32Array): SparseValueMeta {
  const sorted: Record<number, Readonly<Record<string, string>>> = {}
  for (const [row, from] of order.entries()) {
    const meta = valueMeta[from]
    if (meta !== undefined) sorted[row] = meta
  }
  return sorted
}
