import type { ColumnSeries } from './columnSeries.js'
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
  const rows = Array.isArray(member) ? member.filter((row) => Array.isArray(row)) : []
  const read = (column: string, convert: (value: unknown) => number): Float64Array => {
    const position = names.indexOf(column)
    return Float64Array.from(rows, (row: unknown[]) => convert(row[position]))
  }
  const entries = options.columns.map((column) => [column, read(column, toNumber)])
  const meta = names.indexOf('value_meta')
  const valueMeta: Record<number, Record<string, string>> = {}
  rows.forEach((row: unknown[], index) => {
    const value = row[meta]
    if (isObject(value) && Object.keys(value).length > 0) valueMeta[index] = value as Record<string, string>
  })
  return {
    ...readIdentity(series),
    timestamps: read('timestamp', parseTime),
    // One member per name.
    columns: Object.fromEntries(entries) as Record<column, Float64Array>,
    valueMeta,
  }
}

function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}
