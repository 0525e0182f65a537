import type { Points } from './points.js'

/** A chart never shows less than this part of the range that was asked for. */
const smallestPart = 1 / 6

/**
 * Where the axis begins: at the start of the range, or, when measuring began within it, shortly before the first
 * point. A dashboard that was started a minute ago would otherwise show an empty chart with a sliver at its edge.
 * All times are milliseconds since the epoch.
 */
export function axisStart(series: Iterable<{ points: Points }>, start: number, end: number): number {
  let first = Number.POSITIVE_INFINITY
  for (const { points } of series) first = Math.min(first, points.timestamps[0] ?? first)
  if (first === Number.POSITIVE_INFINITY) return start
  const latest = end - (end - start) * smallestPart
  return Math.max(start, Math.min(first, latest))
}
