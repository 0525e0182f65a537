import { expect, test } from 'vitest'
import {
  AuthorizationFailureError,
  BaseError,
  ConnectionError,
  DiscoveryError,
  InvalidCredentialsError,
  InvalidParameterError,
  InvalidTokenError,
} from '../../errors/index.js'
import {
  createScriptedFetch,
  createV2Token,
  createV3Token,
  createVersionDocument,
  type ScriptedRoute,
  type VersionFixture,
} from '../../testing/index.js'
import { createTransport } from '../../transport/index.js'
import { type AuthPlugin, Password, type PasswordOptions, Token } from '../index.js'

const authUrl = 'http://k/identity'
const user = { authUrl, username: 'ada', password: 'correct horse' }
const v3: VersionFixture = { id: 'v3.14', href: 'http://internal:5000/v3/' }
const v2: VersionFixture = { id: 'v2.0', href: 'http://internal:5000/v2.0/', status: 'deprecated' }
const v3Reply = { status: 201, headers: { 'X-Subject-Token': 'v3-token' }, body: createV3Token() }

function keystone(discovery: ScriptedRoute, more: Record<string, ScriptedRoute> = {}) {
  const script = createScriptedFetch({
    'GET http://k/identity': discovery,
    'POST http://k/identity/v3/auth/tokens': v3Reply,
    'POST http://k/identity/v2.0/tokens': { body: createV2Token({ id: 'v2-token' }) },
    ...more,
  })
  const warnings: string[] = []
  const send = createTransport({ fetch: script.fetch, retries: 0 })
  const context = { send, clock: Date.now, warn: (message: string) => warnings.push(message) }
  const run = (auth: AuthPlugin) =>
    auth.getAccess(context).then(
      ({ authToken }) => authToken,
      (error: unknown) => error,
    )
  return { ...script, context, warnings, run }
}

const offer = (...versions: VersionFixture[]) => ({ status: 300, body: createVersionDocument(versions) })

test('default: v3 is preferred, and names without a domain are in the default one', async () => {
  const { run, requests } = keystone(offer(v3, v2))
  expect(await run(new Password({ ...user, projectName: 'shop' }))).toBe('v3-token')
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET http://k/identity',
    'POST http://k/identity/v3/auth/tokens',
  ])
  expect(requests[1]?.body).toEqual({
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: 'ada', domain: { id: 'default' }, password: 'correct horse' } },
      },
      scope: { project: { name: 'shop', domain: { id: 'default' } } },
    },
  })
})

test.each<[string, Partial<PasswordOptions>, unknown, unknown]>([
  ['default domain by id', { defaultDomainId: 'd' }, { id: 'd' }, { id: 'd' }],
  ['default domain by name', { defaultDomainName: 'D' }, { name: 'D' }, { name: 'D' }],
  [
    'own domains win',
    { defaultDomainId: 'd', userDomainName: 'U', projectDomainId: 'p' },
    { name: 'U' },
    { id: 'p' },
  ],
])('domains: %s', async (_, options, userDomain, projectDomain) => {
  const { run, requests } = keystone(offer(v3))
  await run(new Password({ ...user, projectName: 'shop', ...options }))
  expect(requests[1]?.body).toMatchObject({
    auth: {
      identity: { password: { user: { domain: userDomain } } },
      scope: { project: { domain: projectDomain } },
    },
  })
})

test('ids need no domains', async () => {
  const { run, requests } = keystone(offer(v3))
  await run(new Password({ authUrl, userId: 'u', password: 'pw12', projectId: 'p' }))
  expect(requests[1]?.body).toEqual({
    auth: {
      identity: { methods: ['password'], password: { user: { id: 'u', password: 'pw12' } } },
      scope: { project: { id: 'p' } },
    },
  })
})

