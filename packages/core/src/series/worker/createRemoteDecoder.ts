import {
  createSeriesDecoder,
  type DecodedSeries,
  type SeriesDecoder,
  type SeriesDecoderOptions,
} from '../createSeriesDecoder.js'
import type { RemoteDecoder, WorkerLink } from './remote.js'

/** Bytes that are sent in one message: a message costs the page about as much as moving a chunk. */
const messageSize = 2 ** 18
/** Messages that the worker may have before it. With fewer it would wait for the page. */
const maximumWaiting = 8

/**
 * Creates the page's side of a decoder. It holds chunks until there are enough for a message, and decodes them itself
 * if the response is small or the worker does not start.
 */
export function createRemoteDecoder<column extends string>(
  link: WorkerLink,
  series: SeriesDecoderOptions<column>,
  minimumSize: number,
  isLarge: boolean,
): RemoteDecoder<column> {
  let held: Uint8Array[] = []
  let size = 0
  let needed = minimumSize
  let local: SeriesDecoder<column> | undefined
  /** The number of the response in the worker. */
  let id: number | undefined
  let waiting = 0
  let onRoom: () => void = () => {}
  let failure: Error | undefined
  let isCancelled = false
  let settleEnd: (body: DecodedSeries<column> | undefined) => void = () => {}
  let failEnd: (error: Error) => void = () => {}
  /** What the worker has decoded of a request that it sent itself. */
  let fetched: Promise<DecodedSeries<column> | undefined> | undefined
  let onResponse: (response: Response | undefined) => void = () => {}
  const options = { ...series, columns: [...series.columns] }

  function register(): number {
    return link.open({
      onWritten: () => {
        waiting--
        onRoom()
      },
      onResponse: (response) => onResponse(response),
      onDecoded: (body) => settleEnd(body),
      onError: (error) => {
        failure = error
        onRoom()
        failEnd(error)
      },
    })
  }

  function open(): number {
    const opened = register()
    link.send({ type: 'open', decoder: opened, series: options })
    return opened
  }

  function awaitEnd(): Promise<DecodedSeries<column> | undefined> {
    return new Promise((resolve, reject) => {
      settleEnd = resolve
      failEnd = reject
    })
  }

  function cancel(): void {
    isCancelled = true
    held = []
    if (id === undefined) return
    link.forget(id)
    link.send({ type: 'cancel', decoder: id })
    // A write that waits for room would never resolve.
    onRoom()
  }

  function decodeHere(): SeriesDecoder<column> {
    local ??= createSeriesDecoder(series)
    for (const chunk of takeHeld()) local.write(chunk)
    return local
  }

  function takeHeld(): Uint8Array[] {
    const taken = held
    held = []
    size = 0
    return taken
  }

  async function flush(): Promise<void> {
    // Only the first flush may have to wait for the start.
    if (id === undefined) {
      if (!(await link.connect())) {
        if (!isCancelled) decodeHere()
        return
      }
      if (isCancelled) return
      id ??= open()
      needed = messageSize
    }
    const chunks = takeHeld().map(toMovable)
    link.send(
      { type: 'write', decoder: id, chunks },
      chunks.map(({ buffer }) => buffer),
    )
    waiting++
    if (waiting < maximumWaiting) return
    await new Promise<void>((resolve) => {
      onRoom = resolve
    })
  }

  return {
    fetch(url, { method = 'GET', headers, redirect = 'manual', credentials = 'omit', signal }) {
      // The first one starts it, and does not wait for that.
      if (isLarge && !link.isReady()) void link.connect()
      if (!isLarge || !link.isReady()) return Promise.resolve(undefined)
      const sent = register()
      id = sent
      fetched = awaitEnd()
      let isAnswered = false
      // A worker that fails before has no response.
      fetched.catch(() => {
        if (!isAnswered) onResponse(undefined)
      })
      return new Promise((resolve, reject) => {
        const stop = (): void => {
          cancel()
          reject(signal?.reason)
          failEnd(signal?.reason)
        }
        signal?.addEventListener('abort', stop, { once: true })
        onResponse = (response) => {
          isAnswered = true
          if (response?.ok !== true) {
            signal?.removeEventListener('abort', stop)
            link.forget(sent)
            id = undefined
            fetched = undefined
            failure = undefined
          }
          resolve(response)
        }
        const init = { method, redirect, credentials, headers: Object.fromEntries(new Headers(headers)) }
        link.send({ type: 'fetch', decoder: sent, series: options, url: new Request(url).url, init })
      })
    },
    write(chunk) {
      if (failure !== undefined) throw failure
      if (local !== undefined) return local.write(chunk)
      held.push(chunk)
      size += chunk.length
      return size > needed ? flush() : undefined
    },
    async end() {
      if (fetched !== undefined) return fetched
      if (local === undefined && id === undefined) return decodeHere().end()
      if (local !== undefined) return local.end()
      if (held.length > 0) await flush()
      if (failure !== undefined) throw failure
      const ended = awaitEnd()
      if (id !== undefined) link.send({ type: 'end', decoder: id })
      return ended
    },
    cancel,
  }
}

/** A chunk that is all of its memory, so that it can move: platforms may give views of memory that they use again. */
function toMovable(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = chunk
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === chunk.byteLength
  return isWhole ? (chunk as Uint8Array<ArrayBuffer>) : new Uint8Array(chunk)
}
