import { expect, test, vi } from 'vitest'
import { EndpointNotFoundError, InvalidParameterError, NoRoleError } from '../errors/index.js'
import { V3Password } from '../identity/index.js'
import { listMetrics } from '../monitoring/index.js'
import { createSession } from '../session/internal.js'
import {
  createScriptedFetch,
  createV3Token,
  createVersionDocument,
  type ScriptedRoute,
  standardEndpoints,
} from '../testing/index.js'
import { bindClient, type CreateClientOptions, createClient, createRequester } from './index.js'

const authUrl = 'http://127.0.0.1:8070/identity'
const endpoint = 'http://127.0.0.1:8070/v2.0'
const password = { username: 'mini-mon', password: 'correct horse', authUrl, projectName: 'mini-mon' }
const metric = { id: '0', name: 'cpu.user_perc', dimensions: { hostname: 'web1' } }
const services = [
  {
    type: 'monitoring',
    name: 'monasca',
    endpoints: [
      ...standardEndpoints({ public: `${endpoint}/`, internal: 'http://internal/v2.0' }),
      ...standardEndpoints({ public: 'http://two/v2.0' }, 'RegionTwo'),
    ],
  },
]

function cloud(routes: Record<string, ScriptedRoute> = {}) {
  return createScriptedFetch({
    [`GET ${authUrl}`]: {
      status: 300,
      body: createVersionDocument([{ id: 'v3.14', href: `${authUrl}/v3` }]),
    },
    [`POST ${authUrl}/v3/auth/tokens`]: {
      status: 201,
      headers: { 'X-Subject-Token': 'the-token' },
      body: createV3Token({ services }),
    },
    'GET /v2.0/metrics': { body: { elements: [metric], links: [] } },
    ...routes,
  })
}

/** Calls without types. */
const untyped = (options: object) => createClient(options as CreateClientOptions)

test('credentials: user name and password', async () => {
  const { fetch, requests } = cloud()
  const client = createClient({ apiVersion: '2_0', ...password, endpoint, fetch })
  expect(requests).toHaveLength(0)
  expect(await client.metrics.list({ name: 'cpu.user_perc' })).toEqual({
    elements: [metric],
    nextOffset: undefined,
  })
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `GET ${authUrl}`,
    `POST ${authUrl}/v3/auth/tokens`,
    `GET ${endpoint}/metrics?name=cpu.user_perc`,
  ])
  expect(requests[2]?.headers['x-auth-token']).toBe('the-token')
})

test('credentials: token', async () => {
  const { fetch, requests } = cloud()
  const client = createClient({
    apiVersion: '2_0',
    token: 'given-token',
    authUrl,
    projectName: 'mini-mon',
    endpoint,
    fetch,
  })
  await client.metrics.list()
  expect(requests[1]?.body).toMatchObject({
    auth: {
      identity: { methods: ['token'], token: { id: 'given-token' } },
      scope: { project: { name: 'mini-mon' } },
    },
  })
  expect(requests[2]?.headers['x-auth-token']).toBe('the-token')
})

test('credentials: a session shared by several clients', async () => {
  const { fetch, requestsTo } = cloud()
  const session = createSession({ auth: new V3Password({ ...password, userDomainId: 'default' }), fetch })
  const [one, two] = [createClient({ session, endpoint }), createClient({ session, regionName: 'RegionTwo' })]
  expect(one.session).toBe(session)
  await Promise.all([one.metrics.list(), two.metrics.list()])
  expect(requestsTo(`POST ${authUrl}/v3/auth/tokens`)).toHaveLength(1)
  expect(requestsTo('GET http://two/v2.0/metrics')).toHaveLength(1)
})

test.each<[string, Partial<CreateClientOptions>, string]>([
  ['default', {}, `${endpoint}/metrics`],
  ['interface', { interface: 'internal' }, 'http://internal/v2.0/metrics'],
  ['interfaces in order', { interface: ['admin', 'internalURL'] }, 'http://internal/v2.0/metrics'],
  ['region', { regionName: 'RegionTwo' }, 'http://two/v2.0/metrics'],
  ['name', { serviceName: 'monasca' }, `${endpoint}/metrics`],
])('endpoint from the catalog: %s', async (_, options, url) => {
  const { fetch, requests } = cloud()
  await untyped({ ...password, fetch, ...options }).metrics.list()
  expect(requests.at(-1)?.url).toBe(url)
})

test('endpoint: not in the catalog', async () => {
  const { fetch } = cloud()
  const client = createClient({ ...password, fetch, serviceType: 'metering' })
  await expect(client.metrics.list()).rejects.toThrow(EndpointNotFoundError)
})

test('endpoint: trailing slashes do not matter, and a path of the page is allowed', async () => {
  const { fetch, requests } = cloud()
  for (const given of [`${endpoint}/`, `${endpoint}//`, '/v2.0']) {
    await createClient({ ...password, fetch, endpoint: given }).metrics.list()
  }
  const asked = requests.map(({ url }) => url).filter((url) => url.endsWith('metrics'))
  expect(asked).toEqual([`${endpoint}/metrics`, `${endpoint}/metrics`, '/v2.0/metrics'])
})

