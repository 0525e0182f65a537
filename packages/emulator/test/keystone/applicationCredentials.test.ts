import { expect, test } from 'vitest'
import { createEngine } from '../../src/engine/createEngine.js'
import { createAuthenticate } from '../../src/keystone/tokens/createAuthenticate.js'
import { createMonascaApp } from '../../src/monasca/createMonascaApp.js'
import { createTime } from '../../src/time/createTime.js'
import { createTestKeystone, miniMon, origin, passwordAuth, type TestKeystone, tokenAuth } from './setup.js'

/** The `auth` of a sign-in with an application credential. */
function appAuth(payload: Record<string, unknown>, scope?: unknown): unknown {
  const identity = { methods: ['application_credential'], application_credential: payload }
  return { identity, ...(scope ? { scope } : {}) }
}

const seeded = { id: 'mini-mon-app', secret: 'app-secret' }

/** Signs in `mini-mon`, and creates application credentials for them. */
async function signedIn(cloud: TestKeystone) {
  const { token, body } = await cloud.signIn(passwordAuth('mini-mon', 'password', miniMon))
  const headers = { 'X-Auth-Token': token }
  const userId = body.token.user.id as string
  const path = `/identity/v3/users/${userId}/application_credentials`
  const make = (application_credential: unknown, given: Record<string, string> = headers) =>
    cloud.call('POST', path, { headers: given, body: { application_credential } })
  return { headers, userId, path, make }
}

test('default: the seeded one signs in by id, and determines scope and roles', async () => {
  const { status, body } = await createTestKeystone().signIn(appAuth(seeded))
  expect(status).toBe(201)
  expect(body.token).toMatchObject({
    methods: ['application_credential'],
    user: { name: 'mini-mon', domain: { id: 'default' } },
    project: { name: 'mini-mon' },
    roles: [{ name: 'monasca-user' }],
    application_credential: { id: 'mini-mon-app', name: 'mini-mon-app', restricted: true },
  })
  expect(body.token.application_credential).not.toHaveProperty('access_rules')
  expect(body.token.catalog.length).toBeGreaterThan(0)
})

test('default: created with only a name, it has all roles and a secret that is shown once', async () => {
  const cloud = createTestKeystone()
  const { headers, userId, path, make } = await signedIn(cloud)
  const { status, body } = await make({ name: 'laptop' })
  expect(status).toBe(201)
  const { secret, ...credential } = body.application_credential
  expect(secret).toMatch(/^[\w-]{86}$/)
  expect(credential).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    name: 'laptop',
    description: null,
    user_id: userId,
    project_id: expect.any(String),
    system: null,
    expires_at: null,
    unrestricted: null,
    roles: [
      { id: expect.any(String), name: 'monasca-user', domain_id: null, description: null, options: {} },
    ],
    links: { self: `${origin}/identity/v3/application_credentials/${credential.id}` },
  })
  expect((await cloud.call('GET', `${path}/${credential.id}`, { headers })).body).toEqual({
    application_credential: credential,
  })
  expect((await cloud.call('GET', `${path}?name=laptop`, { headers })).body).toEqual({
    application_credentials: [credential],
    links: { next: null, self: `${origin}${path}?name=laptop`, previous: null },
  })
  expect(await cloud.signIn(appAuth({ id: credential.id, secret }))).toMatchObject({ status: 201 })
  expect(JSON.stringify(cloud.store.all('SELECT * FROM keystone_application_credential'))).not.toContain(
    secret,
  )
})

test('behavior: by name and user, by id or by name and domain', async () => {
  const cloud = createTestKeystone()
  const { userId } = await signedIn(cloud)
  const { id: name, secret } = seeded
  const status = async (payload: Record<string, unknown>) =>
    (await cloud.signIn(appAuth({ name, secret, ...payload }))).status
  expect(await status({ user: { id: userId } })).toBe(201)
  expect(await status({ user: { name: 'mini-mon', domain: { id: 'default' } } })).toBe(201)
  expect(await status({ user: { name: 'mini-mon' } })).toBe(400)
  expect(await status({ user: { name: 'reader', domain: { id: 'default' } } })).toBe(401)
  expect(await status({ name: 'nothing', user: { id: userId } })).toBe(401)
  expect(await status({})).toBe(400)
  expect(await status({ name: undefined })).toBe(400)
})

