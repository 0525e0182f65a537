import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { refusal, tokenReply, wire } from '../../../test/support/authContext.js'
import { createAccessInfo } from '../../access/index.js'
import { AuthorizationFailureError, InvalidParameterError, UnauthorizedError } from '../../errors/index.js'
import { createSession } from '../../session/index.js'
import { createScriptedFetch } from '../../testing/index.js'
import {
  AccessInfoPlugin,
  type AuthPlugin,
  HttpBasic,
  NoAuth,
  ServiceTokenAuthWrapper,
  TokenEndpoint,
  V3Password,
  V3TokenlessAuth,
  type V3TokenlessOptions,
} from '../index.js'

const ok = { body: {} }
const endpoint = 'http://monasca/v2.0'

/** The headers of one request to the catalog's monitoring service. */
async function send(auth: AuthPlugin) {
  const { fetch, requests } = createScriptedFetch([ok])
  await createSession({ auth, fetch }).request({
    url: '/metrics',
    endpointFilter: { serviceType: 'monitoring' },
  })
  return wire(requests)[0]
}

test('NoAuth: sends its header to its endpoint', async () => {
  expect(await send(new NoAuth({ endpoint }))).toEqual({
    line: 'GET http://monasca/v2.0/metrics',
    headers: { accept: 'application/json', 'x-auth-token': 'notused' },
    body: undefined,
  })
})

test('NoAuth: the endpoint of a request wins', async () => {
  const { fetch, requests } = createScriptedFetch([ok])
  const session = createSession({ auth: new NoAuth({ endpoint }), fetch })
  await session.request({ url: '/metrics', endpoint: 'http://other/v2.0' })
  expect(requests[0]?.line).toBe('GET http://other/v2.0/metrics')
})

test('HttpBasic: UTF-8 in base64', async () => {
  const auth = new HttpBasic({ endpoint, username: 'jürgen', password: 'пароль:x' })
  const { authorization = '', ...others } = (await send(auth))?.headers ?? {}
  expect(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()).toBe('jürgen:пароль:x')
  expect(others).toEqual({ accept: 'application/json' })
})

test.each([
  ['user', { username: '', password: 'x' }],
  ['password', { username: 'x', password: undefined as unknown as string }],
])('error: HttpBasic without the %s', (_, options) => {
  expect(() => new HttpBasic({ endpoint, ...options })).toThrow(InvalidParameterError)
})

test('TokenEndpoint: uses its endpoint for any service, and does not retry', async () => {
  const auth = new TokenEndpoint({ endpoint, token: 'adm1n-token' })
  const { fetch, requests } = createScriptedFetch([refusal])
  const session = createSession({ auth, fetch })
  expect(await session.getEndpoint({ serviceType: 'whatever', interface: 'admin' })).toBe(endpoint)
  const request = { url: '/metrics', endpointFilter: { serviceType: 'monitoring' } }
  await expect(session.request(request)).rejects.toThrow(UnauthorizedError)
  expect(requests).toHaveLength(1)
  expect(requests[0]?.headers).toMatchObject({ 'x-auth-token': 'adm1n-token' })
})

test.each([
  ['NoAuth', new NoAuth()],
  ['HttpBasic', new HttpBasic({ username: 'u', password: 'pa55' })],
  ['TokenEndpoint', new TokenEndpoint({ endpoint, token: 'adm1n-token' })],
  ['V3TokenlessAuth', new V3TokenlessAuth({ authUrl: 'https://k', projectId: 'p' })],
])('error: %s has no access, and reports it', async (_, auth) => {
  const session = createSession({ auth, fetch: createScriptedFetch([]).fetch })
  await expect(session.getAccess()).rejects.toThrow(AuthorizationFailureError)
  await expect(session.getProjectId()).rejects.toThrow('works without a token of Keystone')
  await expect(session.listProjects()).rejects.toThrow(AuthorizationFailureError)
  expect(session.invalidate()).toBe(false)
})

