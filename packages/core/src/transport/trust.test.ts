import { expect, test } from 'vitest'
import { listen, type Reply } from '../../test/support/listen.js'
import { createClient } from '../client/index.js'
import {
  AuthorizationFailureError,
  BaseError,
  DiscoveryError,
  InvalidParameterError,
  RedirectError,
  UntrustedOriginError,
} from '../errors/index.js'
import { Keystone2Keystone, Password, V2Password, V3Password } from '../identity/index.js'
import { createAdapter, createSession, getAllVersionData, getEndpointData, type Session } from '../index.js'
import {
  createScriptedFetch,
  createV2Token,
  createV3Token,
  createVersion,
  createVersionDocument,
  type ScriptedRoute,
  standardEndpoints,
} from '../testing/index.js'
import { createTransport } from './index.js'

const password = 'correct horse'
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

/** A Keystone that accepts any password, on a real server. */
async function startKeystone() {
  const server = await listen(({ method, url }) => {
    if (method === 'POST' && url.startsWith('/identity/v3/auth/tokens')) {
      return { status: 201, headers: { 'x-subject-token': 'token' }, body: createV3Token() }
    }
    if (method === 'POST' && url.startsWith('/identity/v2.0/tokens')) return { body: createV2Token() }
    return { status: 300, body: createVersionDocument([{ id: 'v3.14', href: `${server.url}/identity/v3/` }]) }
  })
  return server
}

/** A server that redirects everything to another server. */
function startMoved(target: string, status = 302) {
  return listen(({ url }): Reply => ({ status, headers: { location: target + url } }))
}

test.each([301, 302, 303, 307, 308])(
  'A1: discovery redirected (%i) to another origin sends no password there',
  async (status) => {
    const other = await startKeystone()
    const named = await startMoved(other.url, status)
    const authUrl = `${named.url}/identity`
    const session = createSession({ auth: new Password({ authUrl, username: 'ada', password }) })
    const error = await failure(session.getToken())
    expect(error).toBeInstanceOf(UntrustedOriginError)
    expect(error).toMatchObject({ code: 'untrusted_origin', url: authUrl, target: `${other.url}/identity` })
    expect((error as Error).message).toContain(authUrl)
    expect((error as Error).message).toContain(`${other.url}/identity`)
    expect((error as Error).message).toContain('`trustedOrigins`')
    expect(other.requests).toHaveLength(0)
  },
)

test('A1: a client with a user name is as careful, and passes `trustedOrigins` on', async () => {
  const other = await startKeystone()
  const named = await startMoved(other.url)
  const options = { authUrl: `${named.url}/identity`, username: 'ada', password, endpoint: other.url }
  const careful = createClient(options)
  expect(await failure(careful.alarms.list({}))).toBeInstanceOf(UntrustedOriginError)
  expect(other.requests).toHaveLength(0)
  const trusting = createClient({ ...options, trustedOrigins: [other.url] })
  expect(await trusting.session.getToken()).toBe('token')
})

test('A1: a redirect in two steps leads no further than the listed origin', async () => {
  const other = await startKeystone()
  const named = await listen(({ url }): Reply => {
    const steps: Record<string, string> = { '/identity': '/identity/', '/identity/': `${other.url}/identity` }
    return { status: 301, headers: { location: steps[url] ?? '/' } }
  })
  const auth = new Password({ authUrl: `${named.url}/identity`, username: 'ada', password })
  expect(await failure(createSession({ auth }).getToken())).toBeInstanceOf(UntrustedOriginError)
  expect(other.requests).toHaveLength(0)
})

test('A1: a redirect within the origin is followed, and sign-in uses the final URL', async () => {
  const named = await listen(({ method, url }) => {
    if (url === '/identity') return { status: 301, headers: { location: '/cloud/identity/' } }
    return method === 'POST'
      ? { status: 201, headers: { 'x-subject-token': 'token' }, body: createV3Token() }
      : { body: createVersionDocument([{ id: 'v3.14', href: 'http://10.0.0.5:5000/v3' }]) }
  })
  const auth = new Password({ authUrl: `${named.url}/identity`, username: 'ada', password })
  expect(await createSession({ auth }).getToken()).toBe('token')
  expect(named.requests.at(-1)?.url).toBe('/cloud/identity/v3/auth/tokens')
})

