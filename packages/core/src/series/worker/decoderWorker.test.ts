import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import {
  createDecoderWorker,
  createSeriesDecoder,
  DecoderWorkerError,
  type DecoderWorkerOptions,
  JsonSyntaxError,
  type RemoteDecoder,
  type StartedWorker,
  serveDecoders,
  type WorkerPort,
} from '../index.js'

const series = { member: 'measurements', columns: ['value'] } as const

const open: { close(): void }[] = []

afterEach(() => {
  for (const each of open.splice(0)) each.close()
})

/** The two sides of a worker, in one thread: messages move or copy their data and arrive later, as from a worker. */
function connect(options: DecoderWorkerOptions = { minimumSize: 0 }) {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  // Node declares its ports in its own types.
  const [page, worker] = [port1, port2] as unknown as [StartedWorker & EventTarget, WorkerPort]
  const received: { type: string }[] = []
  worker.addEventListener('message', ({ data }) => received.push(data))
  const decodeIn = createDecoderWorker(() => page, options)
  return { page, worker, received, decodeIn, serve: () => serveDecoders(worker) }
}

/** A response with this many measurements; each third has metadata. */
function response(length: number): Uint8Array {
  const measurements = Array.from({ length }, (_, row) => [
    new Date(row * 30_000).toISOString(),
    row / 7,
    row % 3 === 0 ? { note: `ö${row}` } : {},
  ])
  const columns = ['timestamp', 'value', 'value_meta']
  const element = { id: '0', name: 'cpu', dimensions: { hostname: 'wéb1' }, columns, measurements }
  return new TextEncoder().encode(JSON.stringify({ links: [{ rel: 'self' }], elements: [element] }))
}

/** Chunks with memory of their own, as from a network. */
function chunksOf(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size),
  )
}

function createWait() {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

async function feed(decoder: RemoteDecoder, chunks: readonly Uint8Array[]) {
  for (const chunk of chunks) await decoder.write(chunk)
  return decoder.end()
}

function decodeHere(bytes: Uint8Array) {
  const decoder = createSeriesDecoder(series)
  decoder.write(bytes)
  return decoder.end()
}

test('default: equals the decoder of the page', async () => {
  const { decodeIn, received, serve } = connect()
  serve()
  const bytes = response(20_000)
  const chunks = chunksOf(bytes, 65_536)
  expect(await feed(decodeIn.createDecoder(series), chunks)).toEqual(decodeHere(bytes))
  expect(new Set(received.map(({ type }) => type))).toEqual(new Set(['open', 'write', 'end']))
  // Moved, not copied.
  expect(chunks.every(({ byteLength }) => byteLength === 0)).toBe(true)
})

test('behavior: several responses at once', async () => {
  const { decodeIn, serve } = connect()
  serve()
  const all = [1, 700, 30_000].map(response)
  const decoded = await Promise.all(
    all.map((bytes) => feed(decodeIn.createDecoder(series), chunksOf(bytes, 10_000))),
  )
  expect(decoded).toEqual(all.map(decodeHere))
})

test('behavior: views of shared memory are copied', async () => {
  const { decodeIn, serve } = connect()
  serve()
  const bytes = response(100)
  const pool = new Uint8Array(bytes.length + 16)
  pool.set(bytes, 8)
  expect(await feed(decodeIn.createDecoder(series), [pool.subarray(8, -8)])).toEqual(decodeHere(bytes))
  expect(pool.subarray(8, -8)).toEqual(bytes)
})

test('parameters: minimumSize keeps small responses in the page, and starts nothing', async () => {
  let starts = 0
  const decodeIn = createDecoderWorker(() => {
    starts++
    throw new Error('not for these')
  })
  const bytes = response(1000)
  expect(await feed(decodeIn.createDecoder(series), chunksOf(bytes, 10_000))).toEqual(decodeHere(bytes))
  expect(await decodeIn.createDecoder(series).end()).toBeUndefined()
  expect(starts).toBe(0)
})

test('behavior: without a worker, the page decodes', async () => {
  let starts = 0
  const decodeIn = createDecoderWorker(
    () => {
      starts++
      throw new Error('refused by the Content Security Policy')
    },
    { minimumSize: 100 },
  )
  const bytes = response(5000)
  for (const _ of [1, 2]) {
    expect(await feed(decodeIn.createDecoder(series), chunksOf(bytes, 10_000))).toEqual(decodeHere(bytes))
  }
  expect(starts).toBe(1)
})

test('behavior: code that does not load, after the response began', async () => {
  const { decodeIn, page, received } = connect({ minimumSize: 100 })
  const bytes = response(5000)
  const decoded = feed(decodeIn.createDecoder(series), chunksOf(bytes, 10_000))
  await Promise.resolve()
  page.dispatchEvent(new Event('error'))
  expect(await decoded).toEqual(decodeHere(bytes))
  expect(received).toEqual([])
})

test('parameters: startTimeout; a worker that starts late is used afterwards', async () => {
  const { decodeIn, received, serve, page } = connect({ minimumSize: 100, startTimeout: 1 })
  const bytes = response(5000)
  const chunks = () => chunksOf(bytes, 10_000)
  expect(await feed(decodeIn.createDecoder(series), chunks())).toEqual(decodeHere(bytes))
  expect(received).toEqual([])
  const ready = new Promise<void>((resolve) => page.addEventListener('message', () => resolve()))
  serve()
  await ready
  expect(await feed(decodeIn.createDecoder(series), chunks())).toEqual(decodeHere(bytes))
  expect(received).not.toEqual([])
})

test('behavior: series share their times as in the page', async () => {
  const { decodeIn, serve } = connect()
  serve()
  const text = new TextDecoder().decode(response(1000))
  const [element] = JSON.parse(text).elements
  const bytes = new TextEncoder().encode(JSON.stringify({ elements: [element, element, element] }))
  const decoded = await feed(decodeIn.createDecoder(series), chunksOf(bytes, 10_000))
  expect(decoded).toEqual(decodeHere(bytes))
  expect(new Set(decoded?.elements?.map(({ timestamps }) => timestamps)).size).toBe(1)
})

test('error: text that is not JSON keeps its class and position', async () => {
  const { decodeIn, serve } = connect()
  serve()
  const bytes = new TextEncoder().encode('{"elements":[}')
  await expect(feed(decodeIn.createDecoder(series), [bytes])).rejects.toEqual(
    new JsonSyntaxError({ position: 13, expected: 'a value' }),
  )
  // An error before the end stops the next chunk.
  const decoder = decodeIn.createDecoder(series)
  const garbage = () => new TextEncoder().encode('<html>'.repeat(60_000))
  await expect(feed(decoder, Array.from({ length: 40 }, garbage))).rejects.toBeInstanceOf(JsonSyntaxError)
})

test('error: the worker fails while it has the response; later ones are decoded in the page', async () => {
  const { decodeIn, page, received, worker } = connect()
  worker.start?.()
  const ready = { type: 'ready', decoder: 0 }
  worker.postMessage(ready, { transfer: [] })
  const bytes = response(5000)
  const opened = new Promise<void>((resolve) => worker.addEventListener('message', () => resolve()))
  const decoded = feed(decodeIn.createDecoder(series), chunksOf(bytes, 10_000))
  await opened
  page.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }))
  await expect(decoded).rejects.toBeInstanceOf(DecoderWorkerError)
  const count = received.length
  expect(await feed(decodeIn.createDecoder(series), [response(5000)])).toEqual(decodeHere(bytes))
  expect(received).toHaveLength(count)
})

