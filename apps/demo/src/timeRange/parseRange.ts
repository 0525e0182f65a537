import { InvalidTimeError, parseTimeRange, type TimeContext, type TimePointRange } from '@monasca/core/time'
import { findRangeProblem, type RangeProblem } from './rangeLimits.js'

/** The result of reading what was typed. */
export type ParsedRange =
  | { ends: TimePointRange; problem?: undefined }
  | { ends?: undefined; problem: string }

/** Examples for what can be typed. */
export const rangeExamples = 'now-6h, now-1d/d, or 2026-11-30 04:00 to 05:00'

const words: Readonly<Record<RangeProblem, string>> = {
  old: 'The start is too long ago.',
  future: 'The start must be in the past.',
  short: 'The shortest range is 10 seconds.',
  long: 'The longest range is 5 years.',
}

/** Reads a time range that charts can show, or says what is wrong; see `parseTimeRange`. */
export function parseRange(text: string, context: TimeContext): ParsedRange {
  try {
    const ends = parseTimeRange(text, context)
    const problem = findRangeProblem(ends, context)
    return problem === undefined ? { ends } : { problem: words[problem] }
  } catch (error) {
    if (error instanceof InvalidTimeError) return { problem: `${error.reason} Try ${error.suggestion}.` }
    throw error
  }
}