test('scope: user, project and endpoint; stable, never a secret', () => {
  const scope = (options: object) => untyped({ ...password, endpoint, ...options }).scope
  expect(scope({})).toBe(scope({ password: 'another' }))
  expect(scope({})).toBe(scope({ endpoint: `${endpoint}/` }))
  const scopes = [
    scope({}),
    scope({ username: 'ada' }),
    scope({ projectName: 'other' }),
    scope({ endpoint: 'http://other/v2.0' }),
    scope({ endpoint: undefined }),
    scope({ endpoint: undefined, regionName: 'RegionTwo' }),
  ]
  expect(new Set(scopes).size).toBe(scopes.length)
  expect(scopes.join()).toMatch(/^[0-9a-f,]+$/)
})

test('D4: scopeKey: independent of URLs and credentials, different per key', () => {
  const scope = (options: object) => untyped({ ...password, endpoint, scopeKey: 'ada@p1', ...options }).scope
  expect(scope({ authUrl: '/identity', endpoint: '/v2.0', username: 'ada' })).toBe(scope({}))
  const scopes = [scope({}), scope({ scopeKey: 'ada@p2' }), scope({ scopeKey: undefined })]
  expect(new Set(scopes).size).toBe(3)
  expect(scopes.join()).toMatch(/^[0-9a-f,]+$/)
  for (const scopeKey of ['', null, 7]) {
    expect(() => scope({ scopeKey })).toThrow(InvalidParameterError)
  }
})

test('D4: scopeKey applies to one user of a session that follows its user', () => {
  const auth = {
    ...new V3Password({ ...password, userDomainId: 'default' }),
    scope: 'a',
    getHeaders: async () => ({}),
  }
  const client = createClient({
    session: createSession({ auth: auth as never }),
    endpoint,
    scopeKey: 'ada@p1',
  })
  const [before] = [client.scope]
  auth.scope = 'b'
  const other = client.scope
  expect(other).not.toBe(before)
  auth.scope = 'c'
  expect([before, other]).not.toContain(client.scope)
  auth.scope = 'a'
  expect(client.scope).toBe(before)
})

test('a client is a requester: passes parameters, body and signal', async () => {
  const { fetch, requests } = cloud({ 'POST /v2.0/metrics': { status: 204 } })
  const client = createClient({ ...password, endpoint, fetch })
  const sent = await client.request({
    method: 'POST',
    path: '/metrics',
    query: { tenant_id: 'a b' },
    body: [1],
  })
  expect(sent).toBeUndefined()
  expect(requests.at(-1)).toMatchObject({ url: `${endpoint}/metrics?tenant_id=a%20b`, body: [1] })
  const signal = AbortSignal.abort('left')
  await expect(client.metrics.list({}, { signal })).rejects.toBe('left')
})

test('timeout: the default of the client, or that of the call', async () => {
  const { fetch } = cloud({ 'GET /v2.0/metrics': () => new Promise(() => {}) })
  const session = createSession({ auth: new V3Password({ ...password, userDomainId: 'default' }), fetch })
  const client = createClient({ session, endpoint, timeout: 20 })
  await expect(client.metrics.list()).rejects.toMatchObject({ code: 'timeout', timeout: 20 })
  await expect(client.metrics.list({}, { timeout: 10 })).rejects.toMatchObject({ timeout: 10 })
})

test('methods: all those of python-monascaclient', () => {
  const { session: _, scope, request, decodeIn, ...managers } = createClient({ ...password, endpoint })
  const names = Object.fromEntries(
    Object.entries(managers).map(([name, manager]) => [name, Object.keys(manager)]),
  )
  expect(names).toMatchInlineSnapshot(`
    {
      "alarmDefinitions": [
        "create",
        "get",
        "list",
        "update",
        "patch",
        "delete",
      ],
      "alarms": [
        "get",
        "list",
        "update",
        "patch",
        "delete",
        "count",
        "history",
        "historyList",
      ],
      "metrics": [
        "create",
        "list",
        "listNames",
        "listMeasurements",
        "listStatistics",
        "listDimensionNames",
        "listDimensionValues",
      ],
      "notificationTypes": [
        "list",
      ],
      "notifications": [
        "create",
        "get",
        "list",
        "update",
        "patch",
        "delete",
      ],
    }
  `)
})

