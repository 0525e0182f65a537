import type { Points } from './points.js'

/** A chart shows at least this part of the requested range. */
const smallestPart = 1 / 6

/**
 * Returns the start of the axis: the start of the range, or shortly before the first point if measuring began later.
 * Otherwise a dashboard that has just started would show an empty chart with a few points at its edge. All times are
 * milliseconds since the epoch.
 */
export function axisStart(series: Iterable<{ points: Points }>, start: number, end: number): number {
  let first = Number.POSITIVE_INFINITY
  for (const { points } of series) first = Math.min(first, points.timestamps[0] ?? first)
  if (first === Number.POSITIVE_INFINITY) return start
  const latest = end - (end - start) * smallestPart
  return Math.max(start, Math.min(first, latest))
}