test('v2.0: is used if nothing else is offered', async () => {
  const { run, requests } = keystone(offer(v2))
  expect(await run(new Password({ ...user, projectName: 'shop', defaultDomainId: 'd', trustId: 't' }))).toBe(
    'v2-token',
  )
  expect(requests[1]?.body).toEqual({
    auth: {
      passwordCredentials: { username: 'ada', password: 'correct horse' },
      tenantName: 'shop',
      trust_id: 't',
    },
  })
  const other = keystone(offer(v2))
  expect(await other.run(new Token({ authUrl, token: 'old-token', projectId: 'p' }))).toBe('v2-token')
  expect(other.requests[1]).toMatchObject({
    headers: { 'x-auth-token': 'old-token' },
    body: { auth: { token: { id: 'old-token' }, tenantId: 'p' } },
  })
})

test.each<[string, Partial<PasswordOptions>]>([
  ['user domain', { userDomainId: 'd' }],
  ['project domain', { projectName: 'p', projectDomainName: 'D' }],
  ['domain scope', { domainId: 'd' }],
  ['system scope', { systemScope: 'all' }],
])('v2.0: cannot do %s', async (_, options) => {
  const { run, requests } = keystone(offer(v2))
  const error = await run(new Password({ ...user, ...options }))
  expect(error).toBeInstanceOf(DiscoveryError)
  expect((error as Error).message).toContain('require v3')
  expect(requests).toHaveLength(1)
})

test.each([
  ['experimental', [{ ...v3, status: 'experimental' }]],
  ['of unknown status', [{ ...v3, status: 'odd' }]],
  ['v4 alone', [{ id: 'v4.0', href: 'v4' }]],
  ['none', []],
])('error: versions that are %s', async (_, versions) => {
  const { run } = keystone(offer(...versions))
  expect(await run(new Password(user))).toBeInstanceOf(DiscoveryError)
})

test('deprecated versions are used', async () => {
  const { run } = keystone(offer({ ...v3, status: 'deprecated' }))
  expect(await run(new Password(user))).toBe('v3-token')
})

test.each([
  ['403', { status: 403 }],
  ['401', { status: 401 }],
  ['500', { status: 500 }],
  ['HTML', { body: '<p>hi</p>' }],
  ['no connection', new TypeError('fetch failed')],
])('fallback: discovery returns %s, the version at the end of authUrl is used', async (_, reply) => {
  for (const path of ['/v3', '/v3/']) {
    const { run, warnings } = keystone({ status: 404 }, { [`GET http://k/identity${path}`]: reply })
    expect(await run(new Password({ ...user, authUrl: authUrl + path }))).toBe('v3-token')
    expect(warnings).toEqual([expect.stringContaining('http://k/identity/v3')])
  }
  const old = keystone({ status: 404 }, { 'GET http://k/identity/v2.0': reply })
  expect(await old.run(new Password({ ...user, authUrl: `${authUrl}/v2.0` }))).toBe('v2-token')
  const needs = keystone({ status: 404 }, { 'GET http://k/identity/v2.0': reply })
  const refused = await needs.run(new Password({ ...user, authUrl: `${authUrl}/v2.0`, domainId: 'd' }))
  expect(refused).toBeInstanceOf(BaseError)
  expect(needs.requests).toHaveLength(1)
})

test('error: discovery fails, and authUrl has no version', async () => {
  const error = await keystone({ status: 404, body: '<h1>Not Found</h1>' }).run(new Password(user))
  expect(error).toBeInstanceOf(DiscoveryError)
  expect(error).toMatchObject({ url: authUrl, details: 'Not Found', cause: { status: 404 } })
  expect(await keystone(new TypeError('fetch failed')).run(new Password(user))).toBeInstanceOf(
    ConnectionError,
  )
})

test('behavior: the version is cached, also across invalidate, but a failure is not', async () => {
  const { run, requestsTo, requests } = keystone([{ status: 500 }, offer(v3), { status: 500 }])
  const auth = new Password(user)
  expect(await run(auth)).toBeInstanceOf(DiscoveryError)
  expect(await run(auth)).toBe('v3-token')
  expect(auth.invalidate()).toBe(true)
  expect(await run(auth)).toBe('v3-token')
  expect(requestsTo('GET http://k/identity')).toHaveLength(2)
  expect(requests).toHaveLength(4)
})

