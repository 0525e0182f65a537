import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { startServer } from './fixtures/startServer.js'
import { chart, expect, test } from './test.js'

const running: ChildProcess[] = []

/** Starts a separate server, which ends with the test. */
function start(args: string[]) {
  const server = startServer(args)
  running.push(server.child)
  return server
}

/** A port that is taken. */
async function takePort() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

test.afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

test('start: prints addresses, a user and how to stop, and stops immediately', async () => {
  const server = start(['--port', '0', '--emulator-port', '0', '--fleet', '0'])
  const address = await server.address()
  expect((await fetch(address)).status).toBe(200)
  expect(server.printed()).toContain('mini-mon / password')
  const other = /(http\S+)\/identity/.exec(server.printed())?.[1]
  expect((await fetch(`${other}/identity/v3`)).status).toBe(200)

  // A request that never ends: who waited for it would wait for minutes.
  const unfinished = connect(Number(new URL(address).port), '127.0.0.1')
  unfinished.on('error', () => {})
  unfinished.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  await once(unfinished, 'data')
  unfinished.write('GET / HTTP/1.1\r\n')
  server.child.kill('SIGINT')
  expect(await server.exit).toBe(0)
  unfinished.destroy()
})

test('page port in use: names the option, and exits with an error', async () => {
  const taken = await takePort()
  const server = start(['--port', String(taken.port), '--emulator-port', '0', '--fleet', '0'])
  expect(await server.exit).toBe(1)
  expect(server.printed()).toContain(`Port ${taken.port}`)
  expect(server.printed()).toContain(`--port ${taken.port + 1}`)
  expect(server.printed()).not.toMatch(/^\s+at /m)
  taken.close()
})

test('emulator port in use: the dashboard still runs', async () => {
  const taken = await takePort()
  const server = start(['--port', '0', '--emulator-port', String(taken.port), '--fleet', '0'])
  const address = await server.address()
  expect(server.printed()).toContain(`port ${taken.port} is in use`)
  expect((await fetch(`${address}/identity/v3`)).status).toBe(200)
  taken.close()
})

test('options: invalid values are refused with a message', async () => {
  const refused = async (...args: string[]) => {
    const server = start(args)
    expect(await server.exit).toBe(1)
    return server.printed()
  }
  expect(await refused('--port', 'http')).toContain('--port must be a whole number from 0 to 65535')
  expect(await refused('--keystone-url', 'http://keystone:5000')).toContain('requires --monasca-url')
  const openid = ['--oidc-discovery', 'https://login.example.org/metadata', '--identity-provider', 'company']
  expect(await refused(...openid)).toContain('add --oidc-issuer')
  const several = await refused(
    '--monasca-url',
    'monasca',
    '--keystone-url',
    'http://keystone',
    '--fleet',
    '-1',
  )
  expect(several).toContain('The configuration has 2 mistakes:')
  expect(several).toContain('--monasca-url must be an address such as')
  expect(await refused('--prot', '5173')).toContain('unknown option')
})

const gatewayTest = test.extend({
  // This test has its own origin, beside that of the shared server.
  baseURL: async ({ browserName: _ }, use) => {
    const behind = `http://127.0.0.1:${process.env['EMULATOR_PORT']}`
    const keystone = ['--keystone-url', `${behind}/identity/v3`]
    const server = start(['--port', '0', ...keystone, '--monasca-url', `${behind}/v2.0`])
    await use(await server.address())
  },
})

gatewayTest('gateway: signs in at its Keystone, and shows the data of its Monasca', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('')
  await page.getByRole('textbox', { name: 'User name' }).fill('mini-mon')
  await page.getByRole('textbox', { name: 'Password' }).fill('password')
  await page.getByRole('textbox', { name: 'Project' }).fill('mini-mon')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
})

test('B2: on all addresses: prints those of the network and the limits of plain http, and accepts no other host', async () => {
  const server = start(['--host', '0.0.0.0', '--port', '0', '--emulator-port', '0', '--fleet', '0'])
  const address = await server.address()
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const network = /On the network +(\S+?),?\s/.exec(server.printed())?.[1]
  // A machine without network has no line.
  if (network !== undefined) {
    expect(server.printed()).toContain('OpenID')
    const page = await (await fetch(network)).text()
    expect(page).not.toContain('127.0.0.1')
  }
  expect(await (await fetch(address)).text()).toContain('openid-configuration')
})

test('A10: the log and the page show why Keystone does not respond', async ({ page }) => {
  const taken = await takePort()
  taken.close()
  const behind = `http://127.0.0.1:${taken.port}`
  const server = start(['--port', '0', '--keystone-url', behind, '--monasca-url', behind])
  const address = await server.address()
  const response = await fetch(`${address}/identity/v3`)
  expect(response.status).toBe(502)
  expect(server.printed()).toMatch(
    /Gateway: GET \/identity\/v3: no response from Keystone at \S+ It refuses connections/,
  )
  expect(await page.request.get(`${address}/favicon.ico`).then((icon) => icon.status())).toBe(200)
})

test('stop: SIGTERM ends with 0, and a request under way gets its whole response', async () => {
  let respond = (): void => {}
  const upstream = createHttpServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"healthy":')
    respond = () => void response.end('true}')
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  const behind = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
  const server = start(['--port', '0', '--keystone-url', behind, '--monasca-url', behind])
  const address = await server.address()
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' })
  const response = await fetch(`${address}/healthcheck`)
  server.child.kill('SIGTERM')
  await expect.poll(() => fetch(`${address}/healthz`).catch(() => 'closed')).toBe('closed')
  respond()
  expect(await response.json()).toEqual({ healthy: true })
  expect(await server.exit).toBe(0)
  upstream.close()
})

test('A10: --help describes private authorities, and a file without one is refused', async () => {
  const help = start(['--help'])
  expect(await help.exit).toBe(0)
  expect(help.printed()).toMatch(/--ca-file <path>[^-]+private/)
  const urls = ['--keystone-url', 'https://127.0.0.1', '--monasca-url', 'https://127.0.0.1']
  const server = start([...urls, '--ca-file', '/no/such/file.pem'])
  expect(await server.exit).toBe(1)
  expect(server.printed()).toContain('--ca-file names a file that does not exist')
})
