import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { NoAuth } from '../src/identity/index.js'
import {
  ConnectionError,
  createClient,
  createSession,
  type Exchange,
  InvalidResponseError,
  listMeasurementColumns,
  listMeasurements,
  listStatisticColumns,
  MultipleMetricsError,
  NotFoundError,
  type Requester,
} from '../src/index.js'
import { JsonSyntaxError } from '../src/series/index.js'
import { listReply } from './recordRequests.js'
import { listen } from './support/listen.js'

// Columns through all layers between a server and its caller: transport, session and client.

const parameters = { name: 'a', startTime: 0 }
const measured = JSON.stringify(
  listReply(
    [
      {
        id: '0',
        name: 'a',
        dimensions: { hostname: 'wéb1' },
        columns: ['timestamp', 'value', 'value_meta'],
        measurements: [
          ['2025-01-01T00:00:00.000Z', 21.5, {}],
          ['2025-01-01T00:01:00.000Z', 0.1, { sensor: 'ök' }],
        ],
      },
    ],
    'offset=0_2025-01-01T00%3A01%3A00.000Z',
  ),
)
const expected = {
  elements: [
    {
      id: '0',
      name: 'a',
      dimensions: { hostname: 'wéb1' },
      timestamps: Float64Array.of(1_735_689_600_000, 1_735_689_660_000),
      columns: { value: Float64Array.of(21.5, 0.1) },
      valueMeta: { 1: { sensor: 'ök' } },
    },
  ],
  nextOffset: '0_2025-01-01T00:01:00.000Z',
}

