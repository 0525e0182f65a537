import type { ColumnSeries, SparseValueMeta } from './columnSeries.js'

/** Whether two series have the same rows: times, columns with their values, and value meta. */
export function sameRows(a: ColumnSeries, b: ColumnSeries): boolean {
  if (a === b) return true
  const names = Object.keys(a.columns)
  return (
    names.length === Object.keys(b.columns).length &&
    sameNumbers(a.timestamps, b.timestamps) &&
    names.every((name) => sameNumbers(a.columns[name], b.columns[name])) &&
    sameMeta(a.valueMeta, b.valueMeta)
  )
}

/** Whether two columns have the same numbers; NaN equals NaN. */
export function sameNumbers(a: Float64Array | undefined, b: Float64Array | undefined): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined || a.length !== b.length) return false
  for (let row = 0; row < a.length; row++) if (!sameNumber(a[row], b[row])) return false
  return true
}

/** Whether two numbers are equal; NaN equals NaN. */
export function sameNumber(a: number | undefined, b: number | undefined): boolean {
  return a === b || Object.is(a, b)
}

export function sameMeta(a: SparseValueMeta, b: SparseValueMeta): boolean {
  const rows = Object.keys(a).map(Number)
  return (
    rows.length === Object.keys(b).length &&
    rows.every((row) => b[row] !== undefined && sameTexts(a[row] ?? {}, b[row]))
  )
}

function sameTexts(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
  )
}
