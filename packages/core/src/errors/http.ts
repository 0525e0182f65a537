import { BaseError, type BaseErrorOptions } from './base.js'

/** Details of an error response. */
export type HttpRequestErrorOptions = BaseErrorOptions & {
  status: number
  method: string
  /** Without credentials and without the query. */
  url: string
  title?: string | undefined
  requestId?: string | undefined
  /** Seconds, from the `Retry-After` header. */
  retryAfter?: number | undefined
  body?: unknown
  /** From the header `Openstack-Auth-Receipt`. */
  receipt?: string | undefined
  /** Replaces the sentence built from status and title. */
  shortMessage?: string | undefined
}

/**
 * A server responded with status 400 or above. Subclasses exist for statuses that callers handle separately; any other
 * status uses this class itself.
 *
 * The bodies of Keystone, Monasca (Python and Java) and proxies are all decoded to `title` and `details`.
 *
 * @example
 * ```ts
 * if (error instanceof HttpRequestError) log(`${error.status} ${error.requestId}`)
 * ```
 */
export class HttpRequestError extends BaseError {
  override name = 'HttpRequestError'
  override readonly code: string = 'http'
  readonly status: number
  readonly method: string
  /** The requested URL, without query and credentials. */
  readonly url: string
  /** The server's short word for the failure, for example `Unprocessable Entity`. */
  readonly title: string | undefined
  /** `x-openstack-request-id`: quote it to the operator. Hidden in browsers unless CORS exposes it. */
  readonly requestId: string | undefined
  /** The server's requested delay in seconds (`Retry-After`). */
  readonly retryAfter: number | undefined
  /** The response body: parsed if it was JSON, else an excerpt of its text. */
  declare readonly body: unknown
  /** Issued by Keystone when more authentication methods are needed. A secret, therefore not enumerable. */
  declare readonly receipt: string | undefined

  constructor(options: HttpRequestErrorOptions) {
    const { status, method, url, title, requestId, retryAfter, body, receipt, shortMessage } = options
    super(shortMessage ?? `${title ?? 'The request failed'} (HTTP ${status}).`, {
      ...options,
      metaMessages: [
        ...(options.metaMessages ?? []),
        `Request: ${method} ${url}`,
        ...(requestId ? [`Request id: ${requestId}`] : []),
      ],
    })
    this.status = status
    this.method = method
    this.url = url
    this.title = title
    this.requestId = requestId
    this.retryAfter = retryAfter
    // Not enumerable: neither belongs in a log line or a persisted cache, and a body may be long.
    Object.defineProperties(this, { body: { value: body }, receipt: { get: () => receipt } })
  }
}

/** 400: the request is malformed. Monasca uses it for bad notification methods and for a start not before the end. */
export class BadRequestError extends HttpRequestError {
  override name = 'BadRequestError'
  override readonly code: string = 'bad_request'
}

/** 401: no token, an expired or revoked token, or credentials that Keystone rejects. */
export class UnauthorizedError extends HttpRequestError {
  override name = 'UnauthorizedError'
  override readonly code: string = 'unauthorized'
}

/**
 * The token is valid but lacks a role: status 403, or Monasca's 401 titled "Forbidden". Signing in again does not help.
 */
export class ForbiddenError extends HttpRequestError {
  override name = 'ForbiddenError'
  override readonly code: string = 'forbidden'
}

/** 404: no such resource in this project, or no such path on this server. */
export class NotFoundError extends HttpRequestError {
  override name = 'NotFoundError'
  override readonly code: string = 'not_found'
}

/** 405: the resource does not support this method. */
export class MethodNotAllowedError extends HttpRequestError {
  override name = 'MethodNotAllowedError'
  override readonly code: string = 'method_not_allowed'
}

/** 409: the name is already in use. */
export class ConflictError extends HttpRequestError {
  override name = 'ConflictError'
  override readonly code: string = 'conflict'
}

/**
 * 409 titled `MultipleMetrics`: the query matches several metrics; narrow `dimensions`, or use `mergeMetrics` or
 * `groupBy`.
 */
export class MultipleMetricsError extends ConflictError {
  override name = 'MultipleMetricsError'
  override readonly code: string = 'multiple_metrics'
}

/** 413: the body exceeds the server's size limit. */
export class PayloadTooLargeError extends HttpRequestError {
  override name = 'PayloadTooLargeError'
  override readonly code: string = 'payload_too_large'
}

/** 422: the server understood the request and rejects a value in it. */
export class UnprocessableEntityError extends HttpRequestError {
  override name = 'UnprocessableEntityError'
  override readonly code: string = 'unprocessable_entity'
}

/** 429: too many requests. */
export class TooManyRequestsError extends HttpRequestError {
  override name = 'TooManyRequestsError'
  override readonly code: string = 'too_many_requests'
}

/** 500 to 599: the server, or a proxy in front of it, failed. */
export class ServerError extends HttpRequestError {
  override name = 'ServerError'
  override readonly code: string = 'server'
}

/** 503: the service, or its message queue, is temporarily unavailable. */
export class ServiceUnavailableError extends ServerError {
  override name = 'ServiceUnavailableError'
  override readonly code: string = 'service_unavailable'
}
