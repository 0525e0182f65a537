import type { TLSSocket } from 'node:tls'
import { inspect } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { type CreateNodeFetchOptions, createNodeFetch, type NodeFetch } from '../../src/node/index.js'
import { fixture, fixtureText, listenPlain, listenProxy, listenTls } from './servers.js'

function make(options: CreateNodeFetchOptions = {}): NodeFetch {
  const fetch = createNodeFetch({ env: {}, ...options })
  onTestFinished(() => fetch.close())
  return fetch
}

/** The codes of an error and its causes. */
async function codesOf(promise: Promise<unknown>): Promise<unknown[]> {
  const codes: unknown[] = []
  let error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  while (error instanceof Error) {
    if ('code' in error) codes.push(error.code)
    error = error.cause
  }
  return codes
}

const greet = (_: unknown, response: { end: (text: string) => void }) => response.end('hello')

test('default: a certificate of an unknown CA is rejected', async () => {
  const url = await listenTls(greet)
  expect(await codesOf(make()(url))).toEqual(['UNABLE_TO_VERIFY_LEAF_SIGNATURE'])
})

test('verify: a path trusts that CA', async () => {
  const url = await listenTls(greet)
  const response = await make({ verify: fixture('ca.pem') })(url)
  expect(await response.text()).toBe('hello')
})

test('verify: a path trusts that CA and no other', async () => {
  const url = await listenTls(greet)
  expect(await codesOf(make({ verify: fixture('client.pem') })(url))).not.toEqual([])
})

test('ca: trusts the CA in the text', async () => {
  const url = await listenTls(greet)
  expect((await make({ ca: fixtureText('ca.pem') })(url)).status).toBe(200)
})

test('verify: false accepts any certificate, and warns once', async () => {
  const url = await listenTls(greet)
  const warnings: string[] = []
  const fetch = make({ verify: false, onWarning: (message) => warnings.push(message) })
  expect((await fetch(url)).status).toBe(200)
  expect((await fetch(url)).status).toBe(200)
  expect(warnings).toEqual([expect.stringMatching(/^Certificates are not checked \(`verify: false`\)/)])
})

test('verify: the host name is checked', async () => {
  const url = (await listenTls(greet)).replace('127.0.0.1', 'ip6-localhost.invalid')
  const real = (await listenTls(greet)).replace('127.0.0.1', '127.0.0.2')
  expect(await codesOf(make({ verify: fixture('ca.pem') })(url))).toEqual(['ENOTFOUND'])
  expect(await codesOf(make({ verify: fixture('ca.pem') })(real))).toEqual(['ECONNREFUSED'])
})

const showClient = (request: { socket: unknown }, response: { end: (text: string) => void }) => {
  const socket = request.socket as TLSSocket
  response.end(
    JSON.stringify({ authorized: socket.authorized, name: socket.getPeerCertificate().subject?.CN }),
  )
}

test('cert: a pair of paths is presented to a server that requests it', async () => {
  const url = await listenTls(showClient, 'required')
  const fetch = make({ verify: fixture('ca.pem'), cert: [fixture('client.pem'), fixture('client.key')] })
  expect(await (await fetch(url)).json()).toEqual({ authorized: true, name: 'test-client' })
})

test('cert: the key may be separate', async () => {
  const url = await listenTls(showClient, 'required')
  const fetch = make({ verify: fixture('ca.pem'), cert: fixture('client.pem'), key: fixture('client.key') })
  expect(await (await fetch(url)).json()).toEqual({ authorized: true, name: 'test-client' })
})

test('cert: one text may contain both', async () => {
  const url = await listenTls(showClient, 'required')
  const cert = fixtureText('client.pem') + fixtureText('client.key')
  expect(await (await make({ verify: fixture('ca.pem'), cert })(url)).json()).toMatchObject({
    authorized: true,
  })
})

test('cert: works without `verify`', async () => {
  const url = await listenTls(showClient, 'wanted')
  const cert = [fixture('client.pem'), fixture('client.key')] as const
  expect(await codesOf(make({ cert })(url))).toEqual(['SELF_SIGNED_CERT_IN_CHAIN'])
})

test('cert: without one, a server that requires it does not respond', async () => {
  const url = await listenTls(showClient, 'required')
  // Node's server closes the connection, Apache sends an alert first.
  expect(await codesOf(make({ verify: fixture('ca.pem') })(url))).toEqual([
    expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET|ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED)$/),
  ])
})

test('proxy: plain http is forwarded, without a tunnel', async () => {
  const url = await listenPlain(greet)
  const proxy = await listenProxy()
  expect(await (await make({ proxy: proxy.url })(`${url}/path?a=1`)).text()).toBe('hello')
  expect(proxy.log).toEqual([{ line: `GET ${url}/path?a=1`, authorization: undefined }])
})

