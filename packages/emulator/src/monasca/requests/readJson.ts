import { readBytes } from '../../http/readBytes.js'
import { ApiError, badRequest } from './errors.js'

/** Bytes of the largest body that is read: some 300 000 measurements. */
const maximumBody = 64 * 1024 * 1024

/** Checks for the only content type that the server accepts, compared exactly. @throws ApiError 400 */
export function checkContentType(request: Request): void {
  if (request.headers.get('Content-Type') !== 'application/json') {
    throw badRequest('Bad content type. Must be application/json')
  }
}

/** Reads a body as JSON in UTF-8. @throws ApiError 400 if it is not, 413 if it is too large */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request, maximumBody)
  if (bytes === undefined) throw new ApiError(413, 'Request Entity Too Large', 'The body is too large')
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw badRequest('Request body is not valid JSON in UTF-8')
  }
}

/** Strings, including an unterminated one, and the numbers that Python accepts beyond those of JSON. */
const textOrSpecialNumber = /"(?:[^"\\]|\\.)*"?|NaN|-?Infinity/gs

/** Parses JSON as Python does, where NaN and Infinity are numbers: they are rejected as values, not as JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // JSON itself can express an infinite number, and every check that rejects that also rejects NaN.
    return JSON.parse(text.replace(textOrSpecialNumber, (part) => (part.startsWith('"') ? part : '1e999')))
  }
}
