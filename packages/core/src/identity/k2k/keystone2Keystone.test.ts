import { inspect } from 'node:util'
import { expect, test, vi } from 'vitest'
import { contextOf } from '../../../test/support/authContext.js'
import { listen, type ReceivedRequest, type Reply } from '../../../test/support/listen.js'
import {
  AuthorizationFailureError,
  InvalidParameterError,
  InvalidResponseError,
  PluginNotSupportedError,
} from '../../errors/index.js'
import { createSession } from '../../session/index.js'
import { Keystone2Keystone, type Keystone2KeystoneOptions, V3Password } from '../index.js'

const assertion = '<soap:Envelope>assertion</soap:Envelope>'
const token = (id: string, more: object = {}): Reply => ({
  status: 201,
  headers: { 'x-subject-token': id },
  body: { token: { user: { id: 'u', name: 'ann' }, expires_at: '2099-01-01T00:00:00Z', ...more } },
})

/** Two Keystones on one real server, below `/own` and `/other`; `change` overrides some responses. */
async function start(change: (request: ReceivedRequest) => Reply | undefined = () => undefined) {
  const { url, requests } = await listen((request) => {
    const changed = change(request)
    if (changed) return changed
    const providers = [
      {
        id: 'other',
        auth_url: `${url}/other/v3/OS-FEDERATION/idp/auth`,
        sp_url: `${url}/other/Shibboleth/ECP`,
      },
    ]
    switch (`${request.method} ${request.url}`) {
      case 'POST /own/v3/auth/tokens':
        return token('own-token', { service_providers: providers })
      case 'POST /own/v3/auth/OS-FEDERATION/saml2/ecp':
        return { body: assertion, headers: { 'content-type': 'text/xml' } }
      case 'POST /other/Shibboleth/ECP':
        return { status: 302, headers: { location: '/people', 'set-cookie': '_shib=1; Path=/; HttpOnly' } }
      case 'GET /other/v3/OS-FEDERATION/idp/auth':
        return token('unscoped')
      case 'POST /other/v3/auth/tokens':
        return token('scoped', { project: { id: 'p' } })
      default:
        return { status: 404 }
    }
  })
  const basePlugin = new V3Password({ authUrl: `${url}/own`, userId: 'u', password: 'x' })
  const make = (more: Partial<Keystone2KeystoneOptions> = {}) =>
    new Keystone2Keystone({ basePlugin, serviceProvider: 'other', ...more })
  const lines = () => requests.map((request) => `${request.method} ${request.url}`)
  return { url, requests, make, lines }
}

test('default: gets an assertion, signs in, uses the cookie instead of the redirect, and sets the scope', async () => {
  const { url, requests, make, lines } = await start()
  const session = createSession({ auth: make({ projectId: 'p' }) })
  expect(await session.getToken()).toBe('scoped')
  expect(lines()).toEqual([
    'POST /own/v3/auth/tokens',
    'POST /own/v3/auth/OS-FEDERATION/saml2/ecp',
    'POST /other/Shibboleth/ECP',
    'GET /other/v3/OS-FEDERATION/idp/auth',
    'POST /other/v3/auth/tokens',
  ])
  expect(JSON.parse(requests[1]?.body ?? '')).toEqual({
    auth: {
      identity: { methods: ['token'], token: { id: 'own-token' } },
      scope: { service_provider: { id: 'other' } },
    },
  })
  expect(requests[1]?.headers['x-auth-token']).toBeUndefined()
  expect(requests[2]).toMatchObject({
    body: assertion,
    headers: { 'content-type': 'application/vnd.paos+xml' },
  })
  expect(requests[3]?.headers).toMatchObject({
    cookie: '_shib=1',
    'content-type': 'application/vnd.paos+xml',
  })
  expect(await session.auth.getAuthUrl(contextOf(globalThis.fetch))).toBe(`${url}/other/v3`)
})

test('behavior: works without a scope, and without a redirect', async () => {
  const { make, lines } = await start((request) =>
    request.url === '/other/Shibboleth/ECP' ? token('at-once') : undefined,
  )
  expect(await createSession({ auth: make() }).getToken()).toBe('at-once')
  expect(lines()).toHaveLength(3)
})

test('error: an unknown service provider is reported', async () => {
  const { make } = await start()
  const session = createSession({ auth: make({ serviceProvider: 'nowhere' }) })
  await expect(session.getToken()).rejects.toThrow(AuthorizationFailureError)
  await expect(session.getToken()).rejects.toThrow('Service providers that the token names: other')
})

test.each<[string, Reply, new (...args: never[]) => Error]>([
  ['refused', { status: 403, body: { error: { message: 'no' } } }, AuthorizationFailureError],
  ['empty', { status: 200 }, InvalidResponseError],
])('error: an assertion that is %s', async (_, reply, type) => {
  const { make } = await start((request) => (request.url.endsWith('/ecp') ? reply : undefined))
  const error: unknown = await createSession({ auth: make() })
    .getToken()
    .catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(type)
  expect(inspect(error, { depth: 9 })).not.toContain('own-token')
})

test('error: the other Keystone responds with a page', async () => {
  const { make } = await start((request) =>
    request.method === 'GET' ? { status: 200, body: '<p>Welcome' } : undefined,
  )
  await expect(createSession({ auth: make() }).getToken()).rejects.toThrow(InvalidResponseError)
})

test('error: throws in a browser before anything is sent', async () => {
  const { make, lines } = await start()
  vi.stubGlobal('document', {})
  const outcome = createSession({ auth: make() }).getToken()
  await expect(outcome).rejects.toThrow(PluginNotSupportedError)
  vi.unstubAllGlobals()
  expect(lines()).toEqual([])
})

test('error: a missing service provider is reported', async () => {
  const { make } = await start()
  expect(() => make({ serviceProvider: '' })).toThrow(InvalidParameterError)
})

test('cache id: depends on the base plugin, the provider and the scope', async () => {
  const { make } = await start()
  const ids = await Promise.all(
    [make(), make({ serviceProvider: 'x' }), make({ projectId: 'p' }), make({ systemScope: 'all' })].map(
      (auth) => auth.getCacheId(),
    ),
  )
  expect(new Set(ids.filter(Boolean)).size).toBe(4)
  expect(await make().getCacheId()).toBe(ids[0])
})
