import type { Point } from './alignSeries.js'

/** A chart never shows less than this part of the range that was asked for. */
const smallestPart = 1 / 6

/**
 * Where the axis begins: at the start of the range, or, when measuring began within it, shortly before the first
 * point. A dashboard that was started a minute ago would otherwise show an empty chart with a sliver at its edge.
 * All times are milliseconds since the epoch.
 */
export function axisStart(
  series: readonly { points: readonly Point[] }[],
  start: number,
  end: number,
): number {
  const firsts = series.flatMap(({ points }) => points[0]?.[0] ?? [])
  if (firsts.length === 0) return start
  const latest = end - (end - start) * smallestPart
  return Math.max(start, Math.min(...firsts, latest))
}
