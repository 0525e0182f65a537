import type { HttpRequestError, HttpRequestErrorOptions, UnauthorizedError } from '../errors/index.js'

/**
 * A refusal of Keystone, told as what it means. The answer itself is the cause, with its own status: the error's is always
 * 401, though Keystone answers 404 to a token or an application credential that it does not know.
 */
export function refusalError<error extends UnauthorizedError>(
  type: new (options: HttpRequestErrorOptions) => error,
  cause: HttpRequestError,
  shortMessage: string,
  metaMessages: readonly string[],
): error {
  const { method, url, title, requestId, retryAfter, body, details } = cause
  return new type({
    status: 401,
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
