import { ResponseTooLargeError } from '../errors/index.js'
import type { Call } from './call.js'
import { isBrowser } from './isBrowser.js'
import { safeUrl } from './safeUrl.js'
import type { TransportRequest } from './types.js'

/** Bytes: half of what fits into one string in V8. */
const defaultLimit = 2 ** 28

/**
 * Reads a body as text, up to `maxResponseSize`.
 *
 * @throws ResponseTooLargeError if it is larger; the rest is not read
 */
export async function readText(request: TransportRequest, response: Response, call: Call): Promise<string> {
  const limit = request.policy?.maxResponseSize ?? call.options.maxResponseSize ?? defaultLimit
  if (limit === 0 || sizeOf(response) <= limit) return response.text()
  if (!response.body) return ''
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return decode(chunks, size)
    chunks.push(value)
    size += value.byteLength
    // The call has already ended: the rest is not needed.
    if (call.over) await reader.cancel()
    if (size > limit) {
      reader.cancel().catch(() => {})
      throw new ResponseTooLargeError({ method: request.method, url: safeUrl(request.url), limit })
    }
  }
}

/** The size of a body in bytes, or `Infinity` if the headers do not show it. It does not open the body. */
export function sizeOf({ headers, type }: Response): number {
  const length = headers.get('content-length')
  // Content-Length is reliable for an uncompressed body. Browsers hide whether a body of another origin is compressed.
  const isReliable = length && !headers.has('content-encoding') && (type === 'basic' || !isBrowser())
  return isReliable && Number(length) >= 0 ? Number(length) : Number.POSITIVE_INFINITY
}

const utf8 = /* @__PURE__ */ new TextDecoder()

/** Chunks are joined first, as platforms do: decoding piece by piece is many times slower. */
function decode(chunks: readonly Uint8Array[], size: number): string {
  const [first] = chunks
  // Most responses arrive in one piece.
  if (first && chunks.length === 1) return utf8.decode(first)
  const bytes = new Uint8Array(size)
  let position = 0
  for (const chunk of chunks) {
    bytes.set(chunk, position)
    position += chunk.byteLength
  }
  return utf8.decode(bytes)
}
