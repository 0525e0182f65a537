import type { AlignedLines } from './alignLines.js'
import type { ChartLine } from './types.js'
import type { RangeLimits } from './valueRange.js'

/** Leaves out what a logarithmic scale has no place for: values at or below zero become gaps. */
export function withoutZeros([times, ...values]: AlignedLines): AlignedLines {
  return [
    times,
    ...values.map((column) => {
      for (let row = 0; row < column.length; row++) {
        const value = column[row]
        if (typeof value === 'number' && value <= 0) return dropZeros(column)
      }
      return column
    }),
  ]
}

function dropZeros(column: AlignedLines[1]): (number | null | undefined)[] {
  const kept = new Array<number | null | undefined>(column.length)
  for (let row = 0; row < column.length; row++) {
    const value = column[row]
    kept[row] = typeof value === 'number' && value <= 0 ? null : value
  }
  return kept
}

/** The number of values at or below zero within a range: milliseconds since the epoch. */
export function countZeros(lines: readonly ChartLine[], start: number, end: number): number {
  let count = 0
  for (const { points } of lines) {
    const { timestamps, columns } = points
    for (let row = 0; row < timestamps.length; row++) {
      const time = timestamps[row] ?? Number.NaN
      if ((columns.value[row] ?? Number.NaN) <= 0 && time >= start && time <= end) count += 1
    }
  }
  return count
}

/**
 * Whole powers of the base around the positive values; one step without any. Fixed ends at or below zero have no place on
 * a logarithmic axis, and are ignored.
 */
export function logRange(
  min: number | null,
  max: number | null,
  { top, bottom, threshold, base = 10 }: RangeLimits = {},
): [number, number] {
  const values = [min, max, threshold].filter((value) => typeof value === 'number' && value > 0) as number[]
  const log = base === 2 ? Math.log2 : Math.log10
  const lowest = values.length === 0 ? 1 : Math.min(...values)
  const highest = values.length === 0 ? base : Math.max(...values)
  const low = bottom !== undefined && bottom > 0 ? bottom : base ** Math.floor(log(lowest))
  if (top !== undefined && top > low) return [low, top]
  const high = base ** Math.ceil(log(highest))
  return [low, high > low ? high : low * base]
}
