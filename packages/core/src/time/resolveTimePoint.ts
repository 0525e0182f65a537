import { InvalidParameterError } from '../errors/index.js'
import { endOfUnit, shiftTime, startOfUnit } from './calendar.js'
import type { TimeContext, TimePoint, TimePointRange } from './timePoint.js'

/** Milliseconds: the years 1 and 10000. Outside of them, wall times have another number of digits, or an era. */
const earliest = -62_135_596_800_000
const latest = 253_402_300_800_000

/** Away from the ends by more than the offset of a zone, a unit and the day on both sides of a change. */
const margin = 400 * 86_400_000

/** @throws `InvalidParameterError` for a context that is not valid */
export function checkContext({ now, weekStart = 1, fiscalYearStart = 1 }: TimeContext): void {
  const reject = (parameter: string, reason: string): never => {
    throw new InvalidParameterError({ parameter, reason })
  }
  if (!isRepresentable(now)) reject('now', 'must be milliseconds since the epoch')
  if (!Number.isInteger(weekStart) || weekStart < 0 || weekStart > 6) {
    reject('weekStart', 'must be a day from 0 (Sunday) to 6')
  }
  if (!Number.isInteger(fiscalYearStart) || fiscalYearStart < 1 || fiscalYearStart > 12) {
    reject('fiscalYearStart', 'must be a month from 1 to 12')
  }
}

function isRepresentable(time: number): boolean {
  return time > earliest + margin && time < latest - margin
}

/** Returns the time, or `undefined` if it or a step on the way is not between the years 2 and 9998. */
export function computeTime(
  point: TimePoint,
  context: TimeContext,
  side: 'start' | 'end',
): number | undefined {
  checkContext(context)
  let time = point.base === 'now' ? context.now : point.base
  if (!isRepresentable(time)) return undefined
  let isRoundedUp = false
  for (const step of point.steps) {
    if (step.kind === 'shift') time = shiftTime(time, step.amount, step.unit, context)
    else if (side === 'start') time = startOfUnit(time, step.unit, context)
    else {
      time = endOfUnit(time, step.unit, context)
      isRoundedUp = true
    }
    if (!isRepresentable(time)) return undefined
  }
  // The last millisecond is the end in Grafana. The API reads up to `end_time`, without it.
  return isRoundedUp ? time + 1 : time
}

/**
 * Returns the time of a point: milliseconds since the epoch.
 *
 * As the end of a range, rounding leads to the end of the unit: the first millisecond after it, because the API excludes
 * `end_time`. This is one more than in Grafana, which includes it.
 *
 * @param side whether it starts or ends a range: `now/d` is the start of today, or its end
 * @throws `InvalidParameterError` for a context that is not valid, and for a time before year 2 or after year 9998
 * @example
 * ```ts
 * const point = parseTimePoint('now-1d/d', { now: Date.now() })
 * const startOfYesterday = resolveTimePoint(point, { now: Date.now(), zone: 'Europe/Berlin' }, 'start')
 * ```
 */
export function resolveTimePoint(
  point: TimePoint,
  context: TimeContext,
  side: 'start' | 'end' = 'start',
): number {
  const time = computeTime(point, context, side)
  if (time !== undefined) return time
  throw new InvalidParameterError({ parameter: 'point', reason: 'must be between the years 2 and 9998' })
}

/**
 * Returns the ends of a range for requests: milliseconds since the epoch, the end excluded. Both ends use the same now.
 *
 * @throws `InvalidParameterError` for a context that is not valid, and for a time before year 2 or after year 9998
 * @example
 * ```ts
 * const range = parseTimeRange('now-1d/d', { now: Date.now() })
 * const { startTime, endTime } = resolveTimeRange(range, { now: Date.now(), zone: 'Australia/Lord_Howe' })
 * ```
 */
export function resolveTimeRange(
  { from, to }: TimePointRange,
  context: TimeContext,
): { startTime: number; endTime: number } {
  return {
    startTime: resolveTimePoint(from, context, 'start'),
    endTime: resolveTimePoint(to, context, 'end'),
  }
}
