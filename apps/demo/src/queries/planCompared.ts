import type { MetricQuery } from './metricQuery.js'

/** Seconds. */
const units: Readonly<Record<string, number>> = { h: 3600, d: 86_400, w: 7 * 86_400 }

/** Milliseconds: compared reads begin and end at whole hours, so that one read lasts an hour. */
const hour = 3_600_000

/** The read of earlier points that a query is compared with. */
export type ComparedRead = {
  /** Seconds. */
  window: number
  /** Milliseconds since the epoch. */
  endTime: number
  /** Milliseconds by which the points are earlier. */
  earlier: number
}

/** Plans the read of earlier points; `undefined` if the query compares nothing. */
export function planCompared(
  { compare }: MetricQuery,
  range: { length: number; endTime: number },
): ComparedRead | undefined {
  if (compare === undefined) return undefined
  const earlier = Number.parseInt(compare, 10) * (units[compare.slice(-1)] ?? 0) * 1000
  const endTime = Math.ceil(range.endTime / hour) * hour
  return { window: Math.ceil((range.length + hour) / 1000), endTime: endTime - earlier, earlier }
}
