import { type ColumnSeries, concatSeries, metricKey, sliceSeries } from '../../series/index.js'

type Row = { timestamp: number }

type RowSeries = { name: string; dimensions: Readonly<Record<string, string>> } & (
  | { measurements: Row[] }
  | { statistics: Row[] }
)

/** A series of measurements or statistics, as rows or as columns. */
export type AnySeries = RowSeries | ColumnSeries

export function isSeries(element: unknown): element is AnySeries {
  if (typeof element !== 'object' || element === null) return false
  return (
    ('measurements' in element && Array.isArray(element.measurements)) ||
    ('statistics' in element && Array.isArray(element.statistics)) ||
    ('timestamps' in element && element.timestamps instanceof Float64Array)
  )
}

/** Whether a series has points. */
export function hasRows(series: AnySeries): boolean {
  return lengthOf(series) > 0
}

/** Counts the points of all series; other elements count as one. */
export function countRows(elements: readonly unknown[]): number {
  return elements.reduce((sum: number, element) => sum + (isSeries(element) ? lengthOf(element) : 1), 0)
}

/** Number of points, first and last time, and the smallest spacing of some series; in ms. */
export type Measure = { count: number; first: number; last: number; spacing: number }

/** Without points `first` is `Infinity`; without two points in one series, `spacing` is. */
export function measure(series: readonly AnySeries[]): Measure {
  const measured = { count: countRows(series), first: Infinity, last: -Infinity, spacing: Infinity }
  for (const one of series) {
    const [first, last, length] = [timeAt(one, 0), timeAt(one, -1), lengthOf(one)]
    if (first === undefined || last === undefined) continue
    measured.first = Math.min(measured.first, first)
    measured.last = Math.max(measured.last, last)
    if (last > first) measured.spacing = Math.min(measured.spacing, (last - first) / (length - 1))
  }
  return measured
}

/** Keeps points from `lower` to before `upper`, in ms since the epoch, and drops empty series. */
export function cut(series: readonly AnySeries[], lower: number, upper: number): AnySeries[] {
  return series
    .map((one) =>
      'timestamps' in one
        ? sliceSeries(one, lower, upper)
        : withRows(
            one,
            rowsOf(one).filter(({ timestamp }) => timestamp >= lower && timestamp < upper),
          ),
    )
    .filter(hasRows)
}

/** The first elements of a list, or the first points of its series: at most `count`. */
export function takeRows(elements: readonly unknown[], count: number): unknown[] {
  const taken: unknown[] = []
  let left = count
  for (const element of elements) {
    if (left <= 0) break
    const fitting = isSeries(element) ? takePoints(element, left) : element
    const size = countRows([fitting])
    if (size > 0) taken.push(fitting)
    left -= size
  }
  return taken
}

/** Joins parts of series, in order of time, by name and dimensions: `id` changes from page to page. */
export function joinSeries(parts: readonly AnySeries[]): AnySeries[] {
  const columns: ColumnSeries[] = []
  const rows = new Map<string, [RowSeries, ...RowSeries[]]>()
  for (const part of parts) {
    if ('timestamps' in part) {
      columns.push(part)
      continue
    }
    const key = metricKey(part)
    const known = rows.get(key)
    if (known === undefined) rows.set(key, [part])
    else known.push(part)
  }
  const joined = [...rows.values()].map((same) => withRows(same[0], same.flatMap(rowsOf)))
  return [...joined, ...concatSeries(columns)]
}

function takePoints(series: AnySeries, count: number): AnySeries {
  if (!('timestamps' in series)) return withRows(series, rowsOf(series).slice(0, count))
  // Columns are cut by time: points at one time stay together.
  return sliceSeries(series, Number.NEGATIVE_INFINITY, series.timestamps[count] ?? Number.POSITIVE_INFINITY)
}

function timeAt(series: AnySeries, index: number): number | undefined {
  return 'timestamps' in series ? series.timestamps.at(index) : rowsOf(series).at(index)?.timestamp
}

function lengthOf(series: AnySeries): number {
  return 'timestamps' in series ? series.timestamps.length : rowsOf(series).length
}

function rowsOf(series: RowSeries): Row[] {
  return 'measurements' in series ? series.measurements : series.statistics
}

function withRows(series: RowSeries, rows: Row[]): RowSeries {
  return 'measurements' in series ? { ...series, measurements: rows } : { ...series, statistics: rows }
}
