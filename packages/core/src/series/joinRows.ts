import type { ColumnSeries } from './columnSeries.js'

/**
 * Concatenates rows, with the identity and columns of the last part. A column that a part lacks is NaN there. The
 * result shares no memory with the parts, unless only one has rows: then that part is returned.
 *
 * @param timestamps the joined times, if already known
 */
export function joinRows<column extends string>(
  parts: readonly [ColumnSeries<column>, ...ColumnSeries<column>[]],
  timestamps?: Float64Array,
): ColumnSeries<column> {
  const filled = parts.filter(({ timestamps }) => timestamps.length > 0)
  const last = filled.at(-1) ?? parts[0]
  if (filled.length < 2) return last
  const length = filled.reduce((sum, part) => sum + part.timestamps.length, 0)
  const join = (read: (part: ColumnSeries<column>) => Float64Array | undefined): Float64Array => {
    const joined = new Float64Array(length)
    let row = 0
    for (const part of filled) {
      const values = read(part)
      if (values === undefined) joined.fill(Number.NaN, row, row + part.timestamps.length)
      else joined.set(values, row)
      row += part.timestamps.length
    }
    return joined
  }
  const names = Object.keys(last.columns) as column[]
  return {
    ...last,
    timestamps: timestamps ?? join((part) => part.timestamps),
    columns: Object.fromEntries(names.map((name) => [name, join((part) => part.columns[name])])) as Record<
      column,
      Float64Array
    >,
    valueMeta: joinMeta(filled),
  }
}

/** The metadata of concatenated rows. */
export function joinMeta(parts: readonly ColumnSeries[]): Record<number, Readonly<Record<string, string>>> {
  const joined: Record<number, Readonly<Record<string, string>>> = {}
  let first = 0
  for (const { timestamps, valueMeta } of parts) {
    for (const [row, meta] of Object.entries(valueMeta)) joined[first + Number(row)] = meta
    first += timestamps.length
  }
  return joined
}