test('cancel: the worker drops the response', async () => {
  const { decodeIn, serve, received, worker } = connect()
  serve()
  const decoder = decodeIn.createDecoder(series)
  await decoder.write(new Uint8Array(300_000).fill(0x20))
  const cancelled = new Promise<void>((resolve) =>
    worker.addEventListener('message', ({ data }) => data.type === 'cancel' && resolve()),
  )
  decoder.cancel()
  await cancelled
  expect(received.at(-1)).toMatchObject({ type: 'cancel' })
})

test('behavior: waits for room while the worker is behind', async () => {
  const { decodeIn, worker, page } = connect()
  worker.start?.()
  worker.postMessage({ type: 'ready', decoder: 0 }, { transfer: [] })
  const decoder = decodeIn.createDecoder(series)
  const write = () => decoder.write(new Uint8Array(300_000).fill(0x20))
  for (let count = 0; count < 7; count++) await write()
  let isWritten = false
  const eighth = Promise.resolve(write()).then(() => {
    isWritten = true
  })
  const { promise, resolve } = createWait()
  worker.addEventListener('message', ({ data }) => data.type === 'other' && resolve())
  page.postMessage({ type: 'other' }, { transfer: [] })
  await promise
  expect(isWritten).toBe(false)
  worker.postMessage({ type: 'written', decoder: 1 }, { transfer: [] })
  await eighth
  expect(isWritten).toBe(true)
})

test('close: later responses are decoded in the page', async () => {
  const { decodeIn, serve, received } = connect()
  serve()
  decodeIn.close()
  const bytes = response(5000)
  expect(await feed(decodeIn.createDecoder(series), chunksOf(bytes, 10_000))).toEqual(decodeHere(bytes))
  expect(received).toEqual([])
})

test('behavior: other messages are ignored', async () => {
  const { decodeIn, serve, page, worker } = connect()
  serve()
  for (const other of [undefined, 1, 'ready', {}, { type: 'ready' }, { type: 'written', decoder: 99 }]) {
    worker.postMessage(other, { transfer: [] })
    page.postMessage(other, { transfer: [] })
  }
  const bytes = response(100)
  expect(await feed(decodeIn.createDecoder(series), [bytes.slice()])).toEqual(decodeHere(bytes))
})