test('error: a wrong secret, none, an unknown id, a scope', async () => {
  const cloud = createTestKeystone()
  expect(await cloud.signIn(appAuth({ id: seeded.id, secret: 'wrong' }))).toMatchObject({ status: 401 })
  expect(await cloud.signIn(appAuth({ id: seeded.id }))).toMatchObject({ status: 401 })
  expect(await cloud.signIn(appAuth({ id: 'nothing', secret: 'x' }))).toMatchObject({ status: 404 })
  for (const scope of [miniMon, 'unscoped']) {
    const { status, body } = await cloud.signIn(appAuth(seeded, scope))
    expect(status).toBe(401)
    expect(body.error).toMatchObject({ code: 401, title: 'Unauthorized', identity: {} })
  }
})

test('behavior: some of the roles, never one that the token does not have', async () => {
  const cloud = createTestKeystone({
    seed: {
      projects: [{ name: 'mini-mon' }],
      users: [
        { name: 'mini-mon', password: 'password', projectRoles: { 'mini-mon': ['one', 'two'] } },
        { name: 'other', projectRoles: { 'mini-mon': ['three'] } },
      ],
    },
  })
  const { make } = await signedIn(cloud)
  const { body } = await make({ name: 'part', secret: 's', roles: [{ name: 'two' }] })
  expect(body.application_credential.roles).toMatchObject([{ name: 'two' }])
  const signed = await cloud.signIn(appAuth({ id: body.application_credential.id, secret: 's' }))
  expect(signed.body.token.roles).toMatchObject([{ name: 'two' }])
  expect(await make({ name: 'more', roles: [{ name: 'three' }] })).toMatchObject({ status: 400 })
  expect(await make({ name: 'more', roles: [{ name: 'nothing' }] })).toMatchObject({ status: 404 })
  cloud.store.run(
    "DELETE FROM keystone_assignment WHERE role_id = (SELECT id FROM keystone_role WHERE name = 'two')",
  )
  expect(await cloud.signIn(appAuth({ id: body.application_credential.id, secret: 's' }))).toMatchObject({
    status: 401,
  })
})

test('behavior: its expiry ends it, and its tokens early', async () => {
  const cloud = createTestKeystone()
  const { make } = await signedIn(cloud)
  const { body } = await make({ name: 'short', secret: 's', expires_at: '2026-01-02T03:05:05' })
  const { id, expires_at } = body.application_credential
  expect(expires_at).toBe('2026-01-02T03:05:05.000000')
  const signed = await cloud.signIn(appAuth({ id, secret: 's' }))
  expect(signed.body.token.expires_at).toBe('2026-01-02T03:05:05.000000Z')
  cloud.advance(60_000)
  expect(await cloud.signIn(appAuth({ id, secret: 's' }))).toMatchObject({ status: 401 })
  expect(
    await cloud.call('GET', '/identity/v3/auth/projects', { headers: { 'X-Auth-Token': signed.token } }),
  ).toMatchObject({ status: 401 })
})

test('behavior: once it is deleted, its tokens get 404, and are unknown to Monasca', async () => {
  const cloud = createTestKeystone()
  const { headers, path } = await signedIn(cloud)
  const { token } = await cloud.signIn(appAuth(seeded))
  const authenticate = createAuthenticate(cloud.keystone)
  const action = { method: 'GET', path: '/v2.0/metrics' }
  expect(authenticate(token, action)).toMatchObject({ projectName: 'mini-mon', roles: ['monasca-user'] })
  expect(await cloud.call('DELETE', `${path}/${seeded.id}`, { headers })).toMatchObject({ status: 204 })
  expect(
    await cloud.call('GET', '/identity/v3/auth/projects', { headers: { 'X-Auth-Token': token } }),
  ).toMatchObject({ status: 404 })
  expect(authenticate(token, action)).toBeUndefined()
  expect(await cloud.call('GET', `${path}/${seeded.id}`, { headers })).toMatchObject({ status: 404 })
})

