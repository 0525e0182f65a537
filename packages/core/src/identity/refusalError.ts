import type { HttpRequestError, HttpRequestErrorOptions, UnauthorizedError } from '../errors/index.js'

/** A refusal of Keystone, told as what it means. The answer itself is the cause. */
export function refusalError<error extends UnauthorizedError>(
  type: new (options: HttpRequestErrorOptions) => error,
  cause: HttpRequestError,
  shortMessage: string,
  metaMessages: readonly string[],
): error {
  const { status, method, url, title, requestId, retryAfter, body, details } = cause
  return new type({
    status,
    method,
    url,
    title,
    requestId,
    retryAfter,
    body,
    details,
    shortMessage,
    metaMessages,
    cause,
  })
}