test.each([
  ['no options', undefined as unknown as object, 'options', 'are missing'],
  ['no credentials', {}, 'options', 'hold no credentials'],
  ['nothing but undefined', { token: undefined, session: null }, 'options', 'hold no credentials'],
  ['password and token', { ...password, token: 't' }, 'token', 'cannot be combined with `username`'],
  ['password and session', { ...password, session: {} }, 'session', 'cannot be combined with `username`'],
  ['token and session', { token: 't', session: {} }, 'session', 'cannot be combined with `token`'],
  ['user name alone', { username: 'ada', authUrl }, 'password', 'is missing'],
  ['password alone', { password: 'pw12', authUrl }, 'username', 'is missing'],
  ['no authUrl', { username: 'ada', password: 'pw12' }, 'authUrl', 'is missing'],
  [
    'authUrl with credentials',
    { ...password, authUrl: 'http://a:hunter22@k' },
    'authUrl',
    'contains a user name',
  ],
  ['an invalid endpoint', { ...password, endpoint: 'monasca' }, 'endpoint', 'is not an http'],
  ['unknown version', { ...password, apiVersion: '1_0' }, 'apiVersion', 'is unknown'],
  ['an invalid session', { session: {} }, 'session', 'is not a session'],
  ['no certificate checks', { ...password, verify: false }, 'verify', 'is not supported here'],
  ['a CA file', { ...password, verify: '/ca.pem' }, 'verify', 'is not supported here'],
  ['a client certificate', { ...password, cert: '/me.pem' }, 'cert', 'is not supported here'],
])('error: %s', (_, options, parameter, reason) => {
  const create = () => untyped(options)
  expect(create).toThrow(InvalidParameterError)
  expect(create).toThrow(expect.objectContaining({ parameter }))
  expect(create).toThrow(reason)
  expect(create).not.toThrow('hunter22')
})

test('error: options that belong to the session', () => {
  const session = createSession({ auth: new V3Password({ ...password, userDomainId: 'default' }) })
  for (const more of [{ authUrl }, { fetch: globalThis.fetch }, { projectName: 'p' }, { retries: 1 }]) {
    expect(() => untyped({ session, ...more })).toThrow('Set it when you create the session.')
  }
})

test('deprecated: tenantName and insecure, with one warning each', async () => {
  const { fetch, requests } = cloud()
  const warnings: string[] = []
  const { projectName: tenantName, ...rest } = password
  const options = { ...rest, tenantName, insecure: false as const, endpoint, fetch }
  const client = createClient({ ...options, onWarning: (message) => warnings.push(message) })
  await client.metrics.list()
  await client.metrics.list()
  expect(requests[1]?.body).toMatchObject({ auth: { scope: { project: { name: 'mini-mon' } } } })
  expect(warnings).toEqual([
    expect.stringContaining('`insecure` is deprecated'),
    'The option `tenantName` is deprecated: use `projectName`.',
  ])
})

test('deprecated: warnings go to the console by default', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  createClient({ ...password, tenantName: 'p' })
  expect(warn.mock.calls).toEqual([['The option `tenantName` is deprecated: use `projectName`.']])
})

test('error: a call without required parameters', async () => {
  const { fetch, requests } = cloud()
  const { alarms, metrics } = createClient({ ...password, endpoint, fetch })
  const nothing: unknown = null
  await expect(alarms.get(nothing as { alarmId: string })).rejects.toMatchObject({
    code: 'invalid_parameter',
    parameter: 'alarmId',
  })
  await expect(metrics.create(nothing as [])).rejects.toMatchObject({ parameter: 'name' })
  const statistics = nothing as Parameters<typeof metrics.listStatistics>[0]
  await expect(metrics.listStatistics(statistics)).rejects.toMatchObject({ parameter: 'startTime' })
  expect(requests).toEqual([])
})

test('bindClient: adds the calls to a requester; a client stays the same', async () => {
  const { fetch } = cloud()
  const session = createSession({ auth: new V3Password({ ...password, userDomainId: 'default' }), fetch })
  const requester = createRequester({ session, endpoint })
  expect(requester).not.toHaveProperty('metrics')
  expect(await listMetrics(requester, { name: 'cpu.user_perc' })).toMatchObject({ elements: [metric] })
  const client = bindClient(requester)
  expect(await client.metrics.list({ name: 'cpu.user_perc' })).toMatchObject({ elements: [metric] })
  expect([client.session, client.scope]).toEqual([session, requester.scope])
  expect(bindClient(client)).toBe(client)
  // Equal options mean equal cache keys, so both may be mixed.
  expect(createClient({ session, endpoint }).scope).toBe(requester.scope)
})

test('error: an unscoped token is a NoRoleError, and nothing is sent to Monasca', async () => {
  for (const address of [endpoint, undefined]) {
    const { fetch, requests } = cloud({
      [`POST ${authUrl}/v3/auth/tokens`]: {
        status: 201,
        headers: { 'X-Subject-Token': 'the-token' },
        body: createV3Token(),
      },
    })
    const client = createClient({ ...password, projectName: undefined, endpoint: address, fetch })
    const failures = await Promise.all(
      [1, 2, 3].map(() => client.metrics.list().catch((error: unknown) => error)),
    )
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(NoRoleError)
      expect(failure).toMatchObject({ code: 'no_role', username: 'mini-mon' })
    }
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${authUrl}`,
      `POST ${authUrl}/v3/auth/tokens`,
    ])
  }
})
