import type { Points } from './chart/points.js'

export type SparklineFrame = {
  /** Pixels. */
  width: number
  height: number
  /** Start and end: milliseconds since the epoch. */
  start: number
  end: number
  /** The value at the upper edge; 0 is at the lower. */
  top: number
  /** Points further apart than this many milliseconds are not connected. */
  gap: number
}

/** The data of an SVG path through some points, in tenths of a pixel. */
export function sparklinePath({ timestamps, columns }: Points, frame: SparklineFrame): string {
  const { width, height, start, end, top, gap } = frame
  const tenth = (value: number) => Math.round(value * 10) / 10
  let path = ''
  let before = Number.NEGATIVE_INFINITY
  for (let row = 0; row < timestamps.length; row++) {
    const time = timestamps[row] ?? Number.NaN
    const value = columns.value[row] ?? Number.NaN
    if (!(time >= start && time <= end) || Number.isNaN(value)) continue
    const x = tenth(((time - start) / (end - start)) * width)
    const y = tenth(height - (Math.min(Math.max(value, 0), top) / top) * height)
    path += `${time - before <= gap ? 'L' : 'M'}${x} ${y}`
    before = time
  }
  return path
}
