import { expect, test } from 'vitest'
import {
  AuthorizationFailureError,
  EmptyCatalogError,
  EndpointNotFoundError,
  ForbiddenError,
  InvalidCredentialsError,
  InvalidParameterError,
  NotFoundError,
  UnauthorizedError,
} from '../errors/index.js'
import { type AuthPlugin, V2Password, V3Password, V3Token } from '../identity/index.js'
import {
  createScriptedFetch,
  createV2Token,
  createV3Token,
  type ScriptedRoute,
  standardEndpoints,
} from '../testing/index.js'
import { type CreateSessionOptions, createSession } from './index.js'

const credentials = { authUrl: 'http://k/v3', userId: 'u', password: 'correct horse' }
const services = [
  {
    type: 'monitoring',
    endpoints: standardEndpoints({ public: 'http://mon/v2.0/', internal: 'http://int/v2.0' }),
  },
]

/** A session at a Keystone that numbers its tokens. */
function start(routes: Record<string, ScriptedRoute> = {}, options: Partial<CreateSessionOptions> = {}) {
  let count = 0
  const script = createScriptedFetch({
    'POST http://k/v3/auth/tokens': () => ({
      status: 201,
      headers: { 'X-Subject-Token': `token-${++count}` },
      body: createV3Token({ project: { id: 'p', name: 'shop' }, services }),
    }),
    'GET http://mon/v2.0/x': { body: { ok: true } },
    ...routes,
  })
  const auth = new V3Password(credentials)
  return { session: createSession({ auth, fetch: script.fetch, retries: 0, ...options }), ...script }
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )
const url = 'http://mon/v2.0/x'

test('default: a token is fetched once and added', async () => {
  const { session, requests } = start()
  expect((await session.request({ url, query: { a: 'b,c' } })).body).toEqual({ ok: true })
  await session.request({ url })
  expect(requests.map((request) => [request.method, request.url, request.headers['x-auth-token']])).toEqual([
    ['POST', 'http://k/v3/auth/tokens', undefined],
    ['GET', 'http://mon/v2.0/x?a=b%2Cc', 'token-1'],
    ['GET', 'http://mon/v2.0/x', 'token-1'],
  ])
  expect(requests[2]?.headers).toEqual({ accept: 'application/json', 'x-auth-token': 'token-1' })
})

test('answers about who is signed in', async () => {
  const { session, requests } = start()
  expect(await session.getToken()).toBe('token-1')
  expect(await session.getHeaders()).toEqual({ 'X-Auth-Token': 'token-1' })
  expect(await session.getUserId()).toBe('user-id')
  expect(await session.getProjectId()).toBe('p')
  expect((await session.getAccess()).projectName).toBe('shop')
  expect(requests).toHaveLength(1)
  expect(session.scope).toBe(session.auth.scope)
})

test('endpoints: from the catalog, joined with exactly one slash', async () => {
  const { session, requests } = start({ 'GET http://int/v2.0/x': { body: 1 } })
  expect(await session.getEndpoint({ serviceType: 'monitoring' })).toBe('http://mon/v2.0/')
  for (const path of ['x', '/x'])
    await session.request({ url: path, endpointFilter: { serviceType: 'monitoring' } })
  await session.request({ url: '/x', endpointFilter: { serviceType: 'monitoring', interface: 'internal' } })
  expect(requests.slice(1).map((request) => request.url)).toEqual([url, url, 'http://int/v2.0/x'])
})

test('endpoints: `endpoint` wins over the catalog, a full address over both', async () => {
  const { session, requests } = start({ 'GET http://own/%20base/x': { body: 1 } })
  const endpointFilter = { serviceType: 'none' }
  await session.request({ url: '/x', endpoint: 'http://own/%20base/', endpointFilter })
  await session.request({ url, endpoint: 'http://own', endpointFilter })
  expect(requests.slice(1).map((request) => request.url)).toEqual(['http://own/%20base/x', url])
})

test('endpoints: not in the catalog, and no catalog', async () => {
  const { session } = start()
  const missing = await failure(session.getEndpoint({ serviceType: 'compute' }))
  expect(missing).toBeInstanceOf(EndpointNotFoundError)
  expect((missing as Error).message).toContain('monitoring (public in RegionOne)')
  const reply = { status: 201, headers: { 'X-Subject-Token': 't' }, body: createV3Token() }
  const unscoped = start({ 'POST http://k/v3/auth/tokens': reply })
  expect(await failure(unscoped.session.getEndpoint({ serviceType: 'monitoring' }))).toBeInstanceOf(
    EmptyCatalogError,
  )
})

test('bodies: JSON with exactly application/json; null and undefined are none', async () => {
  const { session, requests } = start({ 'PUT http://mon/v2.0/x': { status: 204 } })
  for (const body of [{}, [], false, 0, null, undefined]) await session.request({ method: 'PUT', url, body })
  const sent = requests.slice(1).map((request) => [request.body, request.headers['content-type']])
  const type = 'application/json'
  expect(sent).toEqual([
    [{}, type],
    [[], type],
    [false, type],
    [0, type],
    [undefined, undefined],
    [undefined, undefined],
  ])
})

