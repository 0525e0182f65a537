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
 * Whole powers of ten around the positive values; 1 to 10 without any. Fixed ends at or below zero have no place on a
 * logarithmic axis, and are ignored.
 */
export function logRange(
  min: number | null,
  max: number | null,
  { top, bottom, threshold }: RangeLimits = {},
): [number, number] {
  const values = [min, max, threshold].filter((value) => typeof value === 'number' && value > 0) as number[]
  const lowest = values.length === 0 ? 1 : Math.min(...values)
  const highest = values.length === 0 ? 10 : Math.max(...values)
  const low = bottom !== undefined && bottom > 0 ? bottom : 10 ** Math.floor(Math.log10(lowest))
  if (top !== undefined && top > low) return [low, top]
  const high = 10 ** Math.ceil(Math.log10(highest))
  return [low, high > low ? high : low * 10]
}
