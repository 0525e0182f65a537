import { expect, test } from 'vitest'
import { createRandom } from '../../src/faults/createRandom.js'
import { drawLatency } from '../../src/faults/drawLatency.js'
import type { FaultRule } from '../../src/index.js'
import { connect, startServer } from '../client/setup.js'

const token = { 'X-Auth-Token': 'none' }

/** An emulator over HTTP, and statuses of requests to it; a closed connection is `lost`. */
async function start(rules: readonly FaultRule[] = [], seed?: number) {
  const server = await startServer('over HTTP', { oidc: false, faults: { rules, seed } })
  const ask = async (path: string, init: RequestInit = {}): Promise<number | 'lost'> => {
    try {
      const response = await fetch(server.origin + path, { headers: token, ...init })
      await response.arrayBuffer()
      return response.status
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError)
      return 'lost'
    }
  }
  return { ...server, ask, faults: server.emulator.faults }
}

test('default: no faults', async () => {
  const { ask, faults } = await start()
  expect(faults.rules).toEqual([])
  expect(await ask('/healthcheck')).toBe(200)
  expect(await ask('/v2.0/metrics')).toBe(401)
})

test('error: all shapes, for matching requests', async () => {
  const { origin, ask, faults } = await start()
  const read = async () => {
    const response = await fetch(`${origin}/healthcheck`)
    const { headers, status } = response
    return [status, headers.get('Content-Type'), headers.get('Retry-After'), await response.text()]
  }
  faults.set([{ method: 'get', path: '/health*', error: { status: 503, message: 'busy', retryAfter: 7 } }])
  expect(await read()).toEqual([
    503,
    'application/json',
    '7',
    '{"title":"Service Unavailable","description":"busy"}',
  ])
  expect(await ask('/healthcheck', { method: 'HEAD' })).toBe(204)
  expect(await ask('/v2.0/metrics')).toBe(401)
  faults.set([{ error: { status: 422, shape: 'B', message: 'no' } }])
  expect(JSON.parse(String((await read())[3]))).toEqual({
    unprocessable_entity: {
      code: 422,
      message: 'no',
      details: '',
      internal_code: expect.stringMatching(/^[0-9a-f]{1,8}$/),
    },
  })
  faults.set([{ error: { status: 401, shape: 'C', message: 'who?' } }])
  expect((await read())[3]).toBe('{"error":{"code":401,"title":"Unauthorized","message":"who?"}}')
  faults.set([{ error: { status: 502, shape: 'D', message: '<&>' } }])
  expect(await read()).toEqual([502, 'text/html; charset=utf-8', null, expect.stringContaining('&lt;&amp;>')])
  faults.set([{ error: { status: 502, shape: 'D', message: '' } }])
  expect((await read())[3]).toBe('')
  faults.clear()
  expect(await ask('/healthcheck')).toBe(200)
})

test('rate: the same requests fail for the same seed, about the requested share', async () => {
  const fail = async (seed: number) => {
    const { ask } = await start([{ rate: 0.3, error: { status: 500 } }], seed)
    const statuses: unknown[] = []
    for (let request = 0; request < 60; request += 1) statuses.push(await ask('/healthcheck'))
    return statuses
  }
  const first = await fail(5)
  expect(await fail(5)).toEqual(first)
  expect(await fail(6)).not.toEqual(first)
  const failed = first.filter((status) => status === 500).length
  expect(failed).toBeGreaterThan(8)
  expect(failed).toBeLessThan(30)
})

test('times: only the first requests', async () => {
  const { ask } = await start([{ path: '/healthcheck', times: 2, error: { status: 500 } }])
  expect(await ask('/')).toBe(401)
  expect([await ask('/healthcheck'), await ask('/healthcheck'), await ask('/healthcheck')]).toEqual([
    500, 500, 200,
  ])
})

test('drop: the connection is closed without a reply, before or after the request is handled', async () => {
  const { ask, emulator, ...server } = await start()
  const client = connect({ ...server, emulator })
  await client.metrics.listNames()
  const post = () => client.metrics.create({ name: 'lost', value: 1, dimensions: {} })
  emulator.faults.set([{ method: 'POST', path: '/v2.0/metrics', drop: 'before' }])
  await expect(post()).rejects.toThrow()
  expect((await client.metrics.listNames()).elements).toEqual([])
  emulator.faults.set([{ method: 'POST', path: '/v2.0/metrics', drop: 'after' }])
  await expect(post()).rejects.toThrow()
  expect((await client.metrics.listNames()).elements).toEqual(['lost'])
  emulator.faults.set([{ drop: 'before' }])
  expect(await ask('/healthcheck')).toBe('lost')
})

test('drop, truncate: in process the platform’s errors are thrown', async () => {
  const { emulator } = await startServer('in process', { faults: { rules: [{ drop: 'before' }] } })
  await expect(emulator.fetch('http://emulator.test/identity')).rejects.toThrow(new TypeError('fetch failed'))
  emulator.faults.set([{ truncate: 20 }])
  const { body } = await emulator.fetch('http://emulator.test/identity')
  const reader = body?.getReader()
  expect((await reader?.read())?.value?.byteLength).toBe(20)
  await expect(reader?.read()).rejects.toThrow(new TypeError('terminated'))
})

test('truncate: the body is cut off, also over HTTP', async () => {
  const { ask, faults } = await start()
  for (const truncate of [0, 1, 100]) {
    faults.set([{ truncate }])
    expect(await ask('/identity', { headers: {} })).toBe('lost')
  }
  faults.set([{ truncate: 1_000_000 }])
  expect(await ask('/identity', { headers: {} })).toBe(300)
  expect(await ask('/healthcheck', { method: 'HEAD' })).toBe(204)
})

