/**
 * Milliseconds after which the newest point is old: agents report at least once a minute, and statistics have a point
 * for each step (`minimumStep`, milliseconds).
 */
export function silence(minimumStep = 0): number {
  return 2.5 * Math.max(minimumStep, 60_000)
}
