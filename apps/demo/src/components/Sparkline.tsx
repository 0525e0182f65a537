import type { Points } from './chart/points.js'
import { sparklinePath } from './sparklinePath.js'

export type SparklineProps = {
  points: Points | undefined
  /** First and last moment: milliseconds since the epoch. */
  start: number
  end: number
  /** The value at the upper edge. */
  top: number
  /** Points further apart than this many milliseconds are not connected. */
  gap: number
}

/** Pixels of the drawing, which is stretched to the width of its place. */
const width = 400
const height = 22

/** A line as small as a word; the numbers stand beside it, so it is silent to those who cannot see it. */
export function Sparkline({ points, ...frame }: SparklineProps) {
  return (
    <svg
      width="100%"
      height={height}
      viewBox={`0 -1 ${width} ${height + 2}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ display: 'block' }}
    >
      <path
        d={points && sparklinePath(points, { ...frame, width, height })}
        fill="none"
        stroke="var(--chart-1)"
        strokeWidth={1.25}
        vectorEffect="non-scaling-stroke"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  )
}
