import type { Points } from './chart/points.js'
import { sparklinePath } from './sparklinePath.js'

export type SparklineProps = {
  points: Points | undefined
  /** Start and end: milliseconds since the epoch. */
  start: number
  end: number
  /** The value at the upper edge. */
  top: number
  /** Points further apart than this many milliseconds are not connected. */
  gap: number
}

/** Size of the drawing in pixels. It is stretched to the available width. */
const width = 400
const height = 22

/** A line chart as small as a word. Hidden from screen readers, because the numbers are beside it. */
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
