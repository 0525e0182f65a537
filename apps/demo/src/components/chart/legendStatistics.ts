import type { ChartLine, LegendColumn } from './types.js'

/** What the legend table shows of a line. `undefined` without a number in the range. */
export type LegendRow = { line: ChartLine } & Record<Exclude<LegendColumn, 'label'>, number | undefined>

/** The statistics of lines within a range: milliseconds since the epoch. */
export function legendRows(lines: readonly ChartLine[], start: number, end: number): LegendRow[] {
  return lines.map((line) => ({ line, ...statisticsOf(line, start, end) }))
}

function statisticsOf({ points }: ChartLine, start: number, end: number): Omit<LegendRow, 'line'> {
  const { timestamps, columns } = points
  let [min, max, sum, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0]
  let last: number | undefined
  for (let row = 0; row < timestamps.length; row++) {
    const time = timestamps[row] ?? Number.NaN
    const value = columns.value[row] ?? Number.NaN
    if (!(time >= start && time <= end) || Number.isNaN(value)) continue
    if (value < min) min = value
    if (value > max) max = value
    sum += value
    count += 1
    last = value
  }
  if (count === 0) return { last, min: undefined, max: undefined, avg: undefined, sum: undefined }
  return { last, min, max, avg: sum / count, sum }
}

/** Rows in the order of a column. Lines without a number are last in both directions. */
export function sortLegend(
  rows: readonly LegendRow[],
  sort: { by: LegendColumn; desc: boolean } | undefined,
): LegendRow[] {
  if (sort === undefined) return [...rows]
  const { by, desc } = sort
  const sign = desc ? -1 : 1
  if (by === 'label') {
    const collator = new Intl.Collator(undefined, { numeric: true })
    return rows.toSorted((a, b) => sign * collator.compare(a.line.label, b.line.label))
  }
  return rows.toSorted((a, b) => {
    const [first, second] = [a[by], b[by]]
    if (first === undefined || second === undefined)
      return Number(first === undefined) - Number(second === undefined)
    return sign * (first - second)
  })
}