test('bytesPerSecond: the body comes in pieces, by the clock', async () => {
  const now = 1_700_000_000_000
  const { emulator } = await startServer('in process', { clock: () => now })
  const whole = await (await emulator.fetch('http://emulator.test/identity')).text()
  emulator.faults.set([{ bytesPerSecond: 1000 }])
  const { body } = await emulator.fetch('http://emulator.test/identity')
  const reader = body?.getReader()
  let received = ''
  const decoder = new TextDecoder()
  const reading = (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      received += decoder.decode(part.value)
    }
  })()
  await new Promise((resolve) => setImmediate(resolve))
  expect(received).toHaveLength(100)
  await emulator.advance(100)
  await new Promise((resolve) => setImmediate(resolve))
  expect(received).toHaveLength(200)
  while (received.length < whole.length) {
    await emulator.advance(100)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await emulator.advance(100)
  await reading
  expect(received).toBe(whole)
})

test('latency: a request waits by the clock, and closing the emulator ends all waits', async () => {
  const { emulator } = await startServer('in process', { clock: () => 1_700_000_000_000 })
  emulator.faults.set([{ latency: 400 }, { path: '/healthcheck', latency: { from: 200, to: 200 } }])
  let answered = 0
  const ask = async (path: string) => {
    const { status } = await emulator.fetch(`http://emulator.test${path}`)
    answered += 1
    return status
  }
  const slow = ask('/healthcheck')
  const fast = ask('/identity')
  await emulator.advance(399)
  expect(answered).toBe(0)
  await emulator.advance(1)
  expect(await fast).toBe(300)
  expect(answered).toBe(1)
  await emulator.advance(200)
  expect(await slow).toBe(200)
  const last = ask('/healthcheck')
  await new Promise((resolve) => setImmediate(resolve))
  await emulator.close()
  expect(await last).toBe(503)
})

test('property: drawn latencies have the requested median and tail', () => {
  const random = createRandom(7)
  const draw = (latency: Parameters<typeof drawLatency>[0]) =>
    Array.from({ length: 20_000 }, () => drawLatency(latency, random)).sort((a, b) => a - b)
  const tailed = draw({ median: 100, p99: 1000 })
  expect(Math.abs((tailed[10_000] ?? 0) - 100)).toBeLessThan(5)
  expect(Math.abs((tailed[19_800] ?? 0) - 1000)).toBeLessThan(120)
  const even = draw({ from: 10, to: 20 })
  expect([even[0], even.at(-1)]).toEqual([10, 20])
  expect(draw(5)[0]).toBe(5)
})

test('expireToken: the server refuses the token, the client signs in again and continues', async () => {
  const server = await startServer('over HTTP')
  const client = connect(server)
  await client.metrics.listNames()
  server.emulator.faults.set([{ path: '/v2.0/**', times: 1, expireToken: true }])
  server.requests.length = 0
  await client.metrics.listNames()
  expect(server.requests).toEqual([
    'GET /v2.0/metrics/names',
    'POST /identity/v3/auth/tokens',
    'GET /v2.0/metrics/names',
  ])
})

test('clockShift: tokens and dates use the wrong clock', async () => {
  const now = Date.parse('2026-01-01T00:00:00Z')
  const server = await startServer('over HTTP', { clock: () => now })
  server.emulator.faults.clockShift = -3_600_000
  const response = await fetch(`${server.origin}/identity/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'mini-mon', domain: { id: 'default' }, password: 'password' } },
        },
      },
    }),
  })
  const { token: issued } = (await response.json()) as { token: { issued_at: string } }
  expect(issued.issued_at).toBe('2025-12-31T23:00:00.000000Z')
  expect(response.headers.get('Date')).toBe('Wed, 31 Dec 2025 23:00:00 GMT')
})

test('error: invalid rules change nothing', async () => {
  const { faults } = await start([{ latency: 1 }])
  const wrong: [unknown, string][] = [
    [{ rate: 2 }, '"rate" of a fault must be a number from 0 to 1.'],
    [
      { status: 500 },
      '"status" of a fault is not a known member; the members are method, path, rate, times, latency, error',
    ],
    [{ latency: { from: 2, to: 1 } }, '"to" of a fault must be at least "from".'],
    [
      { latency: { median: 0, p99: 1 } },
      '"p99" of a fault must be at least "median", which must be above 0.',
    ],
    [{ latency: 'long' }, '"latency" of a fault must be a number from 0 to 86400000.'],
    [{ error: { status: 200 } }, '"status" of a fault must be a number from 400 to 599.'],
    [{ error: { status: 500, shape: 'E' } }, '"shape" of a fault must be "A", "B", "C" or "D".'],
    [{ drop: true }, '"drop" of a fault must be "before" or "after".'],
    [{ path: 'v2.0' }, '"path" of a fault must be a path that starts with a slash or a star.'],
    [{ bytesPerSecond: 0 }, '"bytesPerSecond" of a fault must be a number from 1'],
    [7, 'A fault must be an object.'],
  ]
  for (const [rule, message] of wrong) expect(() => faults.set([rule as FaultRule])).toThrow(message)
  expect(faults.rules).toEqual([{ latency: 1 }])
})

test('close: a waiting request does not delay closing', async () => {
  // Ten minutes: waiting for them would fail the test.
  const { ask, emulator } = await start([{ latency: 600_000 }])
  const asked = ask('/healthcheck')
  await new Promise((resolve) => setTimeout(resolve, 50))
  await emulator.close()
  expect(await asked).not.toBe(200)
})
