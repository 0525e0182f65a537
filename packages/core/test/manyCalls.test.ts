import { getEventListeners } from 'node:events'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { V3OidcAccessToken, V3Password } from '../src/identity/index.js'
import {
  createClient,
  createLimiter,
  createSession,
  InvalidParameterError,
  listAll,
  listDimensionNames,
  ResponseTooLargeError,
} from '../src/index.js'
import { createV3Token, standardEndpoints } from '../src/testing/index.js'
import { createTransport } from '../src/transport/index.js'
import { listen } from './support/listen.js'

/** The names of the warnings that Node prints from now on. */
function collectWarnings(): string[] {
  const names: string[] = []
  const note = (warning: Error) => names.push(warning.name)
  process.on('warning', note)
  onTestFinished(() => void process.off('warning', note))
  return names
}

/** Warnings are printed in a later turn. */
const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 20))

async function startCloud() {
  const server = await listen(({ method, url }) => {
    if (method === 'POST') {
      const services = [
        { type: 'monitoring', endpoints: standardEndpoints({ public: `${server.url}/v2.0` }) },
      ]
      return { status: 201, headers: { 'x-subject-token': 'token' }, body: createV3Token({ services }) }
    }
    return { body: url.includes('offset') ? { elements: [] } : { elements: [{ dimension_name: 'a' }] } }
  })
  const auth = () => new V3Password({ authUrl: `${server.url}/v3`, userId: 'u', password: 'correct horse' })
  return { server, auth }
}

test.each([1, 2, 4])(
  'A12: calls that share one signal add one listener: a limit of %i at once, no warning, none left',
  async (concurrency) => {
    const warnings = collectWarnings()
    const { auth } = await startCloud()
    const session = createSession({ auth: auth(), limiter: createLimiter({ concurrency }) })
    const client = createClient({ session })
    const { signal } = new AbortController()
    const calls = Array.from({ length: 20 }, () => [
      client.metrics.listDimensionNames({}, { signal }),
      listAll(listDimensionNames, client, {}, { signal }),
      session.getToken({ signal }),
    ])
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    await Promise.all(calls.flat())
    await nextTurn()
    expect(warnings).toEqual([])
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  },
)

test('A12: an abort ends every call that shares the signal, and later ones at once', async () => {
  const server = await listen(() => new Promise(() => {}))
  const send = createTransport()
  const controller = new AbortController()
  const { signal } = controller
  const call = () => send({ method: 'GET', url: server.url, headers: {}, signal })
  const calls = Array.from({ length: 30 }, call)
  const reason = new Error('enough')
  controller.abort(reason)
  for (const outcome of await Promise.allSettled([...calls, call()])) {
    expect(outcome).toEqual({ status: 'rejected', reason })
  }
})

const half = 'a\ud800b'

test('A12: half of a surrogate pair throws InvalidParameterError before anything is sent', async () => {
  const { server, auth } = await startCloud()
  const session = createSession({ auth: auth() })
  const client = createClient({ session })
  const id = half
  const calls: (() => Promise<unknown>)[] = [
    () => client.alarms.get({ alarmId: id }),
    () => client.alarms.delete({ alarmId: '\udc00' }),
    () => client.alarmDefinitions.get({ alarmDefinitionId: id }),
    () => client.notifications.get({ notificationId: id }),
    () => client.metrics.list({ name: half }),
    () => client.metrics.list({ dimensions: { [half]: 'x' } }),
    () => client.metrics.list({ dimensions: { x: half } }),
    () => client.metrics.listDimensionValues({ dimensionName: half }),
    () => client.metrics.listDimensionNames({ offset: half }),
    () => client.alarms.list({ metricDimensions: { x: half } }),
    () => session.request({ url: `${server.url}/x`, query: { [half]: 1 } }),
    async () =>
      new V3OidcAccessToken({ authUrl: server.url, identityProvider: half, protocol: 'p', accessToken: 't' }),
    async () =>
      new V3OidcAccessToken({ authUrl: server.url, identityProvider: 'i', protocol: half, accessToken: 't' }),
  ]
  for (const call of calls) await expect(call()).rejects.toBeInstanceOf(InvalidParameterError)
  expect(server.requests.filter(({ method }) => method !== 'POST')).toEqual([])
})