test('behavior: printing a plugin shows no secret, nor does its scope', () => {
  const plugins = [
    new HttpBasic({ username: 'u', password: 'pa55' }),
    new TokenEndpoint({ endpoint, token: 'adm1n-token' }),
  ]
  expect(inspect(plugins, { depth: 9 }) + JSON.stringify(plugins)).not.toMatch(/pa55|adm1n|dTpwYTU1/)
  expect(new TokenEndpoint({ endpoint, token: 'a' }).scope).not.toBe(
    new TokenEndpoint({ endpoint, token: 'b' }).scope,
  )
})

const scopes: [Omit<V3TokenlessOptions, 'authUrl'>, Record<string, string>][] = [
  [{ projectId: 'p', projectName: 'P', domainId: 'd' }, { 'x-project-id': 'p' }],
  [
    { projectName: 'P', projectDomainId: 'd', projectDomainName: 'D', domainId: 'e' },
    { 'x-project-name': 'P', 'x-project-domain-id': 'd' },
  ],
  [
    { projectName: 'P', projectDomainName: 'D' },
    { 'x-project-name': 'P', 'x-project-domain-name': 'D' },
  ],
  [{ domainId: 'd', domainName: 'D' }, { 'x-domain-id': 'd' }],
  [{ domainName: 'D' }, { 'x-domain-name': 'D' }],
]

test.each(scopes)('V3TokenlessAuth: the headers for %j', async (options, headers) => {
  const { fetch, requests } = createScriptedFetch([ok])
  const session = createSession({
    auth: new V3TokenlessAuth({ authUrl: 'https://k/v3/', ...options }),
    fetch,
  })
  await session.request({ url: '/users', endpointFilter: { serviceType: 'Identity' } })
  expect(wire(requests)).toEqual([
    { line: 'GET https://k/v3/users', headers: { accept: 'application/json', ...headers }, body: undefined },
  ])
})

test.each([{}, { projectName: 'P' }, { projectDomainId: 'd' }, { projectName: 'P', domainId: 'd' }])(
  'error: V3TokenlessAuth with %j',
  async (options) => {
    const { fetch, requests } = createScriptedFetch([])
    const session = createSession({ auth: new V3TokenlessAuth({ authUrl: 'https://k', ...options }), fetch })
    await expect(session.request({ url: 'https://k/v3/users' })).rejects.toThrow(AuthorizationFailureError)
    expect(requests).toEqual([])
  },
)

test('V3TokenlessAuth: supports no other service', async () => {
  const auth = new V3TokenlessAuth({ authUrl: 'https://k/v3', projectId: 'p' })
  const session = createSession({ auth, fetch: createScriptedFetch([]).fetch })
  await expect(session.getEndpoint({ serviceType: 'monitoring' })).rejects.toThrow('no endpoint')
})

const catalog = [
  {
    type: 'monitoring',
    name: 'monasca',
    endpoints: [{ interface: 'public', url: endpoint, region: 'RegionOne' }],
  },
]

test('AccessInfoPlugin: uses token and catalog of the access, and a 401 is final', async () => {
  const access = createAccessInfo(tokenReply('t', { catalog }).body, 'given-token')
  if (!access) throw new Error('no access')
  const auth = new AccessInfoPlugin({ access, authUrl: 'http://k/v3/' })
  const { fetch, requests } = createScriptedFetch([refusal])
  const session = createSession({ auth, fetch })
  expect(await session.getAccess()).toBe(access)
  expect(await auth.getAuthUrl()).toBe('http://k/v3')
  const request = { url: '/metrics', endpointFilter: { serviceType: 'monitoring' } }
  await expect(session.request(request)).rejects.toThrow(UnauthorizedError)
  expect(requests.map(({ line, headers }) => [line, headers['x-auth-token']])).toEqual([
    ['GET http://monasca/v2.0/metrics', 'given-token'],
  ])
})

