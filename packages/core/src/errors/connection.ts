import { BaseError, type BaseErrorOptions } from './base.js'

/** Details of a call without a usable response. */
export type ConnectionErrorOptions = BaseErrorOptions & {
  method: string
  /** Without credentials and without the query. */
  url: string
}

/**
 * There was no response: refused connection, unknown host, TLS failure, or, in a browser, a response that CORS
 * withholds (browsers do not distinguish these).
 */
export class ConnectionError extends BaseError {
  override name = 'ConnectionError'
  override readonly code: string = 'connection'
  readonly method: string
  readonly url: string

  constructor(options: ConnectionErrorOptions) {
    super(`No connection to ${options.url}.`, options)
    this.method = options.method
    this.url = options.url
  }
}

/** The response, including its body, did not arrive within `timeout` milliseconds. */
export class TimeoutError extends BaseError {
  override name = 'TimeoutError'
  override readonly code: string = 'timeout'
  readonly method: string
  readonly url: string
  /** Milliseconds. */
  readonly timeout: number

  constructor(options: ConnectionErrorOptions & { timeout: number }) {
    super(`${options.url} did not respond within ${options.timeout} ms.`, {
      metaMessages: ['Raise the `timeout` option (milliseconds), or request less data at a time.'],
      ...options,
    })
    this.method = options.method
    this.url = options.url
    this.timeout = options.timeout
  }
}

/** The response is larger than `maxResponseSize` after decompression. The rest was not read. */
export class ResponseTooLargeError extends BaseError {
  override name = 'ResponseTooLargeError'
  override readonly code: string = 'response_too_large'
  readonly method: string
  readonly url: string
  /** Bytes. */
  readonly limit: number

  constructor(options: Omit<ConnectionErrorOptions, 'metaMessages'> & { limit: number }) {
    super(`The response of ${options.url} is larger than ${options.limit} bytes.`, {
      ...options,
      metaMessages: [
        'Request less data at a time (`limit`, a shorter time range), or raise the option `maxResponseSize`.',
      ],
    })
    this.method = options.method
    this.url = options.url
    this.limit = options.limit
  }
}

/** A successful response without the content that the API promises: a proxy's HTML, broken JSON, a missing field. */
export class InvalidResponseError extends BaseError {
  override name = 'InvalidResponseError'
  override readonly code: string = 'invalid_response'
  readonly method: string
  readonly url: string
  readonly status: number

  constructor(options: ConnectionErrorOptions & { status: number; expected: string }) {
    super(`${options.url} did not respond with ${options.expected} (HTTP ${options.status}).`, options)
    this.method = options.method
    this.url = options.url
    this.status = options.status
  }
}

/** The server redirects the request, and following would change the request or leak its token. */
export class RedirectError extends BaseError {
  override name = 'RedirectError'
  override readonly code: string = 'redirect'
  readonly method: string
  readonly url: string

  constructor(options: ConnectionErrorOptions) {
    super(`${options.url} responded with a redirect that cannot be followed.`, options)
    this.method = options.method
    this.url = options.url
  }
}
