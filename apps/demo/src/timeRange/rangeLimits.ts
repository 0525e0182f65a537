import { isNow, resolveTimeRange, type TimeContext, type TimePointRange } from '@monasca/core/time'

/** Milliseconds: the shortest range, about the interval of an agent; and the longest, as long as servers keep data. */
const shortest = 10_000
const longest = 5 * 366 * 86_400_000

/** Whether a range is the current day, week, month or year up to now: it grows, and may be short. */
export function isSoFar({ from, to }: TimePointRange): boolean {
  return isNow(to) && from.base === 'now' && from.steps.length === 1 && from.steps[0]?.kind === 'round'
}

/** Why charts cannot show a range: too old, in the future, too short or too long. */
export type RangeProblem = 'old' | 'future' | 'short' | 'long'

/** Returns why charts cannot show a range; `undefined` if they can. */
export function findRangeProblem(ends: TimePointRange, context: TimeContext): RangeProblem | undefined {
  // Right after midnight, today is short.
  if (isSoFar(ends)) return undefined
  const { startTime, endTime } = resolveTimeRange(ends, context)
  const length = endTime - startTime
  if (startTime < 0) return 'old'
  if (startTime >= context.now) return 'future'
  if (length < shortest) return 'short'
  return length > longest ? 'long' : undefined
}