test('getAuthUrl: returns the URL of the chosen version', async () => {
  const { context } = keystone(offer(v3))
  expect(await new Token({ authUrl, token: 't' }).getAuthUrl(context)).toBe('http://k/identity/v3')
})

test('scope: is the same for equal options, differs for each relevant option, and contains no secret', () => {
  const scope = (options: Partial<PasswordOptions>) => new Password({ ...user, ...options }).scope
  expect(scope({})).toBe(scope({ password: 'another' }))
  const others = [
    scope({}),
    scope({ username: 'bob' }),
    scope({ userId: 'ada', username: undefined }),
    scope({ projectName: 'shop' }),
    scope({ projectId: 'shop' }),
    scope({ domainId: 'shop' }),
    scope({ systemScope: 'all' }),
    scope({ trustId: 'shop' }),
    scope({ authUrl: 'http://k2/identity' }),
    new Token({ authUrl, token: 'token-a' }).scope,
    new Token({ authUrl, token: 'token-b' }).scope,
  ]
  expect(new Set(others).size).toBe(others.length)
  expect(others.join()).not.toMatch(/horse|token-|ada/)
})

test('deprecated: tenantName and tenantId, with one warning each', async () => {
  const { run, requests, warnings } = keystone(offer(v3))
  const auth = new Password({ ...user, tenantName: 'shop', tenantId: 'p' })
  await run(auth)
  auth.invalidate()
  await run(auth)
  expect(requests[1]?.body).toMatchObject({ auth: { scope: { project: { id: 'p' } } } })
  expect(warnings).toEqual([
    'The option `tenantId` is deprecated: use `projectId`.',
    'The option `tenantName` is deprecated: use `projectName`.',
  ])
})

test('error: scopes that contradict each other, before any authentication', async () => {
  const { run, requestsTo } = keystone(offer(v3))
  const error = await run(new Password({ ...user, projectName: 'shop', domainId: 'd' }))
  expect(error).toBeInstanceOf(AuthorizationFailureError)
  expect((error as Error).message).toContain('choose one of domain, project')
  const odd = { systemScope: 'some' } as unknown as Partial<PasswordOptions>
  expect(await run(new Password({ ...user, ...odd }))).toBeInstanceOf(AuthorizationFailureError)
  expect(requestsTo('POST http://k/identity/v3/auth/tokens')).toHaveLength(0)
})

test('error: missing options are reported at once', () => {
  const none = {} as { username: string; password: string }
  expect(() => new Password({ authUrl, ...none })).toThrow('`username` is missing')
  expect(() => new Password({ ...user, password: '' })).toThrow('`password` is missing')
  expect(() => new Password({ ...user, authUrl: '' })).toThrow('`authUrl` is missing')
  expect(() => new Token({ authUrl, token: '' })).toThrow('`token` is missing')
  expect(() => new Token({ authUrl, token: 'a b' })).toThrow(InvalidParameterError)
  expect(() => new Token({ authUrl, token: 'se\ncret' })).not.toThrow('cret')
})

test('error: refusals of v2.0 are explained', async () => {
  const route = { 'POST http://k/identity/v2.0/tokens': { status: 401, body: { error: { message: 'no' } } } }
  const password = await keystone(offer(v2), route).run(new Password({ ...user, projectName: 'shop' }))
  expect(password).toBeInstanceOf(InvalidCredentialsError)
  expect((password as Error).message).toContain('no role in the tenant')
  expect(await keystone(offer(v2), route).run(new Token({ authUrl, token: 't' }))).toBeInstanceOf(
    InvalidTokenError,
  )
  for (const reply of [{ status: 404 }, { body: { hello: 1 } }]) {
    const wrong = keystone(offer(v2), { 'POST http://k/identity/v2.0/tokens': reply })
    expect(await wrong.run(new Password(user))).toMatchObject({
      code: 'status' in reply ? 'discovery' : 'invalid_response',
    })
  }
})
