import { networkInterfaces } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { sendRaw } from '../test/sendRaw.js'
import { createApp } from './app.js'
import { listen } from './listen.js'

async function start(host: string, allowedHosts: string[] = []) {
  const seen: string[] = []
  const backend = {
    fetch: (request: Request) => {
      seen.push(request.url)
      return new Response('{}')
    },
  }
  const page = { body: new TextEncoder().encode('the page'), type: 'text/html' }
  const app = createApp({ backend, files: new Map([['/index.html', page]]) })
  const server = await listen(app, { port: 0, host, allowedHosts })
  onTestFinished(() => server.close())
  const status = async (name: string, path = '/identity/v3') => {
    const answer = await sendRaw(server.port, [`GET ${path} HTTP/1.1`, `Host: ${name}`, 'Connection: close'])
    return answer.slice(9, 12)
  }
  return { ...server, status, seen }
}

test('A6: the dashboard answers to this machine’s names only, page and gateway', async () => {
  const { status, seen, port } = await start('127.0.0.1')
  for (const name of ['127.0.0.1', `localhost:${port}`, 'dashboard.localhost', '[::1]:80', 'LOCALHOST.']) {
    expect(`${name} ${await status(name)}`).toBe(`${name} 200`)
  }
  const own = seen.length
  for (const name of ['evil.example', `evil.example:${port}`, 'localhost.evil.example', '127.0.0.1.nip.io']) {
    for (const path of ['/', '/identity/v3', '/v2.0/metrics', '/websso/start', '/assets/x.js']) {
      expect(`${name}${path} ${await status(name, path)}`).toBe(`${name}${path} 421`)
    }
  }
  expect(await status('127.0.0.1', 'http://evil.example/identity/v3')).toBe('421')
  expect(await status('evil.example', 'http://127.0.0.1/identity/v3')).toBe('421')
  expect(seen.length).toBe(own)
})

test('A6: further hosts are allowed by name, with the names below a dot', async () => {
  const { status } = await start('127.0.0.1', ['dashboard.example.org', '.cloud.example'])
  for (const name of ['dashboard.example.org', 'a.cloud.example', 'cloud.example:8443']) {
    expect(`${name} ${await status(name)}`).toBe(`${name} 200`)
  }
  expect(await status('other.example.org')).toBe('421')
})

test('B2: on all addresses it answers to each of them, and lists those that other machines can use', async () => {
  const { status, url, networkUrls, port } = await start('0.0.0.0')
  expect(url).toBe(`http://127.0.0.1:${port}`)
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}`)
  expect(networkUrls).toEqual(own)
  for (const address of own) expect(await status(new URL(address).host)).toBe('200')
  expect(await status('evil.example')).toBe('421')
})

test('/healthz: responds to every host, since load balancers use an address, and only to reads', async () => {
  const { status, seen, port } = await start('127.0.0.1')
  for (const name of ['127.0.0.1', '10.0.0.7:5173', 'evil.example']) {
    expect(`${name} ${await status(name, '/healthz')}`).toBe(`${name} 200`)
  }
  expect(await sendRaw(port, ['GET /healthz HTTP/1.1', 'Host: x', 'Connection: close'])).toContain(
    '{"status":"ok"}',
  )
  const post = ['POST /healthz HTTP/1.1', 'Host: x', 'Content-Length: 0', 'Connection: close']
  expect((await sendRaw(port, post)).slice(9, 12)).toBe('405')
  expect(await status('evil.example', '/healthz/x')).toBe('421')
  expect(seen).toEqual([])
})

test('close: waits for a response under way, and accepts no more connections', async () => {
  let respond = (): void => {}
  const requested = new Promise<void>((resolve) => {
    respond = resolve
  })
  let received = (): void => {}
  const arrived = new Promise<void>((resolve) => {
    received = resolve
  })
  const handler = {
    fetch: async () => {
      received()
      await requested
      return new Response('complete')
    },
  }
  const server = await listen(handler, { port: 0, host: '127.0.0.1' })
  const reply = fetch(server.url).then((response) => response.text())
  await arrived
  const closed = server.close(60_000)
  await expect(fetch(server.url)).rejects.toThrow()
  respond()
  expect(await reply).toBe('complete')
  await closed
})