test.each(['http://k.example', 'http://k.example:5000'])(
  'A1: nothing is followed from https to http, not even to a trusted origin: %s',
  async (target) => {
    const { fetch, requests } = createScriptedFetch({
      'GET https://k.example/identity': { status: 302, headers: { Location: `${target}/identity` } },
      [`GET ${target}/identity`]: {
        body: createVersionDocument([{ id: 'v3', href: `${target}/identity/v3` }]),
      },
    })
    const auth = new Password({ authUrl: 'https://k.example/identity', username: 'ada', password })
    const error = await failure(createSession({ auth, fetch, trustedOrigins: [target] }).getToken())
    expect(error).toBeInstanceOf(UntrustedOriginError)
    expect((error as Error).message).toContain(`${target}/identity`)
    expect(requests).toHaveLength(1)
  },
)

test('A1: a redirected sign-in sends its body and token to another origin only if it is trusted', async () => {
  const other = await startKeystone()
  const named = await startMoved(other.url, 307)
  for (const auth of [
    new V3Password({ authUrl: `${named.url}/identity/v3`, userId: 'ada', password }),
    new V2Password({ authUrl: `${named.url}/identity/v2.0`, username: 'ada', password }),
  ]) {
    expect(await failure(createSession({ auth }).getToken())).toBeInstanceOf(UntrustedOriginError)
    expect(other.requests).toHaveLength(0)
    const session = createSession({ auth, trustedOrigins: [`${other.url}/`] })
    expect(await session.getToken()).toBeTruthy()
    expect(other.requests.splice(0)[0]?.body).toContain(password)
  }
})

test('A1: a token goes to a trusted origin; no other origin receives it or other headers', async () => {
  const other = await listen(() => ({ body: { a: 1 } }))
  const named = await startMoved(other.url)
  const headers = { 'X-Auth-Token': 'secret-token', 'X-Api-Key': 'key', Cookie: 'a=b', Accept: 'text/plain' }
  const call = { method: 'GET', url: `${named.url}/x`, headers }
  await createTransport()(call)
  const [plain] = other.requests.splice(0)
  expect(plain?.headers).toMatchObject({ accept: 'text/plain' })
  for (const name of ['x-auth-token', 'x-api-key', 'cookie']) expect(plain?.headers).not.toHaveProperty(name)
  await createTransport({ trustedOrigins: [other.url] })(call)
  expect(other.requests[0]?.headers['x-auth-token']).toBe('secret-token')
})

test('A1: an anonymous read follows redirects without the headers of the session', async () => {
  const other = await listen(() => ({ body: { a: 1 } }))
  const named = await startMoved(other.url)
  const headers = { 'X-Api-Key': 'key' }
  const answer = await createTransport()({ method: 'GET', url: `${named.url}/x`, headers, anonymous: true })
  expect(answer).toMatchObject({ body: { a: 1 }, url: `${other.url}/x` })
  expect(other.requests[0]?.headers).not.toHaveProperty('x-api-key')
})

test('A1: where the platform followed redirects itself, the final URL is checked', async () => {
  const document = createVersionDocument([{ id: 'v3', href: 'http://evil/identity/v3' }])
  const { fetch, requests } = createScriptedFetch({ 'GET http://k/identity': { body: document } })
  const follow: typeof fetch = async (input, init) =>
    Object.defineProperty(await fetch(input, init), 'url', { value: 'http://evil/identity' })
  const auth = new Password({ authUrl: 'http://k/identity', username: 'ada', password })
  expect(await failure(createSession({ auth, fetch: follow }).getToken())).toBeInstanceOf(
    UntrustedOriginError,
  )
  expect(requests).toHaveLength(1)
})

