import { expect, test } from 'vitest'
import { createAuthenticate } from '../../src/keystone/tokens/createAuthenticate.js'
import { createTestKeystone, miniMon, origin, passwordAuth, type TestKeystone, tokenAuth } from './setup.js'

const path = '/identity/v3/OS-TRUST/trusts'
const trustScope = (id: string) => ({ 'OS-TRUST:trust': { id } })

/** `mini-mon`, who trusts, and `agent`, who is trusted. */
async function signedIn(cloud: TestKeystone) {
  const sign = async (name: string, password = 'password', project = 'mini-mon') => {
    const scope = { project: { name: project, domain: { id: 'default' } } }
    const { token, body } = await cloud.signIn(passwordAuth(name, password, scope))
    return { token, id: body.token.user.id as string, project: body.token.project.id as string }
  }
  const [trustor, trustee] = [await sign('mini-mon'), await sign('agent')]
  const make = (more: Record<string, unknown> = {}, token = trustor.token) =>
    cloud.call('POST', path, {
      headers: { 'X-Auth-Token': token },
      body: {
        trust: {
          trustor_user_id: trustor.id,
          trustee_user_id: trustee.id,
          impersonation: false,
          project_id: trustor.project,
          roles: [{ name: 'monasca-user' }],
          ...more,
        },
      },
    })
  const call = (method: string, rest: string, token: string) =>
    cloud.call(method, `${path}${rest}`, { headers: { 'X-Auth-Token': token } })
  const use = (id: string) => cloud.signIn(passwordAuth('agent', 'password', trustScope(id)))
  return { trustor, trustee, sign, make, call, use }
}

test('default: a trust is created, read and listed', async () => {
  const cloud = createTestKeystone()
  const { trustor, trustee, make, call } = await signedIn(cloud)
  const { status, body } = await make()
  expect(status).toBe(201)
  const { id, roles } = body.trust
  expect(body.trust).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    trustor_user_id: trustor.id,
    trustee_user_id: trustee.id,
    project_id: trustor.project,
    impersonation: false,
    expires_at: null,
    remaining_uses: null,
    deleted_at: null,
    redelegated_trust_id: null,
    redelegation_count: 0,
    roles: [expect.objectContaining({ name: 'monasca-user' })],
    roles_links: { self: `${origin}${path}/${id}/roles`, next: null, previous: null },
    links: { self: `${origin}${path}/${id}` },
  })
  for (const { token } of [trustor, trustee]) {
    expect((await call('GET', `/${id}`, token)).body).toEqual(body)
    expect((await call('GET', `/${id}/roles`, token)).body.roles).toEqual(roles)
  }
  const listed = await call('GET', `?trustor_user_id=${trustor.id}`, trustor.token)
  expect(listed.body.trusts).toMatchObject([{ id }])
  expect(listed.body.trusts[0]).not.toHaveProperty('roles')
  expect((await call('GET', `?trustee_user_id=${trustee.id}`, trustee.token)).body.trusts).toHaveLength(1)
  expect((await call('GET', `?trustee_user_id=${trustor.id}`, trustor.token)).body.trusts).toEqual([])
})

test('default: the trustee gets the roles of the trust, as the same user', async () => {
  const cloud = createTestKeystone()
  const { trustor, trustee, make, use } = await signedIn(cloud)
  const { id } = (await make()).body.trust
  const { status, token, body } = await use(id)
  expect(status).toBe(201)
  expect(body.token).toMatchObject({
    methods: ['password'],
    user: { id: trustee.id, name: 'agent' },
    project: { name: 'mini-mon' },
    roles: [{ name: 'monasca-user' }],
    'OS-TRUST:trust': {
      id,
      impersonation: false,
      trustor_user: { id: trustor.id },
      trustee_user: { id: trustee.id },
    },
  })
  expect(body.token).not.toHaveProperty('is_domain')
  expect(createAuthenticate(cloud.keystone)(token, { method: 'GET', path: '/v2.0/metrics' })).toMatchObject({
    userId: trustee.id,
    roles: ['monasca-user'],
  })
})

test('behavior: with impersonation the token has the trustor as its user', async () => {
  const cloud = createTestKeystone()
  const { trustor, make, use } = await signedIn(cloud)
  const { token, body } = await use((await make({ impersonation: true })).body.trust.id)
  expect(body.token.user).toMatchObject({ id: trustor.id, name: 'mini-mon' })
  const headers = { 'X-Auth-Token': token }
  const listed = await cloud.call('GET', '/identity/v3/auth/projects', { headers })
  expect(listed.body.projects).toMatchObject([{ name: 'mini-mon' }])
})

test('behavior: a token of the trustee can be exchanged for one of the trust, which cannot be exchanged', async () => {
  const cloud = createTestKeystone()
  const { trustee, make } = await signedIn(cloud)
  const { id } = (await make()).body.trust
  const scoped = await cloud.signIn(tokenAuth(trustee.token, trustScope(id)))
  expect(scoped).toMatchObject({ status: 201, body: { token: { 'OS-TRUST:trust': { id } } } })
  expect(await cloud.signIn(tokenAuth(scoped.token))).toMatchObject({ status: 403 })
  expect(await cloud.signIn(tokenAuth(scoped.token, miniMon))).toMatchObject({ status: 403 })
})

test('behavior: uses are counted', async () => {
  const { make, use } = await signedIn(createTestKeystone())
  const { id } = (await make({ remaining_uses: 2 })).body.trust
  expect(await use(id)).toMatchObject({ status: 201 })
  expect(await use(id)).toMatchObject({ status: 201 })
  expect(await use(id)).toMatchObject({ status: 401 })
})