function connect(endpoint: string, onExchange?: (exchange: Exchange) => void) {
  const session = createSession({ auth: new NoAuth({ endpoint }), onExchange, random: () => -0.995 })
  return createClient({ session, endpoint })
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

test('default: reads a response in chunks', async () => {
  const server = await listen(async (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const bytes = Buffer.from(measured)
    for (let at = 0; at < bytes.length; at += 50) {
      response.write(bytes.subarray(at, at + 50))
      await sleep(1)
    }
    response.end()
    return undefined
  })
  expect(await listMeasurementColumns(connect(server.url), parameters)).toEqual(expected)
  expect(server.requests[0]).toMatchObject({
    url: '/metrics/measurements?name=a&start_time=1970-01-01T00%3A00%3A00.000Z',
  })
})

test('default: statistics', async () => {
  const series = {
    name: 'a',
    columns: ['timestamp', 'max', 'avg'],
    statistics: [['2025-01-01T00:00:00Z', 3, 2]],
  }
  const server = await listen(() => ({ body: listReply([series]) }))
  const query = { ...parameters, statistics: ['avg', 'max'], period: 60, groupBy: '*' } as const
  const { elements, nextOffset } = await listStatisticColumns(connect(server.url), query)
  expect(elements[0]?.columns).toEqual({ avg: Float64Array.of(2), max: Float64Array.of(3) })
  expect(nextOffset).toBeUndefined()
  expect(server.requests[0]?.url).toBe(
    '/metrics/statistics?name=a&start_time=1970-01-01T00%3A00%3A00.000Z&group_by=*&statistics=avg%2Cmax&period=60',
  )
})

test('behavior: returns the same numbers as the rows', async () => {
  const server = await listen(() => ({ body: measured, headers: { 'content-type': 'application/json' } }))
  const client = connect(server.url)
  const [rows, columns] = await Promise.all([
    listMeasurements(client, parameters),
    listMeasurementColumns(client, parameters),
  ])
  const [series] = columns.elements
  expect(Array.from(series?.timestamps ?? [])).toEqual(
    rows.elements[0]?.measurements.map(({ timestamp }) => timestamp),
  )
  expect(Array.from(series?.columns.value ?? [])).toEqual(
    rows.elements[0]?.measurements.map(({ value }) => value),
  )
})

test('behavior: an exchange listener sees the text, and the columns are the same', async () => {
  const server = await listen(() => ({ body: measured }))
  const exchanges: Exchange[] = []
  const client = connect(server.url, (exchange) => exchanges.push(exchange))
  expect(await listMeasurementColumns(client, parameters)).toEqual(expected)
  expect(exchanges.map(({ responseBody }) => responseBody)).toEqual([measured])
})

test('behavior: works with a requester without decoders', async () => {
  const requester: Requester = { scope: 'x', request: async () => JSON.parse(measured) }
  expect(await listMeasurementColumns(requester, parameters)).toEqual(expected)
})

test('behavior: each attempt starts with a new decoder', async () => {
  let attempts = 0
  const server = await listen((_request, response) => {
    attempts++
    if (attempts > 2) return { body: measured }
    // Half of a response, then the connection closes.
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': measured.length + 9 })
    response.write(measured.slice(0, measured.length / 2))
    setTimeout(() => response.destroy(), 20)
    return undefined
  })
  expect(await listMeasurementColumns(connect(server.url), parameters)).toEqual(expected)
  expect(attempts).toBe(3)
})

test('error: the connection closes in the middle', async () => {
  const server = await listen((_request, response) => {
    response.writeHead(200, { 'content-length': measured.length })
    response.write(measured.slice(0, 200))
    setTimeout(() => response.destroy(), 20)
    return undefined
  })
  const session = createSession({ auth: new NoAuth({ endpoint: server.url }), retries: 0 })
  const client = createClient({ session, endpoint: server.url })
  expect(await failureOf(listMeasurementColumns(client, parameters))).toBeInstanceOf(ConnectionError)
})

test.each([
  ['HTML from a proxy', '<html>Sign in</html>', 0],
  ['an incomplete response', measured.slice(0, 200), Buffer.byteLength(measured.slice(0, 200))],
])('error: %s', async (_name, body, position) => {
  const server = await listen(() => ({ body }))
  const error = await failureOf(listMeasurementColumns(connect(server.url), parameters))
  expect(error).toBeInstanceOf(InvalidResponseError)
  expect((error as InvalidResponseError).cause).toBeInstanceOf(JsonSyntaxError)
  expect((error as InvalidResponseError).cause).toMatchObject({ position })
  expect(String(error)).toContain('did not respond with JSON (HTTP 200).')
  // No retry: the server would send the same response again.
  expect(server.requests).toHaveLength(1)
})

test('error: rejects JSON without a list', async () => {
  const server = await listen(() => ({ body: { other: [] } }))
  const error = await failureOf(listMeasurementColumns(connect(server.url), parameters))
  expect(error).toBeInstanceOf(InvalidResponseError)
  expect(String(error)).toContain('a list with `elements`')
})

test('error: rejects an empty response', async () => {
  const server = await listen(() => ({ status: 204 }))
  expect(await failureOf(listMeasurementColumns(connect(server.url), parameters))).toBeInstanceOf(
    InvalidResponseError,
  )
})

test.each([
  [404, { title: '404 Not Found' }, NotFoundError],
  [409, { title: 'MultipleMetrics', description: 'several' }, MultipleMetricsError],
])('error: HTTP %s is the same error as for rows', async (status, body, type) => {
  const server = await listen(() => ({ status, body }))
  expect(await failureOf(listMeasurementColumns(connect(server.url), parameters))).toBeInstanceOf(type)
})

test('behavior: an abort stops reading in the middle of a response', async () => {
  let closed = false
  const server = await listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write(measured.slice(0, 200))
    response.on('close', () => {
      closed = true
    })
    return undefined
  })
  let begin = (): void => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const session = createSession({
    auth: new NoAuth({ endpoint: server.url }),
    fetch: async (...given) => {
      const response = await fetch(...given)
      const body = response.body?.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, stream) {
            stream.enqueue(chunk)
            begin()
          },
        }),
      )
      return new Response(body, response)
    },
  })
  const client = createClient({ session, endpoint: server.url })
  const controller = new AbortController()
  const failing = failureOf(listMeasurementColumns(client, parameters, { signal: controller.signal }))
  await begun
  controller.abort(new Error('enough'))
  expect(await failing).toEqual(new Error('enough'))
  await expect.poll(() => closed).toBe(true)
})
