import type { ColumnSeries, SparseValueMeta } from '../../src/series/index.js'

/** A series of a host with one column, `avg` or another one; rows are times and values. */
export function makeSeries<column extends string = 'avg'>(
  hostname: string,
  rows: readonly (readonly [timestamp: number, value: number])[],
  some: { column?: column; id?: string; valueMeta?: SparseValueMeta } = {},
): ColumnSeries<column> {
  const { column = 'avg', id = '0', valueMeta = {} } = some
  const values = Float64Array.from(rows, ([, value]) => value)
  return {
    id,
    name: 'cpu.user_perc',
    dimensions: { hostname },
    timestamps: Float64Array.from(rows, ([timestamp]) => timestamp),
    columns: { [column]: values } as Record<column, Float64Array>,
    valueMeta,
  }
}

/** The rows of a series with the column `avg`, for comparisons. */
export function rowsOf(series: ColumnSeries<'avg'> | undefined): [timestamp: number, value: number][] {
  return Array.from(series?.timestamps ?? [], (timestamp, row) => [
    timestamp,
    series?.columns.avg[row] ?? Number.NaN,
  ])
}
