import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { createServer as createViteServer } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { createHostGuard } from '../../src/http/hosts/index.js'
import { createEmulator, type EmulatorOptions } from '../../src/index.js'
import { monascaEmulator } from '../../src/vite.js'
import { rawRequest, statusOf } from './rawRequest.js'

const discovery = '/.well-known/openid-configuration'

async function start(options: EmulatorOptions = {}, host = '127.0.0.1') {
  const emulator = createEmulator(options)
  onTestFinished(emulator.close)
  const { port } = await emulator.listen({ port: 0, host })
  const providerPort = Number(new URL(emulator.issuer ?? 'http://none:1').port)
  return { emulator, port, providerPort }
}

async function ask(port: number, host: string, path = '/identity/v3'): Promise<string> {
  return rawRequest(port, [`GET ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close'])
}

test.each([
  '127.0.0.1',
  '127.0.0.1:1234',
  '127.8.9.10',
  'localhost',
  'LOCALHOST:80',
  'localhost.',
  'localhost.:8070',
  'my.app.localhost',
  '[::1]',
  '[::1]:8070',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::FFFF:7f00:1]:8070',
])('A6: Keystone, Monasca and the provider answer to %s', async (host) => {
  const { port, providerPort } = await start()
  expect(statusOf(await ask(port, host))).toBe(200)
  expect(statusOf(await ask(port, host, '/healthcheck'))).toBe(200)
  expect(statusOf(await ask(providerPort, host, discovery))).toBe(200)
})

test.each([
  'evil.test',
  'EVIL.test:8070',
  'evil.test.',
  'localhost.evil.test',
  'notlocalhost',
  'localhost..',
  '127.0.0.1.evil.test',
  '128.0.0.1',
  '0.0.0.0',
  '192.0.2.7:8070',
  '[2001:db8::1]',
  '[::]',
  '[::ffff:192.0.2.7]',
])('A6: no server answers to %s, and the reply contains the option', async (host) => {
  const { port, providerPort } = await start()
  const answers = [
    await ask(port, host),
    await ask(port, host, '/v2.0/metrics'),
    await ask(port, host, '/emulator/v1/outbox'),
    await ask(providerPort, host, discovery),
    await rawRequest(port, ['OPTIONS /identity HTTP/1.1', `Host: ${host}`, 'Origin: http://localhost']),
  ]
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 421 Misdirected Request\r\n/)
    expect(answer).toContain('"allowedHosts" (on the command line: --allowed-hosts ')
    expect(answer).not.toMatch(/access-control-allow/i)
  }
})

test.each([
  '',
  'localhost@evil.test',
  'evil.test/localhost',
  'localhost#evil.test',
  'localhost evil.test',
  'localhost,evil.test',
  '[::1',
  '::1',
  '[::1]evil.test',
  '[localhost]',
  'localhost:99999',
  'localhost:80:80',
  'localhost:http',
  '%6cocalhost',
  'l\u00f6calhost',
  '*',
  '.',
])('A6: the malformed host %j is refused', async (host) => {
  const { port, providerPort } = await start()
  const refusals = [400, 421]
  expect(refusals).toContain(statusOf(await ask(port, host)))
  expect(refusals).toContain(statusOf(await ask(providerPort, host, discovery)))
})

test('A6: a second Host header is refused, equal or not, in either order', async () => {
  const { port } = await start()
  for (const hosts of [
    ['localhost', 'evil.test'],
    ['evil.test', 'localhost'],
    ['localhost', 'localhost'],
  ]) {
    const headers = hosts.map((host) => `Host: ${host}`)
    expect(statusOf(await rawRequest(port, ['GET / HTTP/1.1', ...headers, 'Connection: close']))).toBe(400)
  }
})

test('A6: the host of an absolute request target is checked as well as the header', async () => {
  const { port } = await start()
  const send = async (target: string, host: string) =>
    statusOf(await rawRequest(port, [`GET ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close']))
  expect(await send('http://localhost/identity/v3', 'localhost')).toBe(200)
  expect(await send('http://evil.test/identity/v3', 'localhost')).toBe(421)
  expect(await send('HTTP://evil.test/identity/v3', 'localhost')).toBe(421)
  expect(await send('http://localhost/identity/v3', 'evil.test')).toBe(421)
  expect([400, 421]).toContain(await send('http://localhost@evil.test/identity/v3', 'localhost'))
})

test('A6: HTTP/1.0 may omit Host, HTTP/1.1 may not', async () => {
  const { port } = await start()
  expect(statusOf(await rawRequest(port, ['GET /identity/v3 HTTP/1.0']))).toBe(200)
  expect(statusOf(await rawRequest(port, ['GET /identity/v3 HTTP/1.0', 'Host: evil.test']))).toBe(421)
  expect(statusOf(await rawRequest(port, ['GET /identity/v3 HTTP/1.1', 'Connection: close']))).toBe(400)
})

test('A6: allowedHosts adds names, names below a name, and addresses, at every port', async () => {
  const allowedHosts = ['Monasca.Example.org', '.lan.test', '192.0.2.7', '2001:DB8:0::7']
  const { port, providerPort } = await start({ allowedHosts })
  for (const host of [
    'monasca.example.org:8070',
    'lan.test',
    'a.b.lan.test.',
    '192.0.2.7',
    '[2001:db8::7]:80',
  ]) {
    expect(statusOf(await ask(port, host))).toBe(200)
    expect(statusOf(await ask(providerPort, host, discovery))).toBe(200)
  }
  for (const host of ['example.org', 'x.monasca.example.org', 'evil-lan.test', '192.0.2.70']) {
    expect(statusOf(await ask(port, host))).toBe(421)
  }
})

test('A6: on all interfaces, every address of this machine is accepted, and no other name', async () => {
  const { port } = await start({ oidc: false }, '0.0.0.0')
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])
  const hosts = addresses.map(({ family, address }) => (family === 'IPv6' ? `[${address}]` : address))
  for (const host of [...hosts, '0.0.0.0'])
    expect([host, statusOf(await ask(port, host))]).toEqual([host, 200])
  expect(statusOf(await ask(port, 'evil.test'))).toBe(421)
})

