import { attemptRead, readRange } from './readRange.js'
import type { TimeContext, TimePointRange } from './timePoint.js'

/**
 * Reads a time range like `parseTimeRange`, and returns `undefined` for any other text: for URLs and stored settings. A
 * bundle with this function alone is smaller, because it contains no suggestions.
 *
 * @throws `InvalidParameterError` for a context that is not valid
 * @example
 * ```ts
 * const text = new URLSearchParams('range=now-1d/d').get('range') ?? ''
 * const range = tryParseTimeRange(text, { now: Date.now() })
 * ```
 */
export function tryParseTimeRange(text: string, context: TimeContext): TimePointRange | undefined {
  return attemptRead(readRange, text, context).value
}