test('behavior: the headers of a session go along with sign-ins, except where those have their own', async () => {
  const additionalHeaders = { accept: 'text/plain', 'X-More': 'session' }
  const { session, requests } = start(
    {},
    { additionalHeaders, userAgent: 'probe/1', originalIp: '192.0.2.1' },
  )
  await session.getToken()
  expect(requests.map(({ headers }) => headers)).toEqual([
    {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'probe/1',
      forwarded: 'for=192.0.2.1;by=probe/1',
      'x-more': 'session',
    },
  ])
})

test('headers: plugin over request over session, whatever their case', async () => {
  const additionalHeaders = { accept: 'text/plain', 'X-Tag': 'session', 'X-More': 'session' }
  const { session, requests } = start({}, { additionalHeaders, userAgent: 'probe/1' })
  await session.request({ url, headers: { 'x-auth-token': 'mine', 'x-tag': 'request' } })
  expect(requests[1]?.headers).toEqual({
    accept: 'application/json',
    'user-agent': 'probe/1',
    'x-auth-token': 'token-1',
    'x-more': 'session',
    'x-tag': 'request',
  })
})

test('headers: no User-Agent in browsers', async () => {
  Object.assign(globalThis, { document: {} })
  try {
    const { session, requests } = start({}, { userAgent: 'probe/1' })
    await session.request({ url })
    expect(requests[1]?.headers).not.toHaveProperty('user-agent')
  } finally {
    Reflect.deleteProperty(globalThis, 'document')
  }
})

test('authenticated: false sends no token, and a 401 is final', async () => {
  const { session, requests } = start({ 'GET http://mon/v2.0/x': { status: 401 } })
  expect(await failure(session.request({ url, authenticated: false }))).toBeInstanceOf(UnauthorizedError)
  expect(requests.map(({ headers }) => headers['x-auth-token'])).toEqual([undefined])
})

test('auth: another plugin for one request, for the token and after a 401', async () => {
  const { session, requests } = start({
    'POST http://other/v3/auth/tokens': {
      status: 201,
      headers: { 'X-Subject-Token': 'other' },
      body: createV3Token(),
    },
    'GET http://mon/v2.0/x': [{ status: 401 }, { body: 1 }],
  })
  await session.request({ url, auth: new V3Token({ authUrl: 'http://other', token: 't' }) })
  expect(requests.map((request) => request.url)).toEqual([
    'http://other/v3/auth/tokens',
    url,
    'http://other/v3/auth/tokens',
    url,
  ])
})

test('401: one new token, one repetition', async () => {
  const { session, requests } = start({ 'POST http://mon/v2.0/x': [{ status: 401 }, { status: 204 }] })
  await session.request({ method: 'POST', url, body: { a: 1 } })
  expect(requests.map(({ body, headers }) => [body, headers['x-auth-token']]).slice(1)).toEqual([
    [{ a: 1 }, 'token-1'],
    [expect.anything(), undefined],
    [{ a: 1 }, 'token-2'],
  ])
})

test('401: a second one is final', async () => {
  const { session, requestsTo } = start({ 'GET http://mon/v2.0/x': { status: 401 } })
  expect(await failure(session.request({ url }))).toBeInstanceOf(UnauthorizedError)
  expect(requestsTo(`GET ${url}`)).toHaveLength(2)
  expect(requestsTo('POST http://k/v3/auth/tokens')).toHaveLength(2)
})

test('401: final at once with allowReauth: false, or a plugin that has nothing to drop', async () => {
  const first = start({ 'GET http://mon/v2.0/x': { status: 401 } })
  await failure(first.session.request({ url, allowReauth: false }))
  expect(first.requestsTo(`GET ${url}`)).toHaveLength(1)
  const plain: AuthPlugin = {
    scope: 'plain',
    getHeaders: async () => ({ 'X-Auth-Token': 'fixed' }),
    getAccess: () => Promise.reject(new Error('none')),
    getAuthUrl: () => Promise.reject(new Error('none')),
    getEndpoint: async () => undefined,
    invalidate: () => false,
  }
  const second = start({ 'GET http://mon/v2.0/x': { status: 401 } }, { auth: plain })
  await failure(second.session.request({ url }))
  expect(second.requestsTo(`GET ${url}`)).toHaveLength(1)
  expect(await failure(second.session.getEndpoint({ serviceType: 'x' }))).toBeInstanceOf(
    EndpointNotFoundError,
  )
})

test('401: a missing role costs no authentication', async () => {
  const { session, requests } = start({
    'GET http://mon/v2.0/x': { status: 401, body: { title: 'Forbidden' } },
  })
  expect(await failure(session.request({ url }))).toBeInstanceOf(ForbiddenError)
  expect(requests).toHaveLength(2)
})

