import { unprocessable } from './errors.js'
import type { Query } from './query.js'

/** Elements of a page if the request has no limit, or a greater one. */
const maximumLimit = 10_000

/** Reads `limit`: 10 000 if missing, never more. @throws ApiError 422 `Invalid limit` */
export function parseLimit(query: Query): number {
  const text = query.last('limit')
  if (text === undefined) return maximumLimit
  if (!/^\d+$/.test(text)) throw unprocessable('Limit must be a positive integer or zero', 'Invalid limit')
  return Math.min(Number(text), maximumLimit)
}

/** Reads an `offset` that counts the elements to skip. @throws ApiError 422 if it is not a whole number */
export function parseSkip(query: Query): number {
  const text = query.first('offset')
  if (text === undefined) return 0
  const skip = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(skip)) throw unprocessable('Offset value must be an integer')
  return skip
}
