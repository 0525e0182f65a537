import { valueAt } from './lastValues.js'
import type { ChartLine } from './types.js'

/** A line in the tooltip. */
export type TooltipRow = { line: ChartLine; value: number; isNearest: boolean }

export type TooltipRowsParameters = {
  lines: readonly ChartLine[]
  /** Milliseconds since the epoch. */
  time: number
  /** The value at the height of the pointer, on the axis of the first line. @default none of the lines is the nearest */
  pointer?: number | undefined
  /** Milliseconds: an older value is none. */
  longest: number
  /** Number of rows. */
  limit: number
}

/**
 * The values of lines at a time, highest first. Of too many lines those nearest to the pointer are listed, and `more`
 * counts the others. Lines without a value at that time are left out.
 */
export function tooltipRows(parameters: TooltipRowsParameters): { rows: TooltipRow[]; more: number } {
  const { lines, time, pointer, longest, limit } = parameters
  const unit = lines[0]?.unit
  // The pointer is on the left axis: its lines come before those of the right one.
  const distanceOf = (line: ChartLine, value: number): number =>
    pointer === undefined || line.unit !== unit ? Number.MAX_VALUE : Math.abs(value - pointer)
  const found = lines.flatMap((line) => {
    const value = valueAt(line.points, time, longest)
    return value === undefined ? [] : [{ line, value, distance: distanceOf(line, value) }]
  })
  const nearest = found.toSorted((a, b) => a.distance - b.distance)
  const first = pointer === undefined || found.length === 1 ? undefined : nearest[0]
  const rows = nearest
    .slice(0, limit)
    .sort((a, b) => b.value - a.value)
    .map(({ line, value }) => ({ line, value, isNearest: line === first?.line }))
  return { rows, more: found.length - rows.length }
}
