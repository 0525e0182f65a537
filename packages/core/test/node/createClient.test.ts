import { inspect } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { Password } from '../../src/identity/index.js'
import { createClient as createCoreClient, createSession as createCoreSession } from '../../src/index.js'
import { createClient, createSession } from '../../src/node/index.js'
import { createCloud } from './keystone.js'
import { fixture, listenPlain, listenProxy, listenTls } from './servers.js'

const credentials = { username: 'user', password: 's3cret', projectName: 'project' }

test('default: signs in and reads from Monasca over TLS', async () => {
  const cloud = createCloud()
  const url = await listenTls(cloud.answer)
  const client = createClient({
    ...credentials,
    authUrl: `${url}/identity`,
    verify: fixture('ca.pem'),
    env: {},
  })
  onTestFinished(() => client.close())
  expect((await client.metrics.listNames()).elements).toEqual(['one'])
  expect(cloud.received.map(({ line }) => line)).toEqual([
    'GET /identity',
    'POST /identity/v3/auth/tokens',
    'GET /v2.0/metrics/names',
  ])
})

test('session: its connections are used', async () => {
  const url = await listenTls(createCloud().answer, 'required')
  const auth = new Password({ ...credentials, authUrl: `${url}/identity` })
  const cert = [fixture('client.pem'), fixture('client.key')] as const
  const session = createSession({ auth, verify: fixture('ca.pem'), cert, env: {} })
  const client = createClient({ session })
  expect((await client.metrics.listNames()).elements).toEqual(['one'])
  await client.close()
  await session.close()
  await expect(client.metrics.listNames()).rejects.toMatchObject({ name: 'ConnectionError' })
})

test('insecure: is deprecated for `verify: false`, which wins', async () => {
  const url = await listenTls(createCloud().answer)
  const warnings: string[] = []
  const options = { ...credentials, authUrl: `${url}/identity`, env: {}, retries: 0 }
  const onWarning = (message: string) => warnings.push(message.slice(0, 40))
  const client = createClient({ ...options, insecure: true, onWarning })
  expect((await client.metrics.listNames()).elements).toEqual(['one'])
  expect(warnings).toEqual([
    'The option `insecure` is deprecated: use',
    'Certificates are not checked (`verify: f',
  ])
  const strict = createClient({ ...options, insecure: true, verify: true, onWarning: () => undefined })
  await expect(strict.metrics.listNames()).rejects.toMatchObject({ name: 'ConnectionError' })
})

test('proxy: all requests go through it', async () => {
  const url = await listenPlain(createCloud().answer)
  const proxy = await listenProxy()
  const client = createClient({ ...credentials, authUrl: `${url}/identity`, proxy: proxy.url })
  onTestFinished(() => client.close())
  await client.metrics.listNames()
  expect(proxy.log.map(({ line }) => line)).toEqual([
    `GET ${url}/identity`,
    `POST ${url}/identity/v3/auth/tokens`,
    `GET ${url}/v2.0/metrics/names`,
  ])
})

test('error: an unknown CA is reported with the option to set', async () => {
  const url = await listenTls(createCloud().answer)
  const client = createClient({ ...credentials, authUrl: `${url}/identity/v3`, env: {} })
  const error: Error = await client.session.getToken().then(
    () => new Error('signed in'),
    (reason: Error) => reason,
  )
  expect(error.name).toBe('ConnectionError')
  expect(error.message).toContain('pass the file of its CA as `verify` to @monasca/core/node')
  expect(inspect(error, { depth: 9 })).not.toContain('s3cret')
})

test('error: a server without TLS is reported', async () => {
  const url = (await listenPlain(createCloud().answer)).replace('http:', 'https:')
  const session = createSession({
    auth: new Password({ ...credentials, authUrl: `${url}/identity/v3` }),
    env: {},
  })
  await expect(session.getToken()).rejects.toThrow(
    'It does not respond with TLS: does its URL begin with http://?',
  )
})

test('error: connection options cannot be combined with a `fetch` or a session', () => {
  const auth = new Password({ ...credentials, authUrl: 'https://cloud.example.org/identity' })
  expect(() => createSession({ auth, fetch, cert: 'c.pem' })).toThrow(
    '`cert` cannot be combined with `fetch`',
  )
  const session = createSession({ auth, fetch })
  // @ts-expect-error a session has its connections already
  expect(() => createClient({ session, proxy: 'http://127.0.0.1:3128' })).toThrow(
    '`proxy` cannot be combined with `session`',
  )
})

test.each([
  { verify: false },
  { verify: '/etc/ssl/ca.pem' },
  { ca: '-----BEGIN' },
  { cert: '/etc/ssl/client.pem' },
  { key: '/etc/ssl/client.key' },
  { insecure: true },
  { proxy: 'environment' },
])('error: outside this entry, %o is rejected', (options) => {
  const authUrl = 'https://cloud.example.org/identity'
  const auth = new Password({ ...credentials, authUrl })
  const refusal = expect.objectContaining({
    name: 'InvalidParameterError',
    parameter: Object.keys(options)[0],
    message: expect.stringContaining('@monasca/core/node'),
  })
  expect(() => createCoreSession({ auth, ...options })).toThrow(refusal)
  expect(() => createCoreClient({ ...credentials, authUrl, ...(options as object) })).toThrow(refusal)
})

test('behavior: outside this entry, values without effect are accepted', () => {
  const authUrl = 'https://cloud.example.org/identity'
  const onWarning = () => undefined
  const client = createCoreClient({ ...credentials, authUrl, verify: true, insecure: false, onWarning })
  expect(client.scope).toBe(createCoreClient({ ...credentials, authUrl }).scope)
})
