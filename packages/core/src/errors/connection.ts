import { BaseError, type BaseErrorOptions } from './base.js'

/** What is known of a call that got no usable answer. */
export type ConnectionErrorOptions = BaseErrorOptions & {
  method: string
  /** Without credentials and without the query. */
  url: string
}

/**
 * No answer came: refused connection, unknown host, TLS failure, or, in a browser, an answer that CORS withholds
 * (browsers do not tell these apart).
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

/** The answer, body included, did not arrive within `timeout` milliseconds. */
export class TimeoutError extends BaseError {
  override name = 'TimeoutError'
  override readonly code: string = 'timeout'
  readonly method: string
  readonly url: string
  /** Milliseconds. */
  readonly timeout: number

  constructor(options: ConnectionErrorOptions & { timeout: number }) {
    super(`${options.url} did not answer within ${options.timeout} ms.`, {
      metaMessages: ['Raise the `timeout` option (milliseconds), or ask for less at a time.'],
      ...options,
    })
    this.method = options.method
    this.url = options.url
    this.timeout = options.timeout
  }
}

/** The reply, decompressed, is larger than `maxResponseSize`. The rest of it was not read. */
export class ResponseTooLargeError extends BaseError {
  override name = 'ResponseTooLargeError'
  override readonly code: string = 'response_too_large'
  readonly method: string
  readonly url: string
  /** Bytes. */
  readonly limit: number

  constructor(options: Omit<ConnectionErrorOptions, 'metaMessages'> & { limit: number }) {
    super(`The reply of ${options.url} is larger than ${options.limit} bytes.`, {
      ...options,
      metaMessages: [
        'Ask for less at a time (`limit`, a shorter range of time), or raise the option `maxResponseSize`.',
      ],
    })
    this.method = options.method
    this.url = options.url
    this.limit = options.limit
  }
}

/** A server answered with success, but not with what the API promises: HTML of a proxy, broken JSON, a missing field. */
export class InvalidResponseError extends BaseError {
  override name = 'InvalidResponseError'
  override readonly code: string = 'invalid_response'
  readonly method: string
  readonly url: string
  readonly status: number

  constructor(options: ConnectionErrorOptions & { status: number; expected: string }) {
    super(`${options.url} did not answer with ${options.expected} (HTTP ${options.status}).`, options)
    this.method = options.method
    this.url = options.url
    this.status = options.status
  }
}

/** The server redirects the request, and the redirect cannot be followed without changing the request or leaking its token. */
export class RedirectError extends BaseError {
  override name = 'RedirectError'
  override readonly code: string = 'redirect'
  readonly method: string
  readonly url: string

  constructor(options: ConnectionErrorOptions) {
    super(`${options.url} answered with a redirect that cannot be followed.`, options)
    this.method = options.method
    this.url = options.url
  }
}

/**
 * A server redirects a request with credentials to another origin, or the question where credentials go. Nothing was sent
 * there. Credentials go to the origins that the options name (`authUrl`, `endpoint`, `trustedOrigins`) and to those in the
 * service catalog of a token, and never from https to http by a redirect.
 */
export class UntrustedOriginError extends RedirectError {
  override name = 'UntrustedOriginError'
  override readonly code: string = 'untrusted_origin'
  /** Where the redirect leads, without credentials and without the query. */
  readonly target: string

  constructor(
    options: Omit<ConnectionErrorOptions, 'metaMessages'> & { target: string; downgrade?: boolean },
  ) {
    const { target, downgrade, ...rest } = options
    super({
      ...rest,
      metaMessages: downgrade
        ? [
            `It leads from https to http, where others can read passwords and tokens: ${target}`,
            'Use an address of the service that stays on https.',
          ]
        : [
            `It leads to ${target}, another origin, which gets no credentials.`,
            'If you trust it, use its URL directly, or add its origin to `trustedOrigins`.',
          ],
    })
    this.target = target
  }
}
