/**
 * A wait in milliseconds: constant; uniform between two times; or like a network, with half of the waits below
 * `median`, one in a hundred above `p99`, and occasionally a very long one.
 */
export type Latency = number | { from: number; to: number } | { median: number; p99: number }

/**
 * The format of an error's body: `A` as sent by the Python server (`{title, description}`), `B` by the Java server
 * (`{service_unavailable: {code, message, …}}`), `C` by Keystone and its middleware
 * (`{error: {code, title, message}}`), `D` an HTML page, as sent by a proxy.
 */
export type ErrorShape = 'A' | 'B' | 'C' | 'D'

/** An error sent instead of the real reply. */
export type FaultError = {
  /** HTTP status, 400 to 599. */
  status: number
  /** @default 'A' */
  shape?: ErrorShape | undefined
  /** The message in the body; an empty string with shape `D` leaves the body empty. */
  message?: string | undefined
  /** Seconds, sent as `Retry-After`. @default none */
  retryAfter?: number | undefined
}

/** A fault of some requests. Omitted members leave that part of the exchange unchanged. */
export type FaultRule = {
  /** Verb. @default every verb */
  method?: string | undefined
  /** Path; `*` matches one segment and `**` any number of them. @default every path */
  path?: string | undefined
  /** Share of matching requests that are affected, 0 to 1. @default 1 */
  rate?: number | undefined
  /** Number of requests after which the rule no longer applies. @default unlimited */
  times?: number | undefined
  /** Wait before the request is handled; the latencies of several rules add up. */
  latency?: Latency | undefined
  /** Sends an error; the request is not handled. */
  error?: FaultError | undefined
  /**
   * Closes the connection without a reply: before the request is handled, or after it, when its effects have already
   * happened.
   */
  drop?: 'before' | 'after' | undefined
  /** Closes the connection after this many bytes of the reply's body. */
  truncate?: number | undefined
  /** Sends the body of the reply at this speed, in bytes per second. */
  bytesPerSecond?: number | undefined
  /** Treats the token of the request as expired: the server answers 401. */
  expireToken?: boolean | undefined
}
