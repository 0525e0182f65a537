import type { BaseError } from '@monasca/core'

/**
 * An error that is none of the library's: what a `select`, a callback or a `Requester` of your own threw, or what
 * react-query puts in the place of an error that a server did not hand out.
 */
export type UnknownError = Error & {
  shortMessage?: undefined
  details?: undefined
  /** Errors of other libraries have one too: compare it, but do not show it. */
  code?: unknown
}

/**
 * What the queries and mutations of this library fail with: errors of `@monasca/core`, and nobody can rule out others.
 * So `shortMessage`, `details` and `code` can be read at once, and a `shortMessage` tells that it is one of the library's,
 * as `isBaseError` does.
 *
 * @example
 * ```ts
 * const describe = (error: MonascaError) => error.shortMessage ?? 'Something went wrong.'
 * const isGone = (error: MonascaError) => error.code === 'not_found'
 * ```
 */
export type MonascaError = BaseError | UnknownError
