import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { NoAuth } from '../src/identity/index.js'
import {
  batchReads,
  ConnectionError,
  type CreateSessionOptions,
  createClient,
  createSession,
  type Exchange,
  InvalidResponseError,
  listMeasurementColumns,
  listStatisticColumns,
  NotFoundError,
} from '../src/index.js'
import {
  createDecoderWorker,
  JsonSyntaxError,
  type StartedWorker,
  serveDecoders,
  type WorkerPort,
} from '../src/series/index.js'
import { listReply } from './recordRequests.js'
import { listen } from './support/listen.js'

// Responses that a worker decodes, through all layers between a server and its caller.

const parameters = { name: 'a', startTime: 0 }

const open: { close(): void }[] = []

afterEach(() => {
  for (const each of open.splice(0)) each.close()
})

/** A client whose responses are decoded at the other end of a channel. */
function connect(endpoint: string, options: Partial<CreateSessionOptions> = {}) {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  // Node declares its ports in its own types.
  const [page, worker] = [port1, port2] as unknown as [StartedWorker & EventTarget, WorkerPort]
  const received: { type: string }[] = []
  worker.addEventListener('message', ({ data }) => received.push(data))
  const decodeIn = createDecoderWorker(() => page, { minimumSize: 100 })
  const session = createSession({
    auth: new NoAuth({ endpoint }),
    random: () => -0.995,
    ...options,
  })
  const client = createClient({ session, endpoint, decodeIn })
  return { client, page, worker, received, serve: () => serveDecoders(worker) }
}

function measured(rows: number): unknown {
  const measurements = Array.from({ length: rows }, (_, row) => [new Date(row * 1000).toISOString(), row, {}])
  const columns = ['timestamp', 'value', 'value_meta']
  return listReply([{ id: '0', name: 'a', dimensions: { hostname: 'wéb1' }, columns, measurements }])
}

test('default: the same columns, from the worker', async () => {
  const server = await listen(() => ({ body: measured(5000) }))
  const { client, received, serve } = connect(server.url)
  serve()
  const { decodeIn: _, ...inPage } = client
  const expected = await listMeasurementColumns(inPage, parameters)
  expect(received).toEqual([])
  expect(await listMeasurementColumns(client, parameters)).toEqual(expected)
  expect(received.length).toBeGreaterThan(0)
  expect(expected.elements[0]?.timestamps).toHaveLength(5000)
})

test('default: statistics', async () => {
  const statistics = Array.from({ length: 500 }, (_, row) => [new Date(row * 60_000).toISOString(), row, 2])
  const series = { name: 'a', dimensions: {}, columns: ['timestamp', 'max', 'avg'], statistics }
  const server = await listen(() => ({ body: listReply([series]) }))
  const { client, serve } = connect(server.url)
  serve()
  const { elements } = await listStatisticColumns(client, { ...parameters, statistics: ['avg', 'max'] })
  expect(elements[0]?.columns.max[499]).toBe(499)
  expect(elements[0]?.columns.avg).toEqual(new Float64Array(500).fill(2))
})

test('behavior: below batchReads', async () => {
  const server = await listen(() => ({ body: measured(500) }))
  const { client, received, serve } = connect(server.url)
  serve()
  const { elements } = await listMeasurementColumns(batchReads(client), parameters)
  expect(elements[0]?.timestamps).toHaveLength(500)
  expect(received.length).toBeGreaterThan(0)
})

test('behavior: an exchange listener sees the text; the worker sees no token', async () => {
  const server = await listen(() => ({ body: measured(500) }))
  const exchanges: Exchange[] = []
  const { client, received, serve } = connect(server.url, {
    onExchange: (exchange) => exchanges.push(exchange),
  })
  serve()
  await listMeasurementColumns(client, parameters)
  expect(exchanges[0]?.responseBody).toBe(JSON.stringify(measured(500)))
  expect(received.map((message) => Object.keys(message as object))).toEqual([
    ['type', 'decoder', 'series'],
    ['type', 'decoder', 'chunks'],
    ['type', 'decoder'],
  ])
})

test('error: keeps its class', async () => {
  const server = await listen(() => ({ body: '<html>Sign in</html>'.repeat(100) }))
  const { client, serve } = connect(server.url)
  serve()
  const failing = listMeasurementColumns(client, parameters)
  await expect(failing).rejects.toBeInstanceOf(InvalidResponseError)
  await expect(failing).rejects.toMatchObject({ cause: expect.any(JsonSyntaxError) })
  expect(server.requests).toHaveLength(1)
})

test('behavior: a response that was lost with its worker is requested again', async () => {
  const server = await listen(() => ({ body: measured(500) }))
  const { client, page, worker } = connect(server.url)
  worker.start?.()
  worker.postMessage({ type: 'ready', decoder: 0 }, { transfer: [] })
  worker.addEventListener('message', () => page.dispatchEvent(new Event('error')))
  const { elements } = await listMeasurementColumns(client, parameters)
  expect(elements[0]?.timestamps).toHaveLength(500)
  expect(server.requests).toHaveLength(2)
})