test.each([
  ['X-Name', 'ü€'],
  ['X-Name', 'a\r\nX-Other: b'],
  ['X-Name', '\0'],
  ['X-Name', half],
  ['X Name', 'a'],
  ['', 'a'],
  ['X-Ñame', 'a'],
])('A12: an invalid header throws InvalidParameterError: %j: %j', async (name, value) => {
  const server = await listen(() => ({ body: {} }))
  const request = { method: 'GET', url: server.url, headers: { [name]: `${value}-secret` } }
  const error = await createTransport()(request).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(InvalidParameterError)
  expect((error as InvalidParameterError).parameter).toBe(`headers.${name}`)
  expect((error as Error).message).not.toContain('secret')
  expect(server.requests).toHaveLength(0)
})

/** Sends zeros in chunks until the other side closes the connection, or `pieces` of 64 KiB were sent. */
async function startFlood(pieces: number, type = 'application/json', status = 200) {
  let sent = 0
  const server = await listen((_, response) => {
    response.writeHead(status, { 'content-type': type })
    const chunk = Buffer.alloc(2 ** 16, 0x30)
    const more = (): void => {
      while (sent < pieces && !response.destroyed) {
        sent++
        if (!response.write(chunk)) return void response.once('drain', more)
      }
      if (!response.destroyed) response.end()
    }
    more()
    return undefined
  })
  return { url: server.url, sent: () => sent }
}

test.each([200, 500])('A11: a response is read no further than the limit (status %i)', async (status) => {
  const flood = await startFlood(4096, 'application/json', status)
  const request = { method: 'GET', url: `${flood.url}/x?token=secret`, headers: {} }
  const error = await createTransport({ maxResponseSize: 2 ** 20, retries: 0 })(request).catch(
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ResponseTooLargeError)
  expect(error).toMatchObject({ code: 'response_too_large', limit: 2 ** 20, url: `${flood.url}/x` })
  expect((error as Error).message).toContain('`maxResponseSize`')
  expect(flood.sent()).toBeLessThan(4096)
})

test('A11: the limit applies to the decompressed response', async () => {
  const bomb = gzipSync(Buffer.alloc(2 ** 23, 0x30))
  const server = await listen((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bomb.length }).end(bomb)
    return undefined
  })
  const request = { method: 'GET', url: server.url, headers: {} }
  const send = createTransport({ maxResponseSize: bomb.length * 2 })
  await expect(send(request)).rejects.toBeInstanceOf(ResponseTooLargeError)
})

test('A11: the limit is 256 MiB by default', async () => {
  let pieces = 0
  const body = new ReadableStream({
    pull(controller) {
      pieces++
      controller.enqueue(new Uint8Array(2 ** 26).fill(0x30))
    },
  })
  const send = createTransport({ fetch: async () => new Response(body) })
  const reply = send({ method: 'GET', url: 'http://h/', headers: {} })
  await expect(reply).rejects.toMatchObject({ name: 'ResponseTooLargeError', limit: 2 ** 28 })
  expect(pieces).toBeGreaterThan(4)
})

test('A11: a response of exactly the limit is read, a request may set its own limit, and 0 is none', async () => {
  const text = JSON.stringify('ä'.repeat(2 ** 16))
  const size = Buffer.byteLength(text)
  const server = await listen((_, response) => {
    for (const piece of text.match(/.{1,999}/g) ?? []) response.write(piece)
    response.end()
    return undefined
  })
  const call = (limit: number | undefined, ofRequest?: number) =>
    createTransport({ maxResponseSize: limit })({
      method: 'GET',
      url: server.url,
      headers: {},
      policy: { maxResponseSize: ofRequest },
    }).then(
      ({ body }) => body === JSON.parse(text),
      (error: Error) => error.name,
    )
  expect(await call(size)).toBe(true)
  expect(await call(size - 1)).toBe('ResponseTooLargeError')
  expect(await call(10, size)).toBe(true)
  expect(await call(10, 0)).toBe(true)
  expect(await call(0)).toBe(true)
  for (const wrong of [Number.NaN, -1])
    expect(() => createTransport({ maxResponseSize: wrong })).toThrow(InvalidParameterError)
})

test('A11: a response that is decoded while it arrives has no limit', async () => {
  const flood = await startFlood(64)
  let size = 0
  const decode = () => ({
    write: (chunk: Uint8Array) => {
      size += chunk.length
    },
    end: () => size,
  })
  const send = createTransport({ maxResponseSize: 1000 })
  expect((await send({ method: 'GET', url: flood.url, headers: {}, decode })).body).toBe(64 * 2 ** 16)
})
