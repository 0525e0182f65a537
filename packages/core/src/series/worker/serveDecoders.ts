import { createSeriesDecoder, type DecodedSeries, type SeriesDecoder } from '../createSeriesDecoder.js'
import { JsonSyntaxError } from '../jsonSyntaxError.js'
import { fetchSeries } from './fetchSeries.js'
import type { WorkerPort } from './port.js'
import { type DecoderRequest, type DecoderResponse, parseMessage } from './protocol.js'

/**
 * Decodes responses in a worker, for `createDecoderWorker` in the page. It sends the requests that the page has prepared,
 * keeps nothing of them, and writes no log. Messages of other kinds are ignored.
 *
 * @param port the worker's `self`
 * @example
 * ```ts
 * // decoder.worker.ts
 * import { serveDecoders } from '@monasca/core/series'
 *
 * serveDecoders(self)
 * ```
 */
export function serveDecoders(port: WorkerPort): void {
  const decoders = new Map<number, SeriesDecoder>()
  const fetches = new Map<number, AbortController>()
  const send = (response: DecoderResponse, transfer: Transferable[] = []): void =>
    port.postMessage(response, { transfer })

  const fail = (id: number, error: unknown): void => {
    decoders.delete(id)
    send(toFailure(id, error))
  }

  const fetchAndDecode = async (request: Extract<DecoderRequest, { type: 'fetch' }>): Promise<void> => {
    const { decoder: id, series, url, init } = request
    const controller = new AbortController()
    fetches.set(id, controller)
    try {
      const body = await fetchSeries(url, { ...init, signal: controller.signal }, series, (response) =>
        send(
          { ...response, decoder: id },
          response.type === 'response' && response.body ? [response.body] : [],
        ),
      )
      if (body !== null) send({ type: 'decoded', decoder: id, body }, buffersOf(body))
    } finally {
      fetches.delete(id)
    }
  }

  const handle = (request: DecoderRequest): void => {
    const { decoder: id } = request
    if (request.type === 'fetch') {
      fetchAndDecode(request).catch((error: unknown) => fail(id, error))
      return
    }
    if (request.type === 'cancel') fetches.get(id)?.abort()
    if (request.type === 'open') {
      decoders.set(id, createSeriesDecoder(request.series))
      return
    }
    const decoder = decoders.get(id)
    // It failed or was cancelled: the rest of the response is dropped.
    if (decoder === undefined) return
    if (request.type === 'write') {
      for (const chunk of request.chunks) decoder.write(chunk)
      send({ type: 'written', decoder: id })
      return
    }
    decoders.delete(id)
    if (request.type === 'cancel') return
    const body = decoder.end()
    send({ type: 'decoded', decoder: id, body }, buffersOf(body))
  }

  port.addEventListener('message', ({ data }) => {
    const request = parseMessage<DecoderRequest>(data)
    if (request === undefined) return
    try {
      handle(request)
    } catch (error) {
      fail(request.decoder, error)
    }
  })
  port.start?.()
  send({ type: 'ready', decoder: 0 })
}

/** The columns move instead of being copied. Series may share their times, which move once. */
function buffersOf(body: DecodedSeries | undefined): Transferable[] {
  const columns = body?.elements?.flatMap((one) => [one.timestamps, ...Object.values(one.columns)]) ?? []
  return [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))]
}

function toFailure(decoder: number, error: unknown): DecoderResponse {
  if (error instanceof JsonSyntaxError) {
    const { position, expected } = error
    return { type: 'invalid', decoder, position, expected }
  }
  return { type: 'failed', decoder, message: error instanceof Error ? error.message : String(error) }
}
