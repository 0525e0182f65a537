import type { ColumnSeries, SparseValueMeta } from './columnSeries.js'
import type { SeriesDecoderOptions } from './createSeriesDecoder.js'
import { parseTime } from './parseTime.js'
import { isObject, readIdentity } from './readIdentity.js'
import { toText } from './toText.js'

/**
 * Converts a series of parsed JSON to columns, like `createSeriesDecoder` does from bytes.
 *
 * @example
 * ```ts
 * const wire = { name: 'room.temp_c', columns: ['timestamp', 'value'], measurements: [['2025-01-31T12:00:00.000Z', 21.5]] }
 * columnsFromJson(wire, { member: 'measurements', columns: ['value'] }).columns.value // Float64Array [21.5]
 * ```
 */
export function columnsFromJson<column extends string>(
  wire: unknown,
  options: SeriesDecoderOptions<column>,
): ColumnSeries<column> {
  const series = isObject(wire) ? wire : {}
  const { columns } = series
  const member = series[options.member]
  const names = Array.isArray(columns) ? columns.map((value) => toText(value)) : []
  const rows: readonly (readonly unknown[])[] = Array.isArray(member) ? member.filter(isRow) : []
  return {
    ...readIdentity(series),
    timestamps: readColumn(rows, names.indexOf('timestamp'), parseTime),
    // One member per name.
    columns: Object.fromEntries(
      options.columns.map((column) => [column, readColumn(rows, names.indexOf(column), toNumber)]),
    ) as Record<column, Float64Array>,
    valueMeta: readMeta(rows, names.indexOf('value_meta')),
  }
}

/** By index: the end of a live chart is read every few seconds, and `Float64Array.from` takes several times as long. */
function readColumn(
  rows: readonly (readonly unknown[])[],
  position: number,
  convert: (value: unknown) => number,
): Float64Array {
  const column = new Float64Array(rows.length)
  for (let row = 0; row < rows.length; row++) column[row] = convert(rows[row]?.[position])
  return column
}

function readMeta(rows: readonly (readonly unknown[])[], position: number): SparseValueMeta {
  const valueMeta: Record<number, Readonly<Record<string, string>>> = {}
  // Statistics have none.
  if (position < 0) return valueMeta
  for (const [index, row] of rows.entries()) {
    const value = row[position]
    if (isObject(value) && Object.keys(value).length > 0) valueMeta[index] = value as Record<string, string>
  }
  return valueMeta
}

function isRow(row: unknown): row is readonly unknown[] {
  return Array.isArray(row)
}

function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}
