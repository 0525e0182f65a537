import type { SeriesDecoderOptions } from '../createSeriesDecoder.js'
import { JsonSyntaxError } from '../jsonSyntaxError.js'
import { createRemoteDecoder } from './createRemoteDecoder.js'
import { DecoderWorkerError } from './decoderWorkerError.js'
import type { StartedWorker } from './port.js'
import { type DecoderResponse, parseMessage } from './protocol.js'
import type { RemoteCall, RemoteDecoder, WorkerLink } from './remote.js'

export type DecoderWorkerOptions = {
  /**
   * Bytes after decompression: a response of at most this size is decoded in the page, without the worker. Decoding
   * that much takes one or two milliseconds.
   *
   * @default 262144 (256 KiB)
   */
  minimumSize?: number | undefined
  /**
   * Milliseconds to wait for the worker to start. After that, responses are decoded in the page until it has started.
   *
   * @default 5000
   */
  startTimeout?: number | undefined
}

/** What is known of a response before it is requested. */
export type ExpectedResponse = {
  /** The rows of all series. If they will be more than `minimumSize`, the worker requests them. @default 0 */
  rows?: number | undefined
}

/** Decodes responses in a worker. Pass it as `decodeIn` to a client or requester. */
export type DecoderWorker = {
  /** Creates a decoder for one response, as `createSeriesDecoder` does. It never throws because of the worker's start. */
  createDecoder<column extends string>(
    series: SeriesDecoderOptions<column>,
    expected?: ExpectedResponse,
  ): RemoteDecoder<column>
  /** Ends the worker. Later responses are decoded in the page. */
  close(): void
}

/** Bytes of a row of statistics: a time, and a number of 17 digits. */
const rowSize = 45

/**
 * Decodes responses with measurements or statistics in a worker, so that a page stays responsive with any number of
 * points. Columns move to the page without being copied.
 *
 * The worker starts with the first large response. If many rows are expected, it sends the request that the page has
 * prepared, token included. Otherwise, and for a session with its own `fetch`, the page sends it, and moves the bytes to
 * the worker when there are more than `minimumSize`. If the worker cannot start, responses are decoded in the page.
 *
 * The worker runs `serveDecoders`. Bundlers recognise this form of `new Worker`. Without a bundler, its file is
 * `@monasca/core/decoder-worker`, which imports nothing by name: import maps do not apply in workers.
 *
 * @param start creates the worker; an error it throws means that there is none
 * @example
 * ```ts
 * const decodeIn = createDecoderWorker(
 *   () => new Worker(new URL('./decoder.worker.ts', import.meta.url), { type: 'module' }),
 * )
 * const requester = createRequester({ session, decodeIn })
 * ```
 */
export function createDecoderWorker(
  start: () => StartedWorker,
  { minimumSize = 2 ** 18, startTimeout = 5000 }: DecoderWorkerOptions = {},
): DecoderWorker {
  const calls = new Map<number, RemoteCall>()
  let ids = 0
  let port: StartedWorker | undefined
  let failure: DecoderWorkerError | undefined
  let isReady = false
  let connected: Promise<boolean> | undefined
  let settle: (isReady: boolean) => void = () => {}

  function fail(details: string): void {
    failure ??= new DecoderWorkerError(details)
    isReady = false
    connected = Promise.resolve(false)
    settle(false)
    for (const call of calls.values()) call.onError(failure)
    calls.clear()
    if (port?.terminate === undefined) port?.close?.()
    else port.terminate()
    port = undefined
  }

  function receive(response: DecoderResponse): void {
    if (response.type === 'ready') {
      settle(true)
      // It may be late.
      if (failure !== undefined) return
      isReady = true
      connected = Promise.resolve(true)
      return
    }
    const call = calls.get(response.decoder)
    if (call === undefined) return
    if (response.type === 'written') {
      call.onWritten()
      return
    }
    if (response.type === 'response') {
      const { status, headers, body } = response
      call.onResponse(new Response(body, { status, headers }))
      return
    }
    calls.delete(response.decoder)
    if (response.type === 'unreachable') call.onResponse(undefined)
    else if (response.type === 'decoded') call.onDecoded(response.body)
    else call.onError(toError(response))
  }

  function connect(): Promise<boolean> {
    connected ??= new Promise((resolve) => {
      const timer = setTimeout(() => settle(false), startTimeout)
      settle = (isReady) => {
        clearTimeout(timer)
        resolve(isReady)
      }
      listen()
    })
    return connected
  }

  function listen(): void {
    try {
      port = start()
      port.addEventListener('message', ({ data }) => {
        const response = parseMessage<DecoderResponse>(data)
        if (response !== undefined) receive(response)
      })
      port.addEventListener('error', (event) => {
        // Otherwise the page reports an error that it has handled.
        event.preventDefault()
        fail((event as Partial<ErrorEvent>).message || 'Its code did not load.')
      })
      port.addEventListener('messageerror', () => fail('A message could not be read.'))
      port.start?.()
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error))
    }
  }

  const link: WorkerLink = {
    connect,
    isReady: () => isReady,
    open(call) {
      calls.set(++ids, call)
      return ids
    },
    send: (message, transfer = []) => port?.postMessage(message, { transfer }),
    forget: (id) => calls.delete(id),
  }

  return {
    createDecoder: (series, { rows = 0 } = {}) =>
      createRemoteDecoder(link, series, minimumSize, rows * rowSize > minimumSize),
    close: () => fail('It was closed.'),
  }
}

function toError(response: Extract<DecoderResponse, { type: 'invalid' | 'failed' }>): Error {
  return response.type === 'invalid'
    ? new JsonSyntaxError({ position: response.position, expected: response.expected })
    : new DecoderWorkerError(response.message)
}
