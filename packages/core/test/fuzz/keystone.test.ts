import fc from 'fast-check'
import { test } from 'vitest'
import {
  type AuthPlugin,
  memoryStorage,
  Password,
  restoreAuthState,
  V2Password,
  V3OAuth2ClientCredential,
  V3Password,
  V3Token,
} from '../../src/identity/index.js'
import { createAccessInfo, createAdapter, createSession, redactExchange } from '../../src/index.js'
import {
  createScriptedFetch,
  createV2Token,
  createV3Token,
  createVersionDocument,
  type ScriptedRoute,
  standardEndpoints,
} from '../../src/testing/index.js'
import { expectTyped } from './expectTyped.js'
import { damaged, hostileJson, hostileText } from './hostileJson.js'
import { patience, settings } from './settings.js'

const services = [
  {
    type: 'monitoring',
    endpoints: standardEndpoints({ public: 'http://mon/v2.0', internal: 'http://i/v2.0' }),
  },
  { type: 'identity', endpoints: standardEndpoints({ public: 'http://k/v3' }) },
]
const v3 = createV3Token({ services, issued: 0, project: { id: 'p', name: 'shop' } })
const v2 = createV2Token({ services, issued: 0 })
const versions = createVersionDocument([
  { id: 'v3.14', href: 'http://k/v3/' },
  { id: 'v2.0', href: 'http://k/v2.0/', status: 'deprecated' },
])
const user = { username: 'ann', password: 'hunter22' }

const plugins: Record<string, () => AuthPlugin> = {
  Password: () =>
    new Password({ authUrl: 'http://k', ...user, projectName: 'shop', defaultDomainId: 'default' }),
  V2Password: () => new V2Password({ authUrl: 'http://k/v2.0', ...user }),
  V3Password: () => new V3Password({ authUrl: 'http://k/v3', ...user, userDomainId: 'd', projectId: 'p' }),
  V3Token: () => new V3Token({ authUrl: 'http://k/v3', token: 'gAAAA', projectId: 'p' }),
  V3OAuth2ClientCredential: () =>
    new V3OAuth2ClientCredential({
      authUrl: 'http://k/v3',
      oauth2ClientId: 'ac',
      oauth2ClientSecret: 'hunter22',
    }),
}

/** Everything that a program may ask a session for. */
async function useAll(auth: AuthPlugin, routes: Record<string, ScriptedRoute>): Promise<void> {
  const { fetch } = createScriptedFetch(routes)
  const session = createSession({
    auth,
    fetch,
    retries: 0,
    onWarning: () => undefined,
    onExchange: (exchange) => void redactExchange(exchange),
  })
  await expectTyped(() => session.getToken())
  await expectTyped(async () => {
    const access = await session.getAccess()
    access.willExpireSoon()
    JSON.stringify(access)
  })
  for (const filter of [{}, { interface: ['internal', 'public'] }, { regionName: '__proto__' }]) {
    await expectTyped(() => session.getEndpoint({ serviceType: 'monitoring', ...filter }))
  }
  const adapter = createAdapter(session, { serviceType: 'monitoring' })
  await expectTyped(() => adapter.getEndpointData())
  await expectTyped(() => adapter.getApiMajorVersion())
  await expectTyped(() => adapter.getAllVersionData())
  await expectTyped(() => session.listProjects())
}

function routesOf(reply: unknown, document: unknown, status: number): Record<string, ScriptedRoute> {
  const token = { status, headers: { 'X-Subject-Token': 'gAAAA' }, body: reply }
  return {
    'POST /tokens': token,
    'POST /OS-OAUTH2/token': token,
    'GET http://k': { status: 300, body: document },
    'GET http://k/': { status: 300, body: document },
    'GET /projects': { body: reply },
    'GET /auth/projects': { body: reply },
    'DELETE /auth/tokens': { status: 204 },
    'GET http://mon/v2.0': { body: document },
    'GET http://mon/v2.0/': { body: document },
    'GET http://mon/': { body: document },
    'GET http://mon': { body: document },
    'GET http://i/v2.0': { body: document },
    'GET http://i/': { body: document },
  }
}

for (const [name, create] of Object.entries(plugins)) {
  test(`fuzz: ${name} with tokens, catalogs and version documents that are damaged`, patience, async () => {
    const token = name.startsWith('V2') ? v2 : v3
    await fc.assert(
      fc.asyncProperty(
        damaged(token),
        damaged(versions),
        fc.constantFrom(200, 201, 300, 401, 404),
        (body, document, status) => useAll(create(), routesOf(body, document, status)),
      ),
      { ...settings, numRuns: Math.ceil(settings.numRuns / 3) },
    )
  })

  test(`fuzz: ${name} with JSON of any kind`, patience, async () => {
    await fc.assert(
      fc.asyncProperty(
        hostileJson,
        hostileJson,
        fc.constantFrom(200, 201, 400, 401, 500),
        (body, document, status) => useAll(create(), routesOf(body, document, status)),
      ),
      { ...settings, numRuns: Math.ceil(settings.numRuns / 3) },
    )
  })
}

test('fuzz: what `createAccessInfo` and a stored state read', patience, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(damaged(v3), damaged(v2), hostileJson),
      fc.option(hostileText),
      async (body, token) => {
        await expectTyped(() => createAccessInfo(body, token))
        const state = JSON.stringify({ auth_token: token, body, refresh_token: body })
        const auth = new V3Password({ authUrl: 'http://k/v3', ...user, userDomainId: 'd' })
        const storage = { ...memoryStorage(), get: () => state }
        await expectTyped(() => restoreAuthState(auth, storage))
        await expectTyped(() => auth.setAuthState(state))
        await expectTyped(() => auth.setAuthState(String(token)))
      },
    ),
    settings,
  )
})

const header = fc
  .oneof(
    hostileText,
    fc.constantFrom(
      '120',
      '-1',
      '1e9',
      ' 5 ',
      'Fri, 31 Dec 1999 23:59:59 GMT',
      'Thu, 01 Jan 1970',
      '1.5',
      '5,5',
    ),
  )
  .map((text) => text.replace(/[^\x20-\x7e\xa1-\xff]/g, ''))

test('fuzz: headers and bodies of failures', patience, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(301, 302, 307, 308, 400, 401, 403, 404, 405, 409, 413, 418, 422, 429, 500, 503, 599),
      fc.record({
        'retry-after': header,
        location: header,
        link: header,
        'www-authenticate': header,
        'x-openstack-request-id': header,
        'content-type': header,
        'openstack-auth-receipt': header,
      }),
      fc.oneof(hostileJson, hostileText),
      async (status, headers, body) => {
        const { fetch } = createScriptedFetch({ 'GET /x': { status, headers, body } })
        const auth = new V3Token({ authUrl: 'http://k/v3', token: 'gAAAA' })
        const session = createSession({
          auth,
          fetch,
          statusCodeRetries: 1,
          statusCodeRetryDelay: 0,
          random: () => 0,
          timeout: 50,
          clock: () => 0,
        })
        const request = { url: 'http://mon/x', authenticated: false }
        await expectTyped(() => session.request({ ...request, retries: 0 }))
        await expectTyped(() => session.request({ ...request, retries: 0, raiseExc: false }))
      },
    ),
    settings,
  )
})
