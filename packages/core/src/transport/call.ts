import type { TransportRequest } from './types.js'

/** A call under way, with all its attempts. */
export type Call = {
  readonly request: TransportRequest
  /** Milliseconds since the epoch. */
  readonly deadline: number
  /** Repetitions so far. */
  attempt: number
  /** Ends the attempt, or the wait, under way. */
  controller: AbortController | undefined
  /** The caller has been answered already: aborted, or timed out. */
  over: boolean
}
