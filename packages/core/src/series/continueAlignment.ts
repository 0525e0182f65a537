import { type AlignedSeries, type AlignedValues, type AlignOptions, alignSeries } from './alignSeries.js'
import type { ColumnSeries } from './columnSeries.js'
import { extendColumn } from './extendColumn.js'
import { findRow } from './findRow.js'
import { changedFrom } from './lineage.js'
import { sliceSeries } from './sliceSeries.js'

const none = new Float64Array(0)

/** Series and their `alignSeries`. */
export type Alignment<column extends string> = {
  series: readonly ColumnSeries<column>[]
  aligned: AlignedSeries
}

/** Times in milliseconds: nothing changes from `from` to `until`, both included. */
type Unchanged = { from: number; until: number }

/**
 * Aligns refreshed series like `alignSeries`. It aligns only their ends, and takes the rest from the result before.
 *
 * @returns `undefined` if they do not continue the series before, or nothing stays
 */
export function continueAlignment<column extends string>(
  before: Alignment<column>,
  series: readonly ColumnSeries<column>[],
  options: AlignOptions<column>,
): AlignedSeries | undefined {
  const unchanged = findUnchanged(before.series, series)
  if (unchanged === undefined) return undefined
  const scale = options.unit === 's' ? 1000 : 1
  const { from, until } = unchanged
  const { aligned } = before
  const rows = {
    first: findRow(aligned.timestamps, from / scale),
    end: findAfter(aligned.timestamps, until / scale),
  }
  if (rows.first >= rows.end) return undefined
  const hasHead = series.some(({ timestamps }) => (timestamps[0] ?? from) < from)
  const head = hasHead
    ? alignSeries(
        series.map((one) => rowsUntil(one, from)),
        options,
      )
    : undefined
  const tail = alignSeries(
    series.map((one) => rowsFrom(one, until)),
    options,
  )
  const headEnd = head ? findRow(head.timestamps, from / scale) : 0
  const tailStart = findAfter(tail.timestamps, until / scale)

  const newer = tail.timestamps.subarray(tailStart)
  const timestamps =
    head && headEnd > 0
      ? joinNumbers(
          head.timestamps.subarray(0, headEnd),
          aligned.timestamps.subarray(rows.first, rows.end),
          newer,
        )
      : extendColumn(aligned.timestamps, rows, newer)
  const columns = series.flatMap((one) =>
    (options.columns ?? (Object.keys(one.columns) as column[])).map((name) => one.columns[name]),
  )
  const values = aligned.values.map((line, index): AlignedValues => {
    const [older, later, column] = [head?.values[index] ?? none, tail.values[index] ?? none, columns[index]]
    // A column that has all times, and a number at each, is the line.
    const isWhole = column?.length === timestamps.length
    if (isWhole && isTyped(line) && isTyped(later) && isTyped(older)) return column
    const joined = [
      ...older.slice(0, headEnd),
      ...line.slice(rows.first, rows.end),
      ...later.slice(tailStart),
    ]
    return isWhole && !joined.some(isBreak) ? column : joined
  })
  return { timestamps, values }
}

/**
 * The times between which all series have the same points, and the same neighbours of each. `undefined` if a series does
 * not continue the one before.
 */
function findUnchanged(
  before: readonly ColumnSeries[],
  series: readonly ColumnSeries[],
): Unchanged | undefined {
  if (before.length !== series.length) return undefined
  let changed = Number.POSITIVE_INFINITY
  let from = Number.NEGATIVE_INFINITY
  for (const [index, one] of series.entries()) {
    const old = before[index]
    const first = old && changedFrom(one, old)
    if (first === undefined) return undefined
    changed = Math.min(changed, first)
    // After its first point left, a series starts later.
    if (one.timestamps[0] !== old?.timestamps[0]) from = Math.max(from, one.timestamps[0] ?? from)
  }
  let until = Number.POSITIVE_INFINITY
  for (const [index, one] of series.entries()) {
    const end = findRow(one.timestamps, changed)
    const isEnded = end === one.timestamps.length && (before[index]?.timestamps.at(-1) ?? changed) < changed
    // The line from its last unchanged point may lead elsewhere now.
    if (!isEnded) until = Math.min(until, one.timestamps[end - 1] ?? Number.NEGATIVE_INFINITY)
  }
  return { from, until }
}

/** Rows up to the first one at or after a time. */
function rowsUntil<column extends string>(series: ColumnSeries<column>, time: number): ColumnSeries<column> {
  const end = series.timestamps[findRow(series.timestamps, time) + 1] ?? Number.POSITIVE_INFINITY
  return sliceSeries(series, Number.NEGATIVE_INFINITY, end)
}

/** Rows from the last one at or before a time. */
function rowsFrom<column extends string>(series: ColumnSeries<column>, time: number): ColumnSeries<column> {
  const row = findAfter(series.timestamps, time) - 1
  return sliceSeries(series, series.timestamps[row] ?? Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
}

/** The first row after a time. */
function findAfter(timestamps: Float64Array, time: number): number {
  let row = findRow(timestamps, time)
  while (timestamps[row] === time) row++
  return row
}

function joinNumbers(...parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]))
}

function isTyped(line: AlignedValues | readonly unknown[]): boolean {
  return line instanceof Float64Array
}

function isBreak(value: number | null | undefined): boolean {
  return typeof value !== 'number'
}