test('behavior: an expired trust is unusable, and its tokens are invalid', async () => {
  const cloud = createTestKeystone()
  const { trustor, make, call, use } = await signedIn(cloud)
  const { body } = await make({ expires_at: '2026-01-02T03:05:05.000000Z' })
  expect(body.trust.expires_at).toBe('2026-01-02T03:05:05.000000Z')
  const { token } = await use(body.trust.id)
  cloud.advance(60_000)
  expect(await use(body.trust.id)).toMatchObject({ status: 401 })
  expect(await call('GET', `/${body.trust.id}`, trustor.token)).toMatchObject({ status: 404 })
  expect((await call('GET', `?trustor_user_id=${trustor.id}`, trustor.token)).body.trusts).toEqual([])
  expect(
    await cloud.call('GET', '/identity/v3/auth/projects', { headers: { 'X-Auth-Token': token } }),
  ).toMatchObject({ status: 404 })
})

test('behavior: the trustor and administrators can delete a trust, which invalidates its tokens', async () => {
  const cloud = createTestKeystone()
  const { trustor, trustee, sign, make, call, use } = await signedIn(cloud)
  const { id } = (await make()).body.trust
  const { token } = await use(id)
  expect(await call('DELETE', `/${id}`, trustee.token)).toMatchObject({ status: 403 })
  expect(await call('DELETE', `/${id}`, trustor.token)).toMatchObject({ status: 204 })
  expect(await call('GET', `/${id}`, trustor.token)).toMatchObject({ status: 404 })
  expect(await use(id)).toMatchObject({ status: 401 })
  expect(
    await cloud.call('GET', '/identity/v3/auth/projects', { headers: { 'X-Auth-Token': token } }),
  ).toMatchObject({ status: 404 })
  const authenticate = createAuthenticate(cloud.keystone)
  expect(authenticate(token, { method: 'GET', path: '/v2.0/metrics' })).toBeUndefined()
  const admin = await sign('admin', 'secret', 'admin')
  const other = (await make()).body.trust.id
  expect(await call('DELETE', `/${other}`, admin.token)).toMatchObject({ status: 204 })
})

test('behavior: a trust never exceeds the rights of its trustor', async () => {
  const cloud = createTestKeystone()
  const { make, use } = await signedIn(cloud)
  const { id } = (await make()).body.trust
  const { token } = await use(id)
  cloud.store.run(
    "DELETE FROM keystone_assignment WHERE user_id = (SELECT id FROM keystone_user WHERE name = 'mini-mon')",
  )
  expect(await use(id)).toMatchObject({ status: 403 })
  expect(
    await cloud.call('GET', '/identity/v3/auth/projects', { headers: { 'X-Auth-Token': token } }),
  ).toMatchObject({ status: 401 })
})

test('behavior: tokens of a trust or an application credential cannot create either', async () => {
  const cloud = createTestKeystone()
  const { trustor, make, call, use } = await signedIn(cloud)
  const { token } = await use((await make({ impersonation: true })).body.trust.id)
  const credentials = `/identity/v3/users/${trustor.id}/application_credentials`
  const body = { application_credential: { name: 'x' } }
  expect(await cloud.call('POST', credentials, { headers: { 'X-Auth-Token': token }, body })).toMatchObject({
    status: 403,
  })
  expect(await make({}, token)).toMatchObject({ status: 403 })
  const app = await cloud.signIn({
    identity: {
      methods: ['application_credential'],
      application_credential: { id: 'mini-mon-app', secret: 'app-secret' },
    },
  })
  expect(await make({}, app.token)).toMatchObject({ status: 403 })
  expect(await call('GET', `?trustor_user_id=${trustor.id}`, app.token)).toMatchObject({ status: 403 })
})

test('error: trusts of others', async () => {
  const cloud = createTestKeystone()
  const { trustor, trustee, sign, make, call, use } = await signedIn(cloud)
  const { id } = (await make()).body.trust
  const reader = await sign('reader')
  expect(await call('GET', `/${id}`, reader.token)).toMatchObject({ status: 403 })
  expect(await call('GET', '', reader.token)).toMatchObject({ status: 403 })
  expect(await call('GET', `?trustor_user_id=${trustor.id}`, reader.token)).toMatchObject({ status: 403 })
  expect(await cloud.signIn(passwordAuth('reader', 'password', trustScope(id)))).toMatchObject({
    status: 403,
  })
  expect(await make({}, trustee.token)).toMatchObject({ status: 403 })
  expect(await make({}, '')).toMatchObject({ status: 401 })
  expect(await use('nothing')).toMatchObject({ status: 401 })
  expect(await use('')).toMatchObject({ status: 400 })
  const admin = await sign('admin', 'secret', 'admin')
  expect((await call('GET', '', admin.token)).body.trusts).toHaveLength(1)
})

test('error: invalid requests for trusts', async () => {
  const { make } = await signedIn(createTestKeystone())
  const status = async (more: Record<string, unknown>) => (await make(more)).status
  expect(await status({ roles: [] })).toBe(403)
  expect(await status({ roles: [{ name: 'admin' }] })).toBe(404)
  expect(await status({ roles: [{ name: 'nothing' }] })).toBe(404)
  expect(await status({ trustee_user_id: 'absent' })).toBe(404)
  expect(await status({ project_id: 'nothing' })).toBe(404)
  expect(await status({ trustee_user_id: undefined })).toBe(400)
  expect(await status({ impersonation: 'yes' })).toBe(400)
  expect(await status({ impersonation: undefined })).toBe(400)
  expect(await status({ remaining_uses: 0 })).toBe(400)
  expect(await status({ expires_at: '2020-01-01T00:00:00Z' })).toBe(400)
  expect(await status({ trustor_user_id: undefined })).toBe(403)
  expect(await status({})).toBe(201)
})