test('401: the error of a failing authentication is Keystone’s', async () => {
  const { session } = start({
    'POST http://k/v3/auth/tokens': [
      { status: 201, headers: { 'X-Subject-Token': 'token-1' }, body: createV3Token() },
      { status: 401 },
    ],
    'GET http://mon/v2.0/x': { status: 401 },
  })
  expect(await failure(session.request({ url }))).toBeInstanceOf(InvalidCredentialsError)
})

test('behavior: a plugin without headers is a failure, one with none to add is not', async () => {
  const { session, requests } = start()
  const plugin = { ...session.auth, invalidate: () => false, getHeaders: async () => undefined } as AuthPlugin
  expect(await failure(session.request({ url, auth: plugin }))).toBeInstanceOf(AuthorizationFailureError)
  await session.request({ url, auth: { ...plugin, getHeaders: async () => ({}) } })
  expect(requests.map(({ headers }) => headers['x-auth-token'])).toEqual([undefined])
})

test('behavior: a subclass that sends more than the token is asked for all of it', async () => {
  class WithMore extends V3Password {
    override async getHeaders(...wait: Parameters<V3Password['getHeaders']>) {
      return { ...(await super.getHeaders(...wait)), 'X-More': 'yes' }
    }
  }
  const { session, requests } = start({}, { auth: new WithMore(credentials) })
  await session.request({ url })
  await session.request({ url })
  expect(requests.slice(1).map(({ headers }) => headers['x-more'])).toEqual(['yes', 'yes'])
})

test('abort: ends the wait of one caller, not the authentication that others share', async () => {
  let answer: (() => void) | undefined
  const { session, requests } = start({
    'POST http://k/v3/auth/tokens': async () => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return { status: 201, headers: { 'X-Subject-Token': 'token-1' }, body: createV3Token() }
    },
  })
  const controller = new AbortController()
  const first = failure(session.request({ url, signal: controller.signal }))
  const second = session.request({ url })
  controller.abort('left')
  expect(await first).toBe('left')
  await expect.poll(() => answer).toBeDefined()
  answer?.()
  expect((await second).body).toEqual({ ok: true })
  expect(requests).toHaveLength(2)
})

test('behavior: an expired token is renewed by the clock of the session', async () => {
  let now = Date.UTC(2026, 0, 1)
  let count = 0
  const { session } = start(
    {
      'POST http://k/v3/auth/tokens': () => ({
        status: 201,
        headers: { 'X-Subject-Token': `token-${++count}` },
        body: createV3Token({ issued: now }),
      }),
    },
    { clock: () => now },
  )
  expect(await session.getToken()).toBe('token-1')
  now += 3_480_000
  expect(await session.getToken()).toBe('token-1')
  now += 1
  expect(await session.getToken()).toBe('token-2')
})

test('listProjects: of v3 and of v2.0', async () => {
  const projects = [
    { id: '1', name: 'lab', domain_id: 'default', enabled: true, description: 'ours' },
    { id: '2', name: 'web', domain_id: 'd2', enabled: false, description: '' },
    { id: '3' },
  ]
  const { session, requests } = start({ 'GET http://k/v3/auth/projects': { body: { projects } } })
  expect(await session.listProjects()).toEqual([
    { id: '1', name: 'lab', domainId: 'default', description: 'ours', enabled: true },
    { id: '2', name: 'web', domainId: 'd2', description: undefined, enabled: false },
  ])
  expect(requests[1]?.headers['x-auth-token']).toBe('token-1')
  const old = start(
    {
      'POST http://k/v2.0/tokens': { body: createV2Token() },
      'GET http://k/v2.0/tenants': { body: { tenants: [{ id: '1', name: 'lab' }] } },
    },
    { auth: new V2Password({ authUrl: 'http://k/v2.0/', username: 'ada', password: 'correct horse' }) },
  )
  expect(await old.session.listProjects()).toMatchObject([{ id: '1', name: 'lab', domainId: undefined }])
})

test('invalidate: forgets the token', async () => {
  const { session } = start()
  expect(session.invalidate()).toBe(false)
  await session.getToken()
  expect([session.invalidate(), session.invalidate()]).toEqual([true, false])
  expect(await session.getToken()).toBe('token-2')
})

test('error: invalid options and bodies are rejected without a request', async () => {
  expect(() => createSession({} as CreateSessionOptions)).toThrow(InvalidParameterError)
  const { session, requests } = start()
  const circular: Record<string, unknown> = {}
  circular['self'] = circular
  await expect(session.request({ method: 'POST', url, body: circular })).rejects.toThrow(TypeError)
  expect(requests).toHaveLength(0)
})

test('error: other failures come as they are', async () => {
  const { session, requests } = start({ 'GET http://mon/v2.0/x': { status: 404 } })
  expect(await failure(session.request({ url }))).toBeInstanceOf(NotFoundError)
  expect(requests).toHaveLength(2)
})