test.each(['v3.14', 'v2.0'])(
  'A1: a Keystone version document with links to another origin (%s)',
  async (id) => {
    const path = id.replace('.14', '')
    const other = await startKeystone()
    const named = await listen(({ method }) =>
      method === 'POST'
        ? { status: 404 }
        : { status: 300, body: createVersionDocument([{ id, href: `${other.url}/identity/${path}/` }]) },
    )
    const auth = new Password({ authUrl: `${named.url}/identity`, username: 'ada', password })
    const error = await failure(createSession({ auth }).getToken())
    expect(error).toBeInstanceOf(DiscoveryError)
    expect((error as Error).message).toContain(`${named.url}/identity/${path}`)
    expect((error as Error).message).toContain(`${other.url}/identity/${path}`)
    expect((error as Error).message).toContain('`authUrl`')
    expect(other.requests).toHaveLength(0)
  },
)

/** A session whose catalog has Monasca at `http://mon/v2.0`. */
function startService(
  routes: Record<string, ScriptedRoute>,
  more: Parameters<typeof createSession>[0] | object = {},
) {
  const script = createScriptedFetch({
    'POST http://k/v3/auth/tokens': {
      status: 201,
      headers: { 'X-Subject-Token': 'token' },
      body: createV3Token({
        services: [{ type: 'monitoring', endpoints: standardEndpoints({ public: 'http://mon/v2.0' }) }],
      }),
    },
    ...routes,
  })
  const auth = new V3Password({ authUrl: 'http://k/v3', userId: 'u', password })
  return { ...script, session: createSession({ auth, fetch: script.fetch, retries: 0, ...more }) }
}

const evil = 'http://evil'
const evilDocument = { body: { elements: [createVersion({ id: 'v2.1', href: `${evil}/v2.1` })] } }
const moved = (path: string) => ({ status: 302, headers: { Location: evil + path } })

