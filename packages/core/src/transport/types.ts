/** The shape of the platform's `fetch`, which every session accepts in its place. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>

/** One request and what came of it. As it went over the wire: it holds tokens and passwords. */
export type Exchange = {
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body: string | undefined
  /** `undefined` if no answer came. */
  status: number | undefined
  responseHeaders: Headers | undefined
  responseBody: string | undefined
  /** Why no answer came. */
  error: Error | undefined
  /** Milliseconds until the whole answer was there. */
  duration: number
  /** `x-openstack-request-id`, which operators find in their logs. */
  requestId: string | undefined
  /** 0, or the number of the repetition after a failure that may pass. */
  attempt: number
  /** Texts in the body, and perhaps in the answer, that nobody may see. */
  secrets: readonly string[]
}

/** Takes note of an exchange when it is over. What it throws is dropped. */
export type ExchangeListener = (exchange: Exchange) => void

/** Runs a task when its turn comes. Made by `createLimiter`. */
export type Limiter = <value>(task: () => Promise<value>, signal?: AbortSignal) => Promise<value>

/** Makes something of the bytes of a body while they arrive, in the place of JSON. */
export type BodyDecoder = {
  write(chunk: Uint8Array): void
  /** Called once, after the last piece; what it returns is the answer's `body`. */
  end(): unknown
}

/** How patient to be, and who watches. A value of a request takes the place of the session's. */
export type RequestPolicy = {
  /**
   * Repetitions after connections that fail. Of a session, for reads (GET, HEAD) alone; of a request, for its method,
   * whatever it is: say so only of writes that may happen twice.
   *
   * @default `retries`
   */
  connectRetries?: number | undefined
  /** Milliseconds before each such repetition. @default 500, then 1000, 2000, … 60000, each less up to a half by chance */
  connectRetryDelay?: number | undefined
  /** The same for answers with one of `retriableStatusCodes`. @default `retries` */
  statusCodeRetries?: number | undefined
  /** Milliseconds before each such repetition; a server's `Retry-After` goes first. @default as `connectRetryDelay` */
  statusCodeRetryDelay?: number | undefined
  /** @default [429, 502, 503, 504] */
  retriableStatusCodes?: readonly number[] | undefined
  /**
   * How many redirects in a row to follow: the one after is returned, with its status; `true` is no limit, `false` none
   * at all. In pages, a redirect that is not followed is an error: browsers hide it.
   *
   * @default 30, and one more is an error
   */
  redirect?: number | boolean | undefined
  /**
   * Is told of every exchange, repetitions and redirects included. It sees secrets: give `createCurlLogger(…)` to print
   * what may be printed. `false`: of none.
   */
  onExchange?: ExchangeListener | false | undefined
  /**
   * Bytes: how large a reply may be, once it is decompressed; 0 is no limit. A larger one is a `ResponseTooLargeError`, and
   * the rest is not read. Replies that are decoded while they arrive, such as columns, are not held as text and not limited.
   *
   * @default 268435456 (256 MiB)
   */
  maxResponseSize?: number | undefined
  /** Holds requests back: see `createLimiter`. */
  limiter?: Limiter | undefined
}

/** One exchange with a server, ready to be sent. */
export type TransportRequest = {
  method: string
  /** With its query; relative addresses work where the platform's `fetch` takes them, in pages. */
  url: string
  headers: Readonly<Record<string, string>>
  body?: string | undefined
  signal?: AbortSignal | undefined
  /** Milliseconds for the whole call: answer, body, retries and the waits between them. 0 waits for ever. */
  timeout?: number | undefined
  /** How often a read (GET, HEAD) is repeated after a failure that may pass. */
  retries?: number | undefined
  /** Texts in the body that no error may show. Tokens in headers need not be named. */
  secrets?: readonly string[] | undefined
  /** Nothing in the request is secret: it follows redirects to anywhere, in pages too, but never from https to http. */
  anonymous?: boolean | undefined
  /**
   * The answer decides where credentials go: a redirect to an origin that `trustedOrigins` does not list is an
   * `UntrustedOriginError`.
   */
  sameOrigin?: boolean | undefined
  /** Gives the answer's text as it is, and redirects as answers of their own. */
  raw?: boolean | undefined
  /**
   * Makes a decoder for the body of a successful answer, a new one for each attempt. What it throws becomes the `cause`
   * of an `InvalidResponseError`. Whoever watches exchanges makes the whole text be read first.
   */
  decode?: (() => BodyDecoder) | undefined
  /** What this request wants else than the session does. */
  policy?: RequestPolicy | undefined
  /** Is given the answer that the request fails with, if there is one. */
  refused?: { response?: TransportResponse | undefined } | undefined
  /** The credentials were taken away, because a redirect led to another origin. */
  stripped?: boolean | undefined
}

/** A successful answer: any status below 400, 300 included. */
export type TransportResponse = {
  status: number
  headers: Headers
  /**
   * Parsed JSON; `undefined` when the answer is empty. The text itself where the request was `raw`, and whatever its
   * decoder made where it had one.
   */
  body: unknown
  /** The address that answered in the end. */
  url: string
}

/** Sends a request and resolves to its successful answer; every failure is a `BaseError` or the signal's reason. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>

/** What a transport is made of. */
export type TransportOptions = RequestPolicy & {
  /** @default the platform's `fetch`, looked up at each call */
  fetch?: Fetch | undefined
  /** Milliseconds. @default 60000 */
  timeout?: number | undefined
  /** How often a read (GET, HEAD) is repeated after a failure that may pass, if nothing finer is said. @default 2 */
  retries?: number | undefined
  /**
   * Origins that may get credentials when a server redirects to them, besides the one that the request names: for a
   * Keystone that is known to answer elsewhere, such as `['https://keystone.example.org:5000']`. Redirects from https to
   * http are refused all the same. Pages never follow redirects with credentials, because browsers hide where they lead.
   *
   * @default none
   */
  trustedOrigins?: readonly string[] | undefined
  /** Milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
  /** Spreads the waits between retries. @default Math.random */
  random?: (() => number) | undefined
}
