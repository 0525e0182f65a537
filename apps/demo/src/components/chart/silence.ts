/**
 * Milliseconds without a point after which the newest one is old: agents report once a minute at least, and statistics have
 * a point for each of their steps (`minimumStep`, milliseconds).
 */
export function silence(minimumStep = 0): number {
  return 2.5 * Math.max(minimumStep, 60_000)
}
