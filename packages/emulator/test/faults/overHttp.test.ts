import { request as send } from 'node:http'
import { expect, test } from 'vitest'
import type { FaultsOptions } from '../../src/index.js'
import { startServer } from '../client/setup.js'

async function start(faults?: FaultsOptions) {
  const { origin, emulator } = await startServer('over HTTP', {
    oidc: false,
    faults,
    clock: () => Date.parse('2026-01-01T00:00:00Z'),
  })
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${origin}/emulator/v1/${path}`, {
      method,
      ...(body === undefined
        ? { headers }
        : { headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
  }
  return { origin, emulator, call }
}

test('default: off', async () => {
  const { call, emulator } = await start()
  for (const [method, path] of [
    ['PUT', 'faults'],
    ['GET', 'faults'],
    ['POST', 'clock'],
    ['PUT', 'clock'],
  ] as const) {
    const body = method === 'GET' ? undefined : { rules: [{}], advanceMs: 1000, shiftMs: 1000 }
    expect((await call(method, path, body)).status).toBe(404)
  }
  expect(emulator.faults.rules).toEqual([])
  expect(emulator.faults.clockShift).toBe(0)
})

test('faults: set, listed, applied, and removed', async () => {
  const { call, origin } = await start({ http: true })
  const rules = [{ path: '/healthcheck', error: { status: 503 } }]
  expect(await call('PUT', 'faults', { rules, seed: 4 })).toEqual({ status: 200, body: { rules } })
  expect(await call('GET', 'faults')).toEqual({ status: 200, body: { rules } })
  expect((await fetch(`${origin}/healthcheck`)).status).toBe(503)
  // Faults do not affect the requests that remove them.
  await call('PUT', 'faults', { rules: [{ drop: 'before' }] })
  expect((await call('DELETE', 'faults')).status).toBe(204)
  expect((await fetch(`${origin}/healthcheck`)).status).toBe(200)
})

test('clock: moved forward, and shifted', async () => {
  const { call } = await start({ http: true })
  expect((await call('GET', 'clock')).body).toEqual({ now: '2026-01-01T00:00:00.000Z', shiftMs: 0 })
  expect((await call('POST', 'clock', { advanceMs: 90_000 })).body).toEqual({
    now: '2026-01-01T00:01:30.000Z',
    shiftMs: 0,
  })
  expect((await call('PUT', 'clock', { shiftMs: -60_000 })).body).toEqual({
    now: '2026-01-01T00:00:30.000Z',
    shiftMs: -60_000,
  })
})

test('error: invalid bodies', async () => {
  const { call, emulator } = await start({ http: true })
  const wrong: [method: string, path: string, body: unknown][] = [
    ['PUT', 'faults', {}],
    ['PUT', 'faults', []],
    ['PUT', 'faults', { rules: [{ rate: 'often' }] }],
    ['PUT', 'faults', { rules: [], seed: 'x' }],
    ['POST', 'clock', { advanceMs: -1 }],
    ['POST', 'clock', { advanceMs: 1e300 }],
    ['POST', 'clock', null],
    ['PUT', 'clock', { shiftMs: '5' }],
  ]
  for (const [method, path, body] of wrong) {
    const { status, body: answer } = await call(method, path, body)
    expect(status).toBe(400)
    expect(answer).toMatchObject({ title: 'Bad request' })
  }
  const plain = { 'Content-Type': 'text/plain' }
  expect((await call('PUT', 'faults', { rules: [{}] }, plain)).status).toBe(400)
  expect(emulator.faults.rules).toEqual([])
})

test('error: pages of other machines, and other names of this one', async () => {
  const { call, emulator, origin } = await start({ http: true })
  const rules = [{ error: { status: 500 } }]
  for (const page of ['https://evil.example', 'http://localhost.evil.example', 'null']) {
    expect((await call('PUT', 'faults', { rules }, { Origin: page })).status).toBe(403)
  }
  expect((await call('PUT', 'faults', { rules: [] }, { Origin: 'http://localhost:5173' })).status).toBe(200)
  const status = await new Promise((resolve, reject) => {
    const headers = { Host: 'rebound.example', 'Content-Type': 'application/json' }
    const exchange = send(`${origin}/emulator/v1/faults`, { method: 'PUT', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    exchange.on('error', reject)
    exchange.end(JSON.stringify({ rules }))
  })
  expect(status).toBe(421)
  expect(emulator.faults.rules).toEqual([])
})