test('behavior: an abort stops reading, and the worker drops the response', async () => {
  let closed = false
  const text = JSON.stringify(measured(500))
  const server = await listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write(text.slice(0, 5000))
    response.on('close', () => {
      closed = true
    })
    return undefined
  })
  const { client, received, serve, worker } = connect(server.url)
  serve()
  const controller = new AbortController()
  worker.addEventListener('message', ({ data }) => {
    if (data.type === 'write') controller.abort(new Error('enough'))
  })
  const failing = listMeasurementColumns(client, parameters, { signal: controller.signal })
  await expect(failing).rejects.toEqual(new Error('enough'))
  await expect.poll(() => closed).toBe(true)
  await expect.poll(() => received.at(-1)).toMatchObject({ type: 'cancel' })
})

// Long ranges: the worker sends the request.

const long = { name: 'a', startTime: 0, endTime: 86_400_000 }

/** A client whose worker has started. */
async function connectReady(endpoint: string, options?: Partial<CreateSessionOptions>) {
  const connected = connect(endpoint, options)
  const ready = new Promise<void>((resolve) =>
    connected.page.addEventListener('message', () => resolve(), { once: true }),
  )
  void connected.client.decodeIn
    ?.createDecoder({ member: 'statistics', columns: [] }, { rows: 9000 })
    .fetch('', {})
  connected.serve()
  await ready
  return connected
}

const typesOf = (received: { type: string }[]) => received.map(({ type }) => type)

test('long range: the worker requests and decodes', async () => {
  const server = await listen(() => ({ body: measured(5000) }))
  const { client, received } = await connectReady(server.url)
  const { elements } = await listMeasurementColumns(client, long)
  expect(elements[0]?.columns.value[4999]).toBe(4999)
  expect(typesOf(received)).toEqual(['fetch'])
  expect(server.requests).toHaveLength(1)
  expect(server.requests[0]?.headers.accept).toBe('application/json')
})

test('long range: the first one starts the worker, and does not wait for it', async () => {
  const server = await listen(() => ({ body: measured(1) }))
  const { client, received } = connect(server.url)
  await listMeasurementColumns(client, long)
  expect(received).toEqual([])
})

test('long range: a session with its own `fetch` uses it', async () => {
  const server = await listen(() => ({ body: measured(500) }))
  const { client, received } = await connectReady(server.url, { fetch: (...given) => fetch(...given) })
  await listMeasurementColumns(client, long)
  expect(typesOf(received)).toEqual(['open', 'write', 'end'])
})

test('long range: errors of the server keep their class, and retries happen', async () => {
  const replies = [{ status: 503 }, { status: 404, body: { title: 'Not Found' } }]
  const server = await listen(() => replies.shift() ?? { body: '<html>' })
  const { client, received } = await connectReady(server.url)
  await expect(listMeasurementColumns(client, long)).rejects.toBeInstanceOf(NotFoundError)
  await expect(listMeasurementColumns(client, long)).rejects.toMatchObject({
    cause: expect.any(JsonSyntaxError),
  })
  expect(typesOf(received)).toEqual(['fetch', 'fetch', 'fetch'])
})

test('long range: without a connection the page has the error', async () => {
  const server = await listen(() => ({ body: measured(1) }))
  const { client } = await connectReady(server.url, { retries: 0 })
  await new Promise((resolve) => server.server.close(resolve))
  await expect(listMeasurementColumns(client, long)).rejects.toBeInstanceOf(ConnectionError)
})

test('long range: a body that breaks off is requested again, by the page', async () => {
  const text = JSON.stringify(measured(500))
  let attempts = 0
  const server = await listen((_request, response) => {
    attempts++
    if (attempts > 1) return { body: text }
    response.writeHead(200, { 'content-length': text.length + 9 })
    response.write(text.slice(0, 5000))
    setTimeout(() => response.destroy(), 20)
    return undefined
  })
  const { client } = await connectReady(server.url)
  const { elements } = await listMeasurementColumns(client, long)
  expect(elements[0]?.timestamps).toHaveLength(500)
  expect(attempts).toBe(2)
})

test('long range: an abort ends the request of the worker', async () => {
  let closed = false
  const controller = new AbortController()
  const server = await listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"elements": [')
    response.on('close', () => {
      closed = true
    })
    controller.abort(new Error('enough'))
    return undefined
  })
  const { client, received } = await connectReady(server.url)
  const failing = listMeasurementColumns(client, long, { signal: controller.signal })
  await expect(failing).rejects.toEqual(new Error('enough'))
  await expect.poll(() => closed).toBe(true)
  expect(typesOf(received)).toEqual(['fetch', 'cancel'])
})

test('long range: a worker that fails before the response leaves the request to the page', async () => {
  const server = await listen(() => ({ body: measured(500) }))
  const { client, page, worker } = connect(server.url)
  worker.start?.()
  worker.addEventListener('message', () => page.dispatchEvent(new Event('error')))
  const ready = new Promise<void>((resolve) =>
    page.addEventListener('message', () => resolve(), { once: true }),
  )
  void client.decodeIn?.createDecoder({ member: 'statistics', columns: [] }, { rows: 9000 }).fetch('', {})
  worker.postMessage({ type: 'ready', decoder: 0 }, { transfer: [] })
  await ready
  const { elements } = await listMeasurementColumns(client, long)
  expect(elements[0]?.timestamps).toHaveLength(500)
  expect(server.requests).toHaveLength(1)
})
