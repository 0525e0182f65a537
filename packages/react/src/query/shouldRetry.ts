import { isBaseError } from '@monasca/core'

/** As many as react-query itself repeats a query by default. */
const maximumRetries = 3

/**
 * Whether react-query should repeat a failed query; every query of this library begins with this `retry`.
 *
 * Errors of `@monasca/core` are final here: its client has repeated the read already when that could help (no
 * connection, 429, 502, 503, 504; with `Retry-After`), and repeating a 401, 403, 404 or 422 never helps. Any other
 * error, from a `Requester` of your own, is repeated three times, as react-query does by default.
 *
 * @example
 * ```ts
 * shouldRetry(0, new TypeError('Failed to fetch')) // true
 * ```
 */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  return !isBaseError(error) && failureCount < maximumRetries
}