test('A6: emulator.handle checks requests of the server it is mounted in', async () => {
  const emulator = createEmulator({ oidc: false, allowedHosts: ['app.test'] })
  onTestFinished(emulator.close)
  const server = createServer((incoming, outgoing) => void emulator.handle(incoming, outgoing))
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  expect(statusOf(await ask(port, 'app.test'))).toBe(200)
  expect(statusOf(await ask(port, 'evil.test'))).toBe(421)
  const inProcess = await emulator.fetch('http://evil.test/identity/v3')
  expect(inProcess.status).toBe(200)
})

test("A6: the Vite plugin answers to Vite's own list, but not to any name", async () => {
  const ask421 = async (allowedHosts: true | string[], host: string) => {
    const server = await createViteServer({
      configFile: false,
      logLevel: 'silent',
      plugins: [monascaEmulator({ oidc: false, allowedHosts: ['mine.test'] })],
      server: { port: 0, host: '127.0.0.1', allowedHosts },
    })
    onTestFinished(() => server.close())
    await server.listen()
    const { port } = { ...(server.httpServer?.address() as AddressInfo | undefined) }
    return statusOf(await ask(port ?? 0, host))
  }
  expect(await ask421(['app.test', 'not a host'], 'app.test')).toBe(200)
  expect(await ask421(true, 'mine.test')).toBe(200)
  expect(await ask421(true, 'evil.test')).toBe(421)
})

test('A6: a guard protects other servers too, and takes the bound address from the connection', async () => {
  const guard = createHostGuard({ host: '127.0.0.1' })
  const server = createServer((incoming, outgoing) => {
    if (guard(incoming, outgoing)) outgoing.end('mine')
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  expect(await ask(port, `127.0.0.1:${port}`)).toContain('mine')
  expect(await ask(port, 'evil.test')).toContain(`Use http://127.0.0.1:${port}`)
})