test('behavior: a restricted one cannot manage others, an unrestricted one can; neither can be exchanged', async () => {
  const cloud = createTestKeystone()
  const { path, make } = await signedIn(cloud)
  const tokenOf = async (id: string, secret: string) => (await cloud.signIn(appAuth({ id, secret }))).token
  const restricted = { 'X-Auth-Token': await tokenOf(seeded.id, seeded.secret) }
  expect(await make({ name: 'x' }, restricted)).toMatchObject({ status: 403 })
  expect(await cloud.call('DELETE', `${path}/${seeded.id}`, { headers: restricted })).toMatchObject({
    status: 403,
  })
  expect(await cloud.call('GET', path, { headers: restricted })).toMatchObject({ status: 200 })
  const { body } = await make({ name: 'free', secret: 's', unrestricted: true })
  expect(body.application_credential.unrestricted).toBe(true)
  const signed = await cloud.signIn(appAuth({ id: body.application_credential.id, secret: 's' }))
  expect(signed.body.token.application_credential.restricted).toBe(false)
  const free = { 'X-Auth-Token': signed.token }
  expect(await make({ name: 'x' }, free)).toMatchObject({ status: 201 })
  expect(await cloud.signIn(tokenAuth(signed.token, miniMon))).toMatchObject({ status: 403 })
  const credential = { type: 'totp', blob: 'GEZDGNBVGY3TQOJQ', user_id: body.application_credential.user_id }
  expect(
    await cloud.call('POST', '/identity/v3/credentials', { headers: free, body: { credential } }),
  ).toMatchObject({ status: 403 })
})

test('behavior: access rules determine which requests Monasca accepts', async () => {
  const cloud = createTestKeystone()
  const { make } = await signedIn(cloud)
  const rule = (method: string, path: string) => ({ service: 'monitoring', method, path })
  const { status, body } = await make({
    name: 'narrow',
    secret: 's',
    access_rules: [
      rule('GET', '/v2.0/metrics'),
      rule('GET', '/v2.0/alarms/*'),
      rule('GET', '/v2.0/alarm-definitions/{id}'),
      rule('POST', '/v2.0/metrics/**'),
      { service: 'compute', method: 'GET', path: '/v2.0/**' },
    ],
  })
  expect(status).toBe(201)
  expect(body.application_credential.access_rules).toHaveLength(5)
  const { token, body: signed } = await cloud.signIn(
    appAuth({ id: body.application_credential.id, secret: 's' }),
  )
  expect(signed.token.application_credential.access_rules).toEqual(body.application_credential.access_rules)
  const monasca = createMonascaApp({
    store: cloud.store,
    clock: cloud.keystone.clock,
    engine: createEngine({
      store: cloud.store,
      time: createTime(cloud.keystone.clock),
      onTransition: () => {},
    }),
    notificationTypes: [],
    authenticate: createAuthenticate(cloud.keystone),
  })
  const allowed = async (method: string, path: string) => {
    const response = await monasca.request(`${origin}${path}`, { method, headers: { 'X-Auth-Token': token } })
    return response.status !== 401
  }
  expect(await allowed('GET', '/v2.0/metrics?name=cpu.idle_perc')).toBe(true)
  expect(await allowed('GET', '/v2.0/metrics/names')).toBe(false)
  expect(await allowed('POST', '/v2.0/metrics')).toBe(false)
  expect(await allowed('POST', '/v2.0/metrics/a/b')).toBe(true)
  expect(await allowed('HEAD', '/v2.0/metrics')).toBe(false)
  expect(await allowed('GET', '/v2x0/metrics')).toBe(false)
  expect(await allowed('GET', '/v2.0/alarms/1')).toBe(true)
  expect(await allowed('GET', '/v2.0/alarms')).toBe(false)
  expect(await allowed('GET', '/v2.0/alarms/1/state-history')).toBe(false)
  expect(await allowed('GET', '/v2.0/alarm-definitions/1')).toBe(true)
  expect(await allowed('GET', '/v2.0/notification-methods')).toBe(false)
})

test('behavior: a token with access rules is shown only to services that support them', async () => {
  const cloud = createTestKeystone()
  const { make } = await signedIn(cloud)
  const { body } = await make({
    name: 'narrow',
    secret: 's',
    access_rules: [{ service: 'monitoring', method: 'GET', path: '/v2.0/metrics' }],
  })
  const { token } = await cloud.signIn(appAuth({ id: body.application_credential.id, secret: 's' }))
  const own = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  const path = '/identity/v3/auth/tokens'
  expect(await cloud.call('GET', path, { headers: own })).toMatchObject({ status: 404 })
  const headers = { ...own, 'OpenStack-Identity-Access-Rules': '1.0' }
  expect(await cloud.call('GET', path, { headers })).toMatchObject({ status: 200, token })
})

