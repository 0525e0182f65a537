import type { BodyDecoder } from '../transport/index.js'

/** One request to the Monasca API, before it has an address and a token. */
export type MonitoringRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Relative to the endpoint, beginning with `/`; ids in it are percent-encoded already. */
  path: string
  /** Members that are `undefined` are left out; every value is percent-encoded, commas and colons too. */
  query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined
  /**
   * How `pages`, `all` and `listAll` continue this list: after a number of elements (`count`), the last id (`id`), the
   * last text (`names`), or a time (`series`, `history`).
   *
   * @default by the offsets of the replies, one page after the other
   */
  paging?: 'count' | 'id' | 'names' | 'series' | 'history' | undefined
  /** Path that counts the elements of this list, by the same filters. @default none: the total is unknown */
  countPath?: string | undefined
  /** Sent as JSON. */
  body?: unknown
  signal?: AbortSignal | undefined
  /** Milliseconds. */
  timeout?: number | undefined
  /**
   * Makes what decodes the body of the reply while it arrives; a new one for each attempt. A requester that does
   * not know this member gives the parsed JSON, as ever.
   */
  decode?: (() => BodyDecoder) | undefined
}

/**
 * All that the Monasca API needs of a client. A `Client` is one; so is any object with these two members, which
 * is enough to use the functions of the API without this library's identity and session.
 */
export type Requester = {
  /** Opaque text for who asks, for which project, of which server; never a secret. Cache keys begin with it. */
  readonly scope: string
  /**
   * Sends an authorised request and resolves to the parsed JSON body, or `undefined` when the body is empty; to what
   * `decode` made of it where the request has that.
   */
  request(request: MonitoringRequest): Promise<unknown>
}

/** What steers a single call; never sent to the server. */
export type RequestOptions = {
  /** Aborting rejects the call with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Milliseconds until `TimeoutError`, body included. @default the client's `timeout` */
  timeout?: number | undefined
}

/** One page of a list. */
export type Page<element> = {
  elements: element[]
  /**
   * Pass it back as `offset` for the next page; `undefined` on the last page. A faulty server may give the one that it was
   * asked for: `pages` and `all` see that, a loop of one's own has to look.
   */
  nextOffset: string | undefined
}