test('A1: service discovery redirected to another origin sends no token there', async () => {
  const routes = {
    'GET http://mon/': moved('/'),
    'GET http://mon/v2.0/': moved('/v2.0/'),
    'GET http://mon/v2.0': moved('/v2.0'),
    'GET http://evil/': evilDocument,
    'GET http://evil/v2.0': evilDocument,
  }
  const ask: ((session: Session) => Promise<unknown>)[] = [
    (session) => getEndpointData(session, { serviceType: 'monitoring', minVersion: 2 }),
    (session) =>
      createAdapter(session, { serviceType: 'monitoring', minVersion: 2.1 }).request({ url: '/x' }),
  ]
  for (const call of ask) {
    const { session, requests } = startService(routes)
    const error = await failure(call(session))
    expect(error).toBeInstanceOf(UntrustedOriginError)
    expect((error as Error).message).toMatch(/http:\/\/mon\/.*\n.*http:\/\/evil\//)
    expect(requests.filter(({ url }) => url.startsWith(evil))).toEqual([])
  }
  const { session, requests } = startService(routes)
  expect(await getEndpointData(session, { serviceType: 'monitoring' })).toMatchObject({
    url: 'http://mon/v2.0',
  })
  const all = await getAllVersionData(session)
  expect(all['RegionOne']?.['public']?.['monitoring']).toMatchObject([{ url: 'http://mon/v2.0/' }])
  expect(requests.filter(({ url }) => url.startsWith(evil))).toEqual([])
  const trusting = startService(routes, { trustedOrigins: [evil] })
  const data = await getEndpointData(trusting.session, { serviceType: 'monitoring', minVersion: 2 })
  expect(data?.url).toBe('http://evil/v2.1')
})

test('A1: links of a service to other origins are moved to the catalog’s origin', async () => {
  const hrefs = [
    'http://evil/v2.0',
    '//evil/v2.0',
    'http://mon@evil/v2.0',
    'https://evil:1/a/../v2.0',
    'javascript:v2.0',
  ]
  for (const href of hrefs) {
    const body = { elements: [createVersion({ id: 'v2.0', href })] }
    const { session, requests } = startService({
      'GET http://mon/': { body },
      'GET http://mon/v2.0/x': { body: { a: 1 } },
    })
    const adapter = createAdapter(session, { serviceType: 'monitoring', minVersion: 2 })
    expect((await adapter.request({ url: '/x' })).body).toEqual({ a: 1 })
    expect(requests.every(({ url }) => /^http:\/\/(mon|k)\//.test(url))).toBe(true)
  }
})

test('A1: links that are not URLs are skipped', async () => {
  const hrefs = ['http://[', 'http://', 'https://a b/', 'http://h:99999/v2.0']
  const elements = [...hrefs, 'v2.0'].map((href) => createVersion({ id: 'v2.0', href }))
  const { session } = startService({ 'GET http://mon/': { body: { elements } } })
  expect(await getEndpointData(session, { serviceType: 'monitoring', minVersion: 2 })).toMatchObject({
    url: 'http://mon/v2.0',
  })
})

test.each([
  ['sp_url', { sp_url: 'http://other/ECP', auth_url: 'https://other/v3/OS-FEDERATION/idp/auth' }],
  ['auth_url', { sp_url: 'https://other/ECP', auth_url: 'http://other/v3/OS-FEDERATION/idp/auth' }],
  ['sp_url', { sp_url: 'http://[', auth_url: 'https://other/v3/OS-FEDERATION/idp/auth' }],
  ['sp_url', { sp_url: 'javascript:alert(1)', auth_url: 'https://other/v3' }],
])('A1: another Keystone without https (%s) gets no assertion: %j', async (_, addresses) => {
  const body = createV3Token()
  Object.assign(body.token, { service_providers: [{ id: 'other', ...addresses }] })
  const { fetch, requests } = createScriptedFetch({
    'POST https://k/v3/auth/tokens': { status: 201, headers: { 'X-Subject-Token': 'token' }, body },
  })
  const basePlugin = new V3Password({ authUrl: 'https://k/v3', userId: 'u', password })
  const auth = new Keystone2Keystone({ basePlugin, serviceProvider: 'other' })
  expect(await failure(createSession({ auth, fetch }).getToken())).toBeInstanceOf(AuthorizationFailureError)
  expect(requests).toHaveLength(1)
})

test('A1: a catalog without https is accepted, with one notice', async () => {
  const { fetch } = createScriptedFetch({
    'POST https://k/v3/auth/tokens': {
      status: 201,
      headers: { 'X-Subject-Token': 'token' },
      body: createV3Token({
        services: [{ type: 'monitoring', endpoints: standardEndpoints({ public: 'http://mon/v2.0' }) }],
      }),
    },
    'GET http://mon/v2.0/alarms': { body: { elements: [] } },
  })
  const auth = new V3Password({ authUrl: 'https://k/v3', userId: 'u', password })
  const warnings: string[] = []
  const client = createClient({
    session: createSession({ auth, fetch, onWarning: (message) => warnings.push(message) }),
  })
  await client.alarms.list({})
  await client.alarms.list({})
  expect(warnings).toEqual([expect.stringContaining('http://mon/v2.0')])
})

test.each([
  'http://[',
  'http://',
  'http://h:99999/',
  '//',
  'javascript:alert(1)',
  'data:application/json,{}',
  'file:///etc/passwd',
  'http://user:secret@h/',
  'ftp://h/',
])('A12: a redirect to an invalid URL is a typed error: %s', async (location) => {
  const server = await listen(() => ({ status: 302, headers: { location } }))
  for (const [method, more] of [
    ['GET', {}],
    ['POST', {}],
    ['GET', { anonymous: true }],
    ['GET', { sameOrigin: true }],
  ] as const) {
    const error = await failure(createTransport()({ method, url: `${server.url}/x`, headers: {}, ...more }))
    expect(error).toBeInstanceOf(RedirectError)
    expect((error as Error).message).not.toContain('secret')
  }
  const auth = new Password({ authUrl: server.url, username: 'ada', password })
  expect(await failure(createSession({ auth }).getToken())).toBeInstanceOf(BaseError)
})

test.each([['ftp://h'], ['h'], [''], ['http://['], [42]])('A1: trustedOrigins rejects %j', (origin) => {
  const trustedOrigins = [origin as string]
  expect(() => createTransport({ trustedOrigins })).toThrow(InvalidParameterError)
  expect(() => createTransport({ trustedOrigins: 'http://h' as unknown as string[] })).toThrow(
    InvalidParameterError,
  )
})
