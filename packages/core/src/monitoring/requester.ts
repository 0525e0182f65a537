import type { DecoderWorker } from '../series/index.js'
import type { BodyDecoder } from '../transport/index.js'

/** One request to the Monasca API, without endpoint and token. */
export type MonitoringRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Relative to the endpoint, starting with `/`; ids in it are already percent-encoded. */
  path: string
  /** `undefined` members are omitted; values are percent-encoded, including commas and colons. */
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
   * Creates a decoder that reads the response body while it arrives; called for each attempt. A requester that does not
   * support this returns the parsed JSON.
   */
  decode?: (() => BodyDecoder) | undefined
}

/**
 * The part of a client that the API functions need. A `Client` is a requester, and so is any object with `scope` and
 * `request`: use it to call the API without this library's identity and session.
 */
export type Requester = {
  /** Opaque text that identifies user, project and server; never a secret. Cache keys start with it. */
  readonly scope: string
  /** Decodes large responses with measurements or statistics as columns. @default the calling thread */
  readonly decodeIn?: Pick<DecoderWorker, 'createDecoder'> | undefined
  /**
   * Sends an authorized request. Resolves to the parsed JSON body, `undefined` for an empty body, or the result of
   * `decode` if given.
   */
  request(request: MonitoringRequest): Promise<unknown>
}

/** Options of a single call; never sent to the server. */
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
   * Pass it as `offset` to get the next page; `undefined` on the last page. A faulty server may return the requested
   * offset again: `pages` and `all` detect that, your own loop has to check.
   */
  nextOffset: string | undefined
}
