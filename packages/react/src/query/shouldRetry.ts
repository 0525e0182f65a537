import { isBaseError } from '@monasca/core'

/** The default of react-query. */
const maximumRetries = 3

/**
 * Whether react-query should retry a failed query: the default `retry` of all queries of this library.
 *
 * Errors of `@monasca/core` are final: the client has already retried reads where that can help (no connection, 429,
 * 502, 503, 504, with `Retry-After`), and retrying a 401, 403, 404 or 422 never helps. Other errors, from a custom
 * `Requester`, are retried three times, as react-query does by default.
 *
 * @example
 * ```ts
 * shouldRetry(0, new TypeError('Failed to fetch')) // true
 * ```
 */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  return !isBaseError(error) && failureCount < maximumRetries
}
