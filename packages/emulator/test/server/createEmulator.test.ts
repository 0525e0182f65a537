import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions, ListenError } from '../../src/index.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

function start(options?: EmulatorOptions): Emulator {
  const emulator = createEmulator(options)
  closing.push(emulator.close)
  return emulator
}

const auth = {
  identity: {
    methods: ['password'],
    password: { user: { name: 'mini-mon', domain: { id: 'default' }, password: 'password' } },
  },
  scope: { project: { name: 'mini-mon', domain: { id: 'default' } } },
}

async function signIn(emulator: Emulator, origin = 'http://emulator.test'): Promise<string> {
  const response = await emulator.fetch(`${origin}/identity/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth }),
  })
  expect(response.status).toBe(201)
  return response.headers.get('X-Subject-Token') ?? ''
}

test('default: Monasca accepts a token of Keystone, in process', async () => {
  const emulator = start()
  const token = await signIn(emulator)
  const metrics = new Request('http://emulator.test/v2.0/metrics', { headers: { 'X-Auth-Token': token } })
  expect((await emulator.fetch(metrics)).status).toBe(200)
  expect((await emulator.fetch('http://emulator.test/v2.0/metrics')).status).toBe(401)
})

test('default: listens on a free port of this machine, and closes', async () => {
  const emulator = start()
  const listener = await emulator.listen({ port: 0 })
  expect(listener.url).toBe(`http://127.0.0.1:${listener.port}`)
  const response = await fetch(`${listener.url}/identity`)
  expect(response.status).toBe(300)
  expect(await response.text()).toContain(`${listener.url}/identity/v3/`)
  expect(response).toBeInstanceOf(globalThis.Response)
  await listener.close()
  await listener.close()
  await expect(fetch(`${listener.url}/identity`)).rejects.toThrow('fetch failed')
})

test('behavior: close ends idle connections and unfinished requests at once, and may be called again', async () => {
  const emulator = start()
  const { url } = await emulator.listen({ port: 0 })
  const agent = new Agent({ keepAlive: true })
  closing.push(() => agent.destroy())
  const response = await new Promise<IncomingMessage>((resolve) => get(url, { agent }, resolve))
  const ended = new Promise((resolve) => response.socket.once('close', resolve))
  response.resume()
  // Its second request never ends: waiting for it would take minutes.
  const unfinished = connect(Number(new URL(url).port), '127.0.0.1')
  closing.push(() => unfinished.destroy())
  unfinished.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  await once(unfinished, 'data')
  unfinished.write('GET / HTTP/1.1\r\n')
  const cut = new Promise((resolve) => unfinished.once('close', resolve))
  unfinished.on('error', () => {})
  await emulator.close()
  await Promise.all([ended, cut])
  await emulator.close()
  expect((await emulator.fetch('http://emulator.test/')).status).toBe(503)
})

test('error: a port in use is reported, with the option to change', async () => {
  const { port } = await start().listen({ port: 0 })
  const failing = start().listen({ port })
  await expect(failing).rejects.toThrow(ListenError)
  await expect(failing).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await expect(failing).rejects.toThrow(new RegExp(`Port ${port} of 127.0.0.1 is in use.*--port`))
})

test('error: an address of another machine', async () => {
  await expect(start().listen({ port: 0, host: '192.0.2.1' })).rejects.toThrow(/no address 192.0.2.1.*--host/)
})

test('behavior: data and tokens survive a restart; without a folder they do not', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'monasca-emulator-'))
  closing.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const namesFrom = async (emulator: Emulator, token: string) => {
    const headers = { 'X-Auth-Token': token }
    const response = await emulator.fetch('http://emulator.test/v2.0/metrics/names', { headers })
    return response.status === 200 ? ((await response.json()) as { elements: unknown[] }).elements : []
  }
  const first = start({ dataDir })
  const token = await signIn(first)
  const posted = await first.fetch('http://emulator.test/v2.0/metrics', {
    method: 'POST',
    headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'kept', dimensions: {}, timestamp: Date.now(), value: 1 }),
  })
  expect(posted.status).toBe(204)
  await first.close()
  const second = start({ dataDir })
  expect(await namesFrom(second, token)).toEqual([{ name: 'kept' }])
  expect(await namesFrom(start(), token)).toEqual([])
})

test('behavior: an aborted call rejects with its reason', async () => {
  const emulator = start()
  const reason = new Error('enough')
  await expect(
    emulator.fetch('http://emulator.test/identity', { signal: AbortSignal.abort(reason) }),
  ).rejects.toBe(reason)
  const controller = new AbortController()
  const running = emulator.fetch('http://emulator.test/identity', { signal: controller.signal })
  controller.abort(reason)
  await expect(running).rejects.toBe(reason)
})
