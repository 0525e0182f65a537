import { explainProblem } from './explainProblem.js'
import { attemptRead, longestText, readPoint, readRange } from './readRange.js'
import { suggestTime } from './suggestTime.js'
import { InvalidTimeError } from './timeError.js'
import type { TimeContext, TimePoint, TimePointRange } from './timePoint.js'

/** Reads, or throws an `InvalidTimeError` with the nearest text that can be read. */
function readOrSuggest<Value>(
  read: (text: string, context: TimeContext) => Value,
  text: string,
  context: TimeContext,
): Value {
  const { value, problem } = attemptRead(read, text, context)
  if (problem === undefined) return value
  const isValid = (candidate: string): boolean => attemptRead(read, candidate, context).problem === undefined
  throw new InvalidTimeError({
    problem: problem.code,
    reason: explainProblem(problem),
    suggestion: suggestTime(text.slice(0, longestText), isValid),
  })
}

/**
 * Reads a time range, as in Grafana: `now-6h`, `now/d` (today so far), `now-1w/w` (the whole of last week),
 * `now-7d to now-1d`, `2026-11-30 04:00 to 05:00`, `2026-11-30`. Also `6h`, `last 6 hours`, `today`, `yesterday`, ISO
 * 8601 with an offset, and milliseconds since the epoch. Two ends are separated by `to`, `..` or a dash between blanks.
 *
 * - Relative ends stay relative: resolve them with `resolveTimeRange` whenever the range is read.
 * - A date, or a time without an offset, is read in `zone`. Where clocks go back, a start is the earlier of two equal
 *   times, and an end the later. A date as the end includes that day.
 * - A time of day alone, as the end, is on the day of the start.
 *
 * Takes time in proportion to the length of the text, and rejects more than 200 characters.
 *
 * @throws `InvalidTimeError` for any other text, with the nearest valid text as `suggestion`; `InvalidParameterError`
 *   for a context that is not valid
 * @example
 * ```ts
 * const context = { now: Date.now(), zone: 'Europe/Berlin' }
 * const range = parseTimeRange('now-1d/d', context)
 * const { startTime, endTime } = resolveTimeRange(range, context)
 * ```
 */
export function parseTimeRange(text: string, context: TimeContext): TimePointRange {
  return readOrSuggest(readRange, text, context)
}

/**
 * Reads a point in time: `now`, `now-6h`, `now-1d/d`, `2026-11-30 04:00`, `2026-11-30||/M`. See `parseTimeRange` for all
 * forms.
 *
 * @throws `InvalidTimeError` for any other text, with the nearest valid text as `suggestion`; `InvalidParameterError`
 *   for a context that is not valid
 * @example
 * ```ts
 * const context = { now: Date.now(), zone: 'Asia/Kolkata' }
 * const startOfMonth = resolveTimePoint(parseTimePoint('now/M', context), context)
 * ```
 */
export function parseTimePoint(text: string, context: TimeContext): TimePoint {
  return readOrSuggest(readPoint, text, context)
}