test('proxy: https goes through a tunnel, and its certificate is still checked', async () => {
  const url = await listenTls(greet)
  const proxy = await listenProxy()
  const fetch = make({ proxy: proxy.url, verify: fixture('ca.pem') })
  expect(await (await fetch(url)).text()).toBe('hello')
  expect(proxy.log).toEqual([{ line: `CONNECT ${new URL(url).host}`, authorization: undefined }])
  expect(await codesOf(make({ proxy: proxy.url })(url))).toEqual(['UNABLE_TO_VERIFY_LEAF_SIGNATURE'])
})

test('proxy: the client certificate goes through the tunnel', async () => {
  const url = await listenTls(showClient, 'required')
  const proxy = await listenProxy()
  const cert = [fixture('client.pem'), fixture('client.key')] as const
  const fetch = make({ proxy: proxy.url, verify: fixture('ca.pem'), cert })
  expect(await (await fetch(url)).json()).toEqual({ authorized: true, name: 'test-client' })
})

test('proxy: may itself be on https', async () => {
  const url = await listenTls(greet)
  const proxy = await listenProxy({ tls: true })
  const fetch = make({ proxy: proxy.url, verify: fixture('ca.pem') })
  expect(await (await fetch(url)).text()).toBe('hello')
  expect(proxy.log).toHaveLength(1)
})

test('proxy: credentials in its URL are sent only to it', async () => {
  const seen: unknown[] = []
  const url = await listenPlain((request, response) => {
    seen.push(request.headers['proxy-authorization'])
    response.end()
  })
  const proxy = await listenProxy({ guarded: true })
  const fetch = make({ proxy: proxy.url.replace('//', '//user:pass%20word@') })
  expect((await fetch(url)).status).toBe(200)
  expect(proxy.log).toHaveLength(1)
  expect(seen).toEqual([undefined])
})

test('proxy: an error of the proxy contains no credentials', async () => {
  const url = await listenTls(greet)
  const proxy = await listenProxy({ guarded: true })
  const fetch = make({ proxy: proxy.url.replace('//', '//user:wr0ng@'), verify: fixture('ca.pem') })
  const error = await fetch(url).catch((reason: unknown) => reason)
  expect(inspect(error, { depth: 9 })).toContain('407')
  expect(inspect(error, { depth: 9 })).not.toMatch(/wr0ng|dXNlcjp3cjBuZw/)
})

test('proxy: the variables apply to each URL', async () => {
  const url = await listenPlain(greet)
  const proxy = await listenProxy()
  const port = new URL(url).port
  const fetch = make({ env: { HTTP_PROXY: proxy.url, NO_PROXY: 'localhost' } })
  expect((await fetch(url)).status).toBe(200)
  expect(proxy.log).toHaveLength(1)
  expect((await fetch(`http://localhost:${port}`)).status).toBe(200)
  expect(proxy.log).toHaveLength(1)
})

test('proxy: false ignores the variables', async () => {
  const url = await listenPlain(greet)
  const fetch = make({ proxy: false, env: { HTTP_PROXY: 'http://127.0.0.1:1' } })
  expect((await fetch(url)).status).toBe(200)
})

test('error: an invalid proxy URL is rejected at once, one in a variable only when used', async () => {
  const advice = expect.objectContaining({ name: 'InvalidParameterError', parameter: 'proxy' })
  expect(() => make({ proxy: 'socks5://user:s3cret@127.0.0.1:1080' })).toThrow(advice)
  expect(() => make({ proxy: 'http://user:100%zz@127.0.0.1' })).toThrow(advice)
  expect(() => make({ proxy: 'socks5://user:s3cret@127.0.0.1:1080' })).toThrow(/^(?!.*s3cret)/s)
  const url = await listenPlain(greet)
  const fetch = make({ env: { ALL_PROXY: 'socks5://127.0.0.1:1080', NO_PROXY: '127.0.0.1' } })
  expect((await fetch(url)).status).toBe(200)
  const error = await fetch('http://monasca.invalid').catch((reason: Error) => reason.cause)
  expect(error).toMatchObject({ parameter: 'proxy' })
})

test('behavior: requests after close fail', async () => {
  const url = await listenPlain(greet)
  const fetch = make()
  expect(await (await fetch(url)).text()).toBe('hello')
  await fetch.close()
  expect(await codesOf(fetch(url))).toEqual([expect.stringMatching(/^UND_ERR_(CLOSED|DESTROYED)$/)])
})

test('behavior: an abort rejects with the caller’s reason', async () => {
  const url = await listenPlain(() => undefined)
  const controller = new AbortController()
  const reason = new Error('enough')
  setTimeout(() => controller.abort(reason), 20)
  await expect(make()(url, { signal: controller.signal })).rejects.toBe(reason)
})
