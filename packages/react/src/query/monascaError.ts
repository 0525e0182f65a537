import type { BaseError } from '@monasca/core'

/**
 * An error from outside the library: thrown by a `select`, a callback or a custom `Requester`, or created by
 * react-query for a query that failed on a server.
 */
export type UnknownError = Error & {
  shortMessage?: undefined
  details?: undefined
  /** Errors of other libraries may have one: compare it, but do not display it. */
  code?: unknown
}

/**
 * The error type of all queries and mutations: an error of `@monasca/core`, or any other. `shortMessage`, `details` and
 * `code` can be read without a check; a defined `shortMessage` identifies an error of the library, as `isBaseError`
 * does.
 *
 * @example
 * ```ts
 * const describe = (error: MonascaError) => error.shortMessage ?? 'Something went wrong.'
 * const isGone = (error: MonascaError) => error.code === 'not_found'
 * ```
 */
export type MonascaError = BaseError | UnknownError
