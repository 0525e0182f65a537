import type { ExchangeListener, Limiter, TransportOptions, TransportRequest } from './types.js'

/** A call in progress, with all its attempts. */
export type Call = {
  readonly request: TransportRequest
  /** Milliseconds since the epoch. */
  readonly deadline: number
  readonly options: TransportOptions
  /** Origins that may receive credentials, besides the origin of the request. */
  readonly trusted: ReadonlySet<string>
  readonly limiter: Limiter | undefined
  readonly listener: ExchangeListener | false | undefined
  /** Retries so far, of any kind. */
  attempt: number
  /** Retries after failed connections. */
  connectAttempts: number
  /** Aborts the current attempt or wait. */
  controller: AbortController | undefined
  /** The caller already has its result: the call was aborted or timed out. */
  over: boolean
}
