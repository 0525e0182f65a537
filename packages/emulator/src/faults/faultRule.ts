/**
 * How long something takes, in milliseconds: always the same; anything between two times; or as networks are, with half
 * of the waits below `median`, one in a hundred above `p99`, and now and then a very long one.
 */
export type Latency = number | { from: number; to: number } | { median: number; p99: number }

/**
 * The form of an error's body: `A` as the Python server's (`{title, description}`), `B` as the Java server's
 * (`{service_unavailable: {code, message, …}}`), `C` as Keystone's and its middleware's (`{error: {code, title, message}}`),
 * `D` a page in HTML, as a proxy's.
 */
export type ErrorShape = 'A' | 'B' | 'C' | 'D'

/** An error that is answered in the place of the real reply. */
export type FaultError = {
  /** HTTP status, 400 to 599. */
  status: number
  /** @default 'A' */
  shape?: ErrorShape | undefined
  /** What has happened, in the body; an empty text with shape `D` leaves the body empty. */
  message?: string | undefined
  /** Seconds, sent as `Retry-After`. @default none */
  retryAfter?: number | undefined
}

/** What goes wrong with some requests. Members that are left out leave that part of the exchange as it is. */
export type FaultRule = {
  /** Verb. @default every verb */
  method?: string | undefined
  /** Path; `*` stands for one segment and `**` for any number of them. @default every path */
  path?: string | undefined
  /** Share of those requests that it happens to, 0 to 1. @default 1 */
  rate?: number | undefined
  /** Requests after which the rule does nothing more. @default no end */
  times?: number | undefined
  /** Wait before the request is looked at; the latencies of several rules add up. */
  latency?: Latency | undefined
  /** Answers an error: nothing is done for the request. */
  error?: FaultError | undefined
  /**
   * Ends the connection without a reply: before the request is handled, or after it, so that what it asked for has
   * happened all the same.
   */
  drop?: 'before' | 'after' | undefined
  /** Ends the connection when so many bytes of the reply's body have been sent. */
  truncate?: number | undefined
  /** Sends the body of the reply at this speed, in bytes a second. */
  bytesPerSecond?: number | undefined
  /** Takes the token of the request for one that is over: the server answers 401. */
  expireToken?: boolean | undefined
}
