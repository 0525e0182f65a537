import { pipeline, Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { chooseEncoding, type Encoding } from './chooseEncoding.js'

/** Bytes: below, a reply fits in one or two packets either way. */
const threshold = 2048

/** Brotli's own default takes a hundred times longer; this one is about as fast as gzip, and smaller. */
const brotliQuality = 4

/**
 * Compresses a JSON reply of Monasca (`/v2.0/…`) if its client accepts Brotli or gzip and it begins with at least 2 kB.
 * A reply that is streamed stays a stream: each of its parts is sent when it arrives. Replies with a `Content-Encoding`
 * stay as they are.
 *
 * Keystone's replies stay uncompressed. They contain tokens and secrets next to text that the request chose. An attacker
 * who can send such requests and sees the lengths of compressed replies can guess the secret (BREACH). Monasca's replies
 * contain no secret of the session.
 *
 * @example
 * ```ts
 * import { createEmulator } from '@monasca/emulator'
 * import { compressReply } from '@monasca/emulator/compression'
 *
 * const emulator = await createEmulator()
 * const serve = async (request: Request) => compressReply(request, await emulator.fetch(request))
 * ```
 */
export async function compressReply(request: Request, response: Response): Promise<Response> {
  if (!isCompressible(request, response)) return response
  const vary = response.headers.get('Vary')
  response.headers.set('Vary', vary === null ? 'Accept-Encoding' : `${vary}, Accept-Encoding`)
  const encoding = chooseEncoding(request.headers.get('Accept-Encoding'))
  if (encoding === undefined || response.body === null) return response
  const { first, body } = await peek(response.body)
  const { status, statusText } = response
  const headers = new Headers(response.headers)
  // The length is often unknown, but nearly all replies come in one part. Waiting for a second one would delay a stream.
  if (first < threshold) return new Response(body, { status, statusText, headers })
  headers.set('Content-Encoding', encoding)
  headers.delete('Content-Length')
  const tag = headers.get('ETag')
  if (tag?.startsWith('"')) headers.set('ETag', `W/${tag}`)
  return new Response(compress(body, encoding), { status, statusText, headers })
}

function isCompressible({ method, url }: Request, { status, headers }: Response): boolean {
  return (
    /^\/v2\.0(\/|$)/.test(new URL(url).pathname) &&
    method !== 'HEAD' &&
    status !== 206 &&
    /^application\/(?:[\w.-]+\+)?json\b/i.test(headers.get('Content-Type') ?? '') &&
    !headers.has('Content-Encoding') &&
    !headers.has('Transfer-Encoding') &&
    !/\bno-transform\b/i.test(headers.get('Cache-Control') ?? '')
  )
}

/** Reads the first part of a body; resolves to its length, and to the whole body. */
async function peek(
  source: ReadableStream<Uint8Array>,
): Promise<{ first: number; body: ReadableStream<Uint8Array> }> {
  const reader = source.getReader()
  let pending: ReturnType<typeof reader.read> | undefined = reader.read()
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value } = await (pending ?? reader.read())
        pending = undefined
        if (value === undefined) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
  // A failure is that of the body: its reader gets it.
  const part = await pending.catch(() => undefined)
  return { first: part?.value?.byteLength ?? 0, body }
}

function compress(body: ReadableStream<Uint8Array>, encoding: Encoding): ReadableStream<Uint8Array> {
  // Flushed after each part, which would otherwise wait for the next ones.
  const encoder =
    encoding === 'br'
      ? createBrotliCompress({
          flush: constants.BROTLI_OPERATION_FLUSH,
          params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality },
        })
      : createGzip({ flush: constants.Z_SYNC_FLUSH })
  // Ends the one when the other ends. A failure is reported by the stream that is returned.
  pipeline(Readable.fromWeb(body as NodeStream<Uint8Array>), encoder, () => {})
  return Readable.toWeb(encoder) as ReadableStream<Uint8Array>
}
