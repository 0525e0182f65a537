import type { ExchangeListener, Limiter, TransportOptions, TransportRequest } from './types.js'

/** A call under way, with all its attempts. */
export type Call = {
  readonly request: TransportRequest
  /** Milliseconds since the epoch. */
  readonly deadline: number
  readonly options: TransportOptions
  /** Origins that may get credentials besides that of the request. */
  readonly trusted: ReadonlySet<string>
  readonly limiter: Limiter | undefined
  readonly listener: ExchangeListener | false | undefined
  /** Repetitions so far, of any kind. */
  attempt: number
  /** Those after connections that failed. */
  connectAttempts: number
  /** Ends the attempt, or the wait, under way. */
  controller: AbortController | undefined
  /** The caller has been answered already: aborted, or timed out. */
  over: boolean
}
