import { InvalidParameterError } from '../errors/index.js'
import type { ColumnSeries } from './columnSeries.js'
import { sameNumbers } from './sameRows.js'

/** The columns and the grid of `alignSeries`. */
export type AlignOptions<column extends string = string> = {
  /**
   * Columns to take from each series. A column that only other series have becomes a line of gaps. @default all columns
   * of the series, in order
   */
  columns?: readonly column[] | undefined
  /**
   * Expected distance of points in **seconds**, such as the period of statistics. A gap of more than 1.5 times that
   * breaks the line. @default none: lines continue over gaps
   */
  period?: number | undefined
  /** Unit of the time axis. uPlot uses seconds by default. @default 'ms' */
  unit?: 'ms' | 's' | undefined
}

/**
 * The values of one line: `null` breaks it, and `undefined` continues it, because only another series has a point
 * there. A typed array if neither is needed.
 */
export type AlignedValues = Float64Array | (number | null | undefined)[]

/** Series on one time axis: each of `values` is as long as `timestamps`. Treat them as read-only. */
export type AlignedSeries = {
  /** Ascending times since the epoch, in the requested unit. */
  timestamps: Float64Array
  /** One line per column of each series: all columns of the first series, then those of the second. */
  values: AlignedValues[]
}

/** Maximum distance of connected points, in periods; agents are not punctual. */
const gapFactor = 1.5

/**
 * Aligns several series to one time axis, as uPlot and other column-based charts expect. If all series have the same
 * times and neither gaps nor NaN, nothing is copied. If a series has several values at one time, the last one is used.
 *
 * @throws `InvalidParameterError` for a column that none of the series has
 * @example
 * ```ts
 * function toChartData(series: ColumnSeries<'avg' | 'max'>[]): [Float64Array, ...AlignedValues[]] {
 *   const { timestamps, values } = alignSeries(series, { columns: ['avg', 'max'], period: 30, unit: 's' })
 *   return [timestamps, ...values] // what uPlot takes as data
 * }
 * ```
 */
export function alignSeries<column extends string>(
  series: readonly ColumnSeries<column>[],
  options: AlignOptions<column> = {},
): AlignedSeries {
  const { columns, period = Number.POSITIVE_INFINITY, unit = 'ms' } = options
  checkColumns(series, columns)
  const step = period * 1000
  // Series that were read together share their times: check each distinct array once.
  const axes = [...new Set(series.map((one) => one.timestamps))]
  const timestamps = joinTimes(axes.map((axis) => addBreaks(axis, step)))
  const rowsOf = new Map(axes.map((axis) => [axis, findRows(axis, timestamps, step)]))
  const values = series.flatMap((one) => {
    const rows = rowsOf.get(one.timestamps)
    return (columns ?? (Object.keys(one.columns) as column[])).map((name) => {
      const column = one.columns[name] ?? new Float64Array(one.timestamps.length).fill(Number.NaN)
      return rows === undefined ? breakAtNaN(column) : spread(column, rows)
    })
  })
  return { timestamps: unit === 's' ? toSeconds(timestamps) : timestamps, values }
}

/** A column that no series has is probably misspelled. Without series this cannot be checked. */
function checkColumns(series: readonly ColumnSeries[], columns: readonly string[] | undefined): void {
  if (columns === undefined || series.length === 0) return
  const there = new Set(series.flatMap((one) => Object.keys(one.columns)))
  const unknown = columns.find((name) => !there.has(name))
  if (unknown === undefined) return
  throw new InvalidParameterError({
    parameter: 'columns',
    reason: `has "${unknown}", but there are ${[...there].join(', ')}`,
  })
}

function toSeconds(timestamps: Float64Array): Float64Array {
  const seconds = new Float64Array(timestamps.length)
  for (let row = 0; row < timestamps.length; row++) seconds[row] = (timestamps[row] ?? 0) / 1000
  return seconds
}

/** The times, plus in each gap the time of the next expected point. */
function addBreaks(timestamps: Float64Array, step: number): Float64Array {
  if (step === Number.POSITIVE_INFINITY) return timestamps
  const breaks: number[] = []
  let before = Number.POSITIVE_INFINITY
  // By index: without gaps these loops are all the work, and iterators take several times as long.
  for (let row = 0; row < timestamps.length; row++) {
    const time = timestamps[row] ?? before
    if (time - before > gapFactor * step) breaks.push(before + step)
    before = time
  }
  return breaks.length === 0 ? timestamps : joinTwo(timestamps, Float64Array.from(breaks))
}

/** All times, ascending. Merged in pairs, so that many series with different times cost no more than sorting. */
function joinTimes(axes: readonly Float64Array[]): Float64Array {
  let round = axes
  while (round.length > 1) {
    const joined: Float64Array[] = []
    for (let index = 0; index < round.length; index += 2) {
      const [first, second] = round.slice(index, index + 2)
      if (first) joined.push(second === undefined ? first : joinTwo(first, second))
    }
    round = joined
  }
  return round[0] ?? new Float64Array(0)
}

function joinTwo(a: Float64Array, b: Float64Array): Float64Array {
  if (sameNumbers(a, b)) return a
  const joined = new Float64Array(a.length + b.length)
  let length = 0
  let before = Number.NaN
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const left = a[i] ?? Number.POSITIVE_INFINITY
    const right = b[j] ?? Number.POSITIVE_INFINITY
    const time = Math.min(left, right)
    if (left <= right) i++
    if (right <= left) j++
    if (time !== before) joined[length++] = before = time
  }
  return joined.slice(0, length)
}

const noPoint = -1
const gap = -2

/** For each time of the axis the row of the series, `noPoint` or `gap`; `undefined` if both have the same times. */
function findRows(timestamps: Float64Array, axis: Float64Array, step: number): Int32Array | undefined {
  if (sameNumbers(timestamps, axis)) return undefined
  const rows = new Int32Array(axis.length)
  let next = 0
  for (let index = 0; index < axis.length; index++) {
    const time = axis[index] ?? Number.NaN
    const start = next
    while ((timestamps[next] ?? Number.POSITIVE_INFINITY) <= time) next++
    if (next > start) rows[index] = next - 1
    else rows[index] = isGap(timestamps[next - 1], timestamps[next], step) ? gap : noPoint
  }
  return rows
}

/** Before the first and after the last point there is no line to break. */
function isGap(before: number | undefined, after: number | undefined, step: number): boolean {
  return before !== undefined && after !== undefined && after - before > gapFactor * step
}

function spread(column: Float64Array, rows: Int32Array): (number | null | undefined)[] {
  const values = new Array<number | null | undefined>(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? noPoint
    const value = row < 0 ? undefined : column[row]
    // uPlot ignores NaN, and loses its scale if the first value is NaN.
    values[index] = row === gap || Number.isNaN(value) ? null : value
  }
  return values
}

function breakAtNaN(column: Float64Array): AlignedValues {
  for (let row = 0; row < column.length; row++) {
    if (Number.isNaN(column[row])) return Array.from(column, nullForNaN)
  }
  return column
}

function nullForNaN(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
