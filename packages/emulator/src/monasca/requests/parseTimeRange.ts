import type { TimeRange } from '../../store/metricFilter.js'
import { badRequest, unprocessable } from './errors.js'
import type { Query } from './query.js'
import { parseTime } from './time.js'

/** Reads one ISO 8601 parameter, in ms since the epoch. @throws ApiError 422 if it is not a time */
export function parseTimeParameter(query: Query, name: 'start_time' | 'end_time'): number | undefined {
  const text = query.only(name)
  if (text === undefined) return undefined
  const time = parseTime(text)
  if (time === undefined) throw unprocessable(`${name} must be an ISO 8601 time, not '${text}'`)
  return time
}

/** Reads `start_time` and `end_time`, both optional and unrelated. */
export function parseOpenTimeRange(query: Query): TimeRange {
  return { start: parseTimeParameter(query, 'start_time'), end: parseTimeParameter(query, 'end_time') }
}

/**
 * Reads `start_time` and `end_time`, where an end requires a start before it.
 *
 * @throws ApiError 422 for an end alone, 400 for an end that is not after the start
 */
export function parseTimeRange(query: Query): TimeRange {
  const range = parseOpenTimeRange(query)
  if (range.end !== undefined) {
    if (range.start === undefined) throw unprocessable('end_time needs a start_time')
    if (range.start >= range.end) throw badRequest('start_time must be before end_time')
  }
  return range
}
