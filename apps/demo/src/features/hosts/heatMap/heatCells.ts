import type { Points } from '../../../components/chart/points.js'

/** Columns of equal length, from the start to the end of a range: milliseconds since the epoch. */
export type HeatColumns = { start: number; end: number; count: number }

/** Pixels: a narrower cell cannot be pointed at. */
const narrowest = 5

/** Returns as many columns as fit, none shorter than a step of the statistics: it would be empty. */
export function heatColumns(start: number, end: number, step: number, width: number): HeatColumns {
  const fitting = Math.floor(width / narrowest)
  const steps = Math.floor((end - start) / step)
  return { start, end, count: Math.max(1, Math.min(fitting, steps)) }
}

/** The largest value in each column; NaN where there is none. */
export function heatCells(points: Points | undefined, { start, end, count }: HeatColumns): Float64Array {
  const cells = new Float64Array(count).fill(Number.NaN)
  if (points === undefined) return cells
  const { timestamps, columns } = points
  for (let row = 0; row < timestamps.length; row++) {
    const time = timestamps[row] ?? Number.NaN
    const value = columns.value[row] ?? Number.NaN
    if (!(time >= start && time < end) || Number.isNaN(value)) continue
    const column = Math.floor(((time - start) / (end - start)) * count)
    const before = cells[column] ?? Number.NaN
    cells[column] = Number.isNaN(before) ? value : Math.max(before, value)
  }
  return cells
}

/** The start of a column: milliseconds since the epoch. */
export function columnStart({ start, end, count }: HeatColumns, column: number): number {
  return start + ((end - start) / count) * column
}

/** Returns the colour of a value, from 0 to `steps` - 1; `undefined` without a value. */
export function heatStep(value: number, top: number, steps: number): number | undefined {
  if (Number.isNaN(value)) return undefined
  return Math.min(steps - 1, Math.max(0, Math.floor((value / top) * steps)))
}
