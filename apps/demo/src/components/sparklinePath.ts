import type { Point } from './chart/alignSeries.js'

export type SparklineFrame = {
  /** Pixels. */
  width: number
  height: number
  /** First and last moment: milliseconds since the epoch. */
  start: number
  end: number
  /** The value at the upper edge; 0 is at the lower. */
  top: number
  /** Points further apart than this many milliseconds are not connected. */
  gap: number
}

/** The data of an SVG path through some points, in tenths of a pixel. */
export function sparklinePath(points: readonly Point[], frame: SparklineFrame): string {
  const { width, height, start, end, top, gap } = frame
  const tenth = (value: number) => Math.round(value * 10) / 10
  let before: number | undefined
  return points
    .filter(([time]) => time >= start && time <= end)
    .map(([time, value]) => {
      const x = tenth(((time - start) / (end - start)) * width)
      const y = tenth(height - (Math.min(Math.max(value, 0), top) / top) * height)
      const command = before !== undefined && time - before <= gap ? 'L' : 'M'
      before = time
      return `${command}${x} ${y}`
    })
    .join('')
}
