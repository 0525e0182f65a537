/** The shape of the platform's `fetch`, which every session accepts in its place. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>

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
  /** Nothing in the request is secret, so the platform may follow its redirects to anywhere. */
  anonymous?: boolean | undefined
  /** Gives the answer's text as it is, and redirects as answers of their own. */
  raw?: boolean | undefined
  /** The credentials were taken away, because a redirect led to another origin. */
  stripped?: boolean | undefined
}

/** A successful answer: any status below 400, 300 included. */
export type TransportResponse = {
  status: number
  headers: Headers
  /** Parsed JSON; `undefined` when the answer is empty. The text itself where the request was `raw`. */
  body: unknown
  /** The address that answered in the end. */
  url: string
}

/** Sends a request and resolves to its successful answer; every failure is a `BaseError` or the signal's reason. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>

/** What a transport is made of. */
export type TransportOptions = {
  /** @default the platform's `fetch`, looked up at each call */
  fetch?: Fetch | undefined
  /** Milliseconds. @default 60000 */
  timeout?: number | undefined
  /** @default 2 */
  retries?: number | undefined
  /** Milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
  /** Spreads the waits between retries. @default Math.random */
  random?: (() => number) | undefined
}