test('AccessInfoPlugin: without a URL of Keystone', async () => {
  const access = createAccessInfo(tokenReply().body, 'given-token')
  if (!access) throw new Error('no access')
  await expect(new AccessInfoPlugin({ access }).getAuthUrl()).rejects.toThrow(AuthorizationFailureError)
  expect(() => new AccessInfoPlugin({ access: undefined as never })).toThrow(InvalidParameterError)
})

const userAuth = () => new V3Password({ authUrl: 'http://k/v3', userId: 'u', password: 'x' })
const serviceAuth = () => new V3Password({ authUrl: 'http://k/v3', userId: 'service', password: 'y' })

test('ServiceTokenAuthWrapper: sends both tokens, and renews both once after a 401', async () => {
  const { fetch, requests } = createScriptedFetch([
    tokenReply('user-1', { catalog }),
    tokenReply('service-1'),
    refusal,
    tokenReply('user-2', { catalog }),
    tokenReply('service-2'),
    ok,
  ])
  const auth = new ServiceTokenAuthWrapper({ userAuth: userAuth(), serviceAuth: serviceAuth() })
  const session = createSession({ auth, fetch })
  await session.request({ url: '/metrics', endpointFilter: { serviceType: 'monitoring' } })
  const tokens = requests
    .filter(({ line }) => line.includes('monasca'))
    .map(({ headers }) => [headers['x-auth-token'], headers['x-service-token']])
  expect(tokens).toEqual([
    ['user-1', 'service-1'],
    ['user-2', 'service-2'],
  ])
  expect(requests).toHaveLength(6)
})

test('ServiceTokenAuthWrapper: late refusals of an older pair cause no new token', async () => {
  const { fetch, requests } = createScriptedFetch([
    tokenReply('user-1'),
    tokenReply('service-1'),
    tokenReply('user-2'),
    tokenReply('service-2'),
  ])
  const auth = new ServiceTokenAuthWrapper({ userAuth: userAuth(), serviceAuth: serviceAuth() })
  const session = createSession({ auth, fetch })
  await session.getHeaders()
  expect(auth.invalidate('user-1')).toBe(true)
  const renewed = { 'X-Auth-Token': 'user-2', 'X-Service-Token': 'service-2' }
  expect(await session.getHeaders()).toEqual(renewed)
  expect(auth.invalidate('user-1')).toBe(true)
  expect(await session.getHeaders()).toEqual(renewed)
  expect(requests).toHaveLength(4)
})

test('ServiceTokenAuthWrapper: a failure of the user is not masked, and a service without a token adds none', async () => {
  const nothing = { ...new NoAuth(), getHeaders: () => Promise.resolve(undefined) } as unknown as AuthPlugin
  const basic = new HttpBasic({ username: 'u', password: 'x' })
  const masked = new ServiceTokenAuthWrapper({ userAuth: nothing, serviceAuth: new NoAuth() })
  const { fetch } = createScriptedFetch([])
  await expect(createSession({ auth: masked, fetch }).getHeaders()).rejects.toThrow(AuthorizationFailureError)
  const auth = new ServiceTokenAuthWrapper({ userAuth: new NoAuth(), serviceAuth: basic })
  expect(await createSession({ auth, fetch }).getHeaders()).toEqual({ 'X-Auth-Token': 'notused' })
})

test('ServiceTokenAuthWrapper: access, state and cache id are those of the user', async () => {
  const { fetch } = createScriptedFetch([tokenReply('user-1'), tokenReply('service-1')])
  const user = userAuth()
  const auth = new ServiceTokenAuthWrapper({ userAuth: user, serviceAuth: serviceAuth() })
  const session = createSession({ auth, fetch })
  await session.getHeaders()
  expect((await session.getAccess()).authToken).toBe('user-1')
  expect(auth.getAuthState()).toBe(user.getAuthState())
  expect(await auth.getCacheId()).toBe(await user.getCacheId())
  auth.setAuthState(undefined)
  expect(user.getAuthState()).toBeUndefined()
})
