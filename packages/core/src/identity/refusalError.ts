import type { HttpRequestError, HttpRequestErrorOptions, UnauthorizedError } from '../errors/index.js'

/**
 * Creates the error that explains a refusal of Keystone. The response is the cause, with its own status. The error's
 * status is always 401, though Keystone responds with 404 to an unknown token or application credential.
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
