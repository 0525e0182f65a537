/** The signature of the global `fetch`. Every session accepts a replacement. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>

/** One request and its outcome, as sent over the wire: it contains tokens and passwords. */
export type Exchange = {
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body: string | undefined
  /** `undefined` if there was no response. */
  status: number | undefined
  responseHeaders: Headers | undefined
  responseBody: string | undefined
  /** Why there was no response. */
  error: Error | undefined
  /** Milliseconds until the whole response had arrived. */
  duration: number
  /** `x-openstack-request-id`, which operators find in their logs. */
  requestId: string | undefined
  /** 0, or the number of the retry after a transient failure. */
  attempt: number
  /** Texts in the body, and perhaps in the response, that must not be shown. */
  secrets: readonly string[]
}

/** Receives an exchange when it has ended. Errors it throws are ignored. */
export type ExchangeListener = (exchange: Exchange) => void

/** Runs a task when a slot is free. Created by `createLimiter`. */
export type Limiter = <value>(task: () => Promise<value>, signal?: AbortSignal) => Promise<value>

/** Decodes the bytes of a body while they arrive, instead of JSON parsing. */
export type BodyDecoder = {
  /**
   * Bytes: a body of a known size up to this is parsed as JSON instead, which is faster than streaming it. Text that is
   * not JSON still goes to the decoder, for its error.
   *
   * @default 0
   */
  readonly short?: number | undefined
  /**
   * Sends the request, if the decoder reads the body by itself. Not called for a session with its own `fetch`.
   *
   * @returns `undefined` to have it sent as usual
   */
  fetch?(url: string, init: RequestInit): Promise<Response | undefined>
  /** May move the memory of the piece away. If it returns a promise, the next piece is read when that resolves. */
  write(chunk: Uint8Array): void | Promise<void>
  /** Called once, after the last piece; what it returns or resolves to is the response's `body`. */
  end(): unknown
  /** Called instead of `end` if the rest of the body will not come. */
  cancel?(): void
}

/** Retries, redirects, limits and listeners. A request's value overrides the session's. */
export type RequestPolicy = {
  /**
   * Retries after failed connections. On a session this applies to reads (GET, HEAD) only. On a request it applies to
   * its method, whatever it is: set it only for writes that may happen twice.
   *
   * @default `retries`
   */
  connectRetries?: number | undefined
  /**
   * Milliseconds before each such retry. @default 500, then 1000, 2000, … 60000, each reduced by up to a half at random
   */
  connectRetryDelay?: number | undefined
  /** The same for responses with one of `retriableStatusCodes`. @default `retries` */
  statusCodeRetries?: number | undefined
  /** Milliseconds before each such retry; a server's `Retry-After` takes precedence. @default as `connectRetryDelay` */
  statusCodeRetryDelay?: number | undefined
  /** @default [429, 502, 503, 504] */
  retriableStatusCodes?: readonly number[] | undefined
  /**
   * How many redirects in a row to follow. The one after that is returned, with its status. `true` sets no limit,
   * `false` follows none. In browsers, a redirect that is not followed is an error, because browsers hide it.
   *
   * @default 30, and one more is an error
   */
  redirect?: number | boolean | undefined
  /**
   * Called after every exchange, including retries and redirects. It sees secrets: pass `createCurlLogger(…)` to print
   * only what is safe to print. `false` disables the listener.
   */
  onExchange?: ExchangeListener | false | undefined
  /**
   * Bytes: the maximum size of a response after decompression; 0 is no limit. A larger one throws
   * `ResponseTooLargeError`, and the rest is not read. Responses that are decoded while they arrive, such as columns,
   * are not held as text and are not limited.
   *
   * @default 268435456 (256 MiB)
   */
  maxResponseSize?: number | undefined
  /** Limits concurrent requests: see `createLimiter`. */
  limiter?: Limiter | undefined
}

/** A request that is ready to be sent. */
export type TransportRequest = {
  method: string
  /** Including the query. Relative URLs work where the platform's `fetch` accepts them, in browsers. */
  url: string
  headers: Readonly<Record<string, string>>
  body?: string | undefined
  signal?: AbortSignal | undefined
  /** Milliseconds for the whole call: response, body, retries and the waits between them. 0 disables the timeout. */
  timeout?: number | undefined
  /** How often a read (GET, HEAD) is retried after a transient failure. */
  retries?: number | undefined
  /** Texts in the body that no error may show. Tokens in headers need not be listed. */
  secrets?: readonly string[] | undefined
  /**
   * Nothing in the request is secret: it follows redirects to any origin, in browsers too, but never from https to
   * http.
   */
  anonymous?: boolean | undefined
  /**
   * The response decides where credentials go: a redirect to an origin that `trustedOrigins` does not list throws
   * `UntrustedOriginError`.
   */
  sameOrigin?: boolean | undefined
  /** Returns the response's text unparsed, and redirects as responses. */
  raw?: boolean | undefined
  /**
   * Creates a decoder for the body of a successful response, one per attempt. An error it throws becomes the `cause` of
   * an `InvalidResponseError`. With an `onExchange` listener the whole text is read first.
   */
  decode?: (() => BodyDecoder) | undefined
  /** Overrides of the session's policy for this request. */
  policy?: RequestPolicy | undefined
  /** Receives the response that the request fails with, if there is one. */
  refused?: { response?: TransportResponse | undefined } | undefined
  /** The credentials were removed, because a redirect led to another origin. */
  stripped?: boolean | undefined
}

/** A successful response: any status below 400, including 300. */
export type TransportResponse = {
  status: number
  headers: Headers
  /**
   * Parsed JSON; `undefined` if the response is empty. The unparsed text for a `raw` request, and the decoder's result
   * for a request with a decoder.
   */
  body: unknown
  /** The final URL, after redirects. */
  url: string
}

/** Sends a request and resolves to its successful response. Every failure is a `BaseError` or the signal's reason. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>

/** Options of `createTransport`, shared by sessions and clients. */
export type TransportOptions = RequestPolicy & {
  /** @default the platform's `fetch`, looked up at each call */
  fetch?: Fetch | undefined
  /** Milliseconds. @default 60000 */
  timeout?: number | undefined
  /** How often a read (GET, HEAD) is retried after a transient failure, unless overridden below. @default 2 */
  retries?: number | undefined
  /**
   * Origins that may receive credentials when a server redirects to them, besides the origin of the request. Use it for
   * a Keystone that responds at another origin, for example `['https://keystone.example.org:5000']`. Redirects from
   * https to http are still rejected. Browsers never follow redirects with credentials, because they hide the target.
   *
   * @default none
   */
  trustedOrigins?: readonly string[] | undefined
  /** Milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
  /** Spreads the waits between retries. @default Math.random */
  random?: (() => number) | undefined
}
