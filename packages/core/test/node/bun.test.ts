import { expect, onTestFinished, test, vi } from 'vitest'
import { createNodeFetch } from '../../src/node/index.js'
import { fixture, fixtureText } from './servers.js'

/** Bun, as far as this library sees it: its version, and a `fetch` with further options. */
function enterBun(env: Record<string, string> = {}): RequestInit[] {
  const received: RequestInit[] = []
  vi.stubGlobal('process', { ...process, env, versions: { ...process.versions, bun: '1.4.5' } })
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    received.push(init)
    return Promise.resolve(new Response())
  })
  onTestFinished(() => void vi.unstubAllGlobals())
  return received
}

const url = 'https://cloud.test/identity'

test('behavior: `verify`, `cert` and `proxy` become options of Bun’s fetch', async () => {
  const received = enterBun()
  const fetch = createNodeFetch({
    verify: fixture('ca.pem'),
    cert: [fixture('client.pem'), fixture('client.key')],
    proxy: 'user:pass%20word@proxy.test:3128',
  })
  await fetch(url, { method: 'GET' })
  await fetch.close()
  expect(received).toEqual([
    {
      method: 'GET',
      tls: {
        rejectUnauthorized: true,
        ca: fixtureText('ca.pem'),
        cert: fixtureText('client.pem'),
        key: fixtureText('client.key'),
      },
      proxy: 'http://user:pass%20word@proxy.test:3128/',
    },
  ])
})

test('behavior: the proxy of the environment, except for exempt hosts', async () => {
  const received = enterBun()
  const env = { HTTPS_PROXY: 'http://proxy.test:3128', NO_PROXY: 'monasca.test' }
  const fetch = createNodeFetch({ env, verify: false, onWarning: () => undefined })
  await fetch(url, {})
  await fetch('https://monasca.test/v2.0', {})
  const tls = { rejectUnauthorized: false }
  expect(received).toEqual([{ tls, proxy: 'http://proxy.test:3128/' }, { tls }])
})

test('error: `proxy: false` while Bun itself would use a proxy', () => {
  enterBun({ HTTPS_PROXY: 'http://proxy.test:3128' })
  expect(() => createNodeFetch({ proxy: false })).toThrow('`proxy` cannot be `false` in Bun')
})

test('error: an https proxy would receive the client certificate', () => {
  enterBun()
  const cert = [fixture('client.pem'), fixture('client.key')] as const
  expect(() => createNodeFetch({ cert, proxy: 'https://proxy.test' })).toThrow(
    '`proxy` cannot be an https proxy in Bun beside `cert`',
  )
})