test('behavior: access rules are shared by application credentials, listed, and deleted when unused', async () => {
  const cloud = createTestKeystone()
  const { headers, userId, path, make } = await signedIn(cloud)
  const rule = { service: 'monitoring', method: 'GET', path: '/v2.0/metrics' }
  const first = await make({ name: 'first', access_rules: [rule] })
  const [made] = first.body.application_credential.access_rules
  expect(
    (await make({ name: 'same', access_rules: [rule] })).body.application_credential.access_rules,
  ).toEqual([made])
  expect(
    (await make({ name: 'by id', access_rules: [{ id: made.id }] })).body.application_credential.access_rules,
  ).toEqual([made])
  expect(await make({ name: 'unknown', access_rules: [{ id: 'nothing' }] })).toMatchObject({ status: 404 })
  const rules = `/identity/v3/users/${userId}/access_rules`
  const shown = { ...made, links: { self: `${origin}/identity/v3/access_rules/${made.id}` } }
  expect((await cloud.call('GET', rules, { headers })).body.access_rules).toEqual([shown])
  expect((await cloud.call('GET', `${rules}?service=compute`, { headers })).body.access_rules).toEqual([])
  expect((await cloud.call('GET', `${rules}/${made.id}`, { headers })).body).toEqual({ access_rule: shown })
  expect(await cloud.call('DELETE', `${rules}/${made.id}`, { headers })).toMatchObject({ status: 403 })
  const listed = await cloud.call('GET', path, { headers })
  for (const { id } of listed.body.application_credentials) {
    expect(await cloud.call('DELETE', `${path}/${id}`, { headers })).toMatchObject({ status: 204 })
  }
  expect(await cloud.call('DELETE', `${rules}/${made.id}`, { headers })).toMatchObject({ status: 204 })
  expect(await cloud.call('GET', `${rules}/${made.id}`, { headers })).toMatchObject({ status: 404 })
})

test('error: a taken name, none, past or invalid expiry times, invalid rules and roles', async () => {
  const { make } = await signedIn(createTestKeystone())
  const status = async (more: Record<string, unknown>) => (await make({ name: 'x', ...more })).status
  expect(await status({ name: 'mini-mon-app' })).toBe(409)
  expect(await status({ name: '' })).toBe(400)
  expect(await status({ name: undefined })).toBe(400)
  expect(await status({ expires_at: '2020-01-01T00:00:00Z' })).toBe(400)
  expect(await status({ expires_at: 'tomorrow' })).toBe(400)
  expect(await status({ unrestricted: 'yes' })).toBe(400)
  expect(await status({ roles: 'monasca-user' })).toBe(400)
  expect(await status({ roles: [{}] })).toBe(400)
  expect(await status({ access_rules: {} })).toBe(400)
  expect(await status({ access_rules: [{ service: 'monitoring', method: 'GET' }] })).toBe(400)
  expect(await status({ access_rules: [{ service: 'm', method: 'FETCH', path: '/' }] })).toBe(400)
  expect(await status({ access_rules: [{ service: 'm', method: 'GET', path: 'x' }] })).toBe(400)
  expect(await status({})).toBe(201)
})

test('error: those of another user', async () => {
  const cloud = createTestKeystone()
  const { path, make } = await signedIn(cloud)
  const other = await cloud.signIn(passwordAuth('reader', 'password', miniMon))
  const admin = await cloud.signIn(
    passwordAuth('admin', 'secret', { project: { name: 'admin', domain: { id: 'default' } } }),
  )
  const status = async (method: string, token: string, id = '') =>
    (await cloud.call(method, `${path}${id}`, { headers: { 'X-Auth-Token': token } })).status
  expect(await status('GET', other.token)).toBe(403)
  expect(await status('GET', other.token, `/${seeded.id}`)).toBe(403)
  expect(await status('DELETE', other.token, `/${seeded.id}`)).toBe(403)
  expect(await status('GET', admin.token)).toBe(200)
  expect(await make({ name: 'x' }, { 'X-Auth-Token': admin.token })).toMatchObject({ status: 403 })
  expect(await make({ name: 'x' }, {})).toMatchObject({ status: 401 })
  expect(await status('DELETE', admin.token, `/${seeded.id}`)).toBe(204)
})
