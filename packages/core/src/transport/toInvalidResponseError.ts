import { InvalidResponseError } from '../errors/index.js'
import type { Decoded } from './decodeBody.js'
import { safeUrl } from './safeUrl.js'
import { createRedactor } from './secrets.js'
import { quote } from './toHttpError.js'
import type { TransportRequest } from './types.js'

/** The error for a successful response that cannot be read. `text` is its body, unless a decoder has read it. */
export function toInvalidResponseError(
  request: TransportRequest,
  response: { url: string; status: number },
  text: string,
  decoded: Decoded | undefined,
  error: unknown,
): InvalidResponseError {
  return new InvalidResponseError({
    method: request.method,
    url: createRedactor(request).text(safeUrl(response.url)),
    status: response.status,
    expected: 'JSON',
    // A decoder's messages contain positions, and nothing of the response.
    ...(decoded ? { cause: error } : { details: quote(request, text, true) }),
    metaMessages: [
      'Check that the URL is that of the service, and that no proxy or login page responds in its place.',
    ],
  })
}
