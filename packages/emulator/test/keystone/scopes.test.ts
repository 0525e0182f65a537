import { expect, test } from 'vitest'
import { createTestKeystone, miniMon, origin, passwordAuth } from './setup.js'

const adminScope = { project: { name: 'admin', domain: { id: 'default' } } }

test('default: projects that the caller has a role on, with an unscoped token', async () => {
  const { signIn, call } = createTestKeystone()
  const { token } = await signIn(passwordAuth('admin', 'secret'))
  const { status, body } = await call('GET', '/identity/v3/auth/projects', {
    headers: { 'X-Auth-Token': token },
  })
  expect(status).toBe(200)
  expect(body.projects.map((project: { name: string }) => project.name)).toEqual(['admin', 'mini-mon'])
  expect(body.projects[1]).toMatchObject({
    id: expect.any(String),
    domain_id: 'default',
    enabled: true,
    links: { self: expect.stringContaining(`${origin}/identity/v3/projects/`) },
  })
  expect(body.links).toEqual({ next: null, self: `${origin}/identity/v3/auth/projects`, previous: null })
})

test('default: domains and system', async () => {
  const { signIn, call } = createTestKeystone()
  const headersOf = async (name: string, password: string) => ({
    'X-Auth-Token': (await signIn(passwordAuth(name, password))).token,
  })
  const admin = await headersOf('admin', 'secret')
  const user = await headersOf('mini-mon', 'password')
  const domains = '/identity/v3/auth/domains'
  expect((await call('GET', domains, { headers: admin })).body.domains).toMatchObject([
    { id: 'default', name: 'Default', enabled: true },
  ])
  expect((await call('GET', domains, { headers: user })).body.domains).toEqual([])
  expect((await call('GET', '/identity/v3/auth/system', { headers: user })).body).toEqual({
    system: [],
    links: { self: `${origin}/identity/v3/auth/system` },
  })
})

test('default: the catalog of a project-scoped token; without a project 403', async () => {
  const { signIn, call } = createTestKeystone()
  const catalog = '/identity/v3/auth/catalog'
  const scoped = await signIn(passwordAuth('admin', 'secret', adminScope))
  const answer = await call('GET', catalog, { headers: { 'X-Auth-Token': scoped.token } })
  expect(answer.body.catalog).toEqual(scoped.body.token.catalog)
  const { token } = await signIn(passwordAuth('admin', 'secret', 'unscoped'))
  expect(await call('GET', catalog, { headers: { 'X-Auth-Token': token } })).toMatchObject({ status: 403 })
})

test('error: without a token', async () => {
  const { call } = createTestKeystone()
  for (const name of ['projects', 'domains', 'system', 'catalog']) {
    expect(await call('GET', `/identity/v3/auth/${name}`)).toMatchObject({ status: 401 })
  }
})

test('v2.0: a password, by name and by id', async () => {
  const { call, signIn } = createTestKeystone()
  const v3 = (await signIn(passwordAuth('mini-mon', 'password', miniMon))).body.token
  const credentials = [
    { username: 'mini-mon', password: 'password' },
    { userId: v3.user.id, password: 'password' },
  ]
  for (const passwordCredentials of credentials) {
    for (const tenant of [{ tenantName: 'mini-mon' }, { tenantId: v3.project.id }]) {
      const { status, body } = await call('POST', '/identity/v2.0/tokens', {
        body: { auth: { passwordCredentials, ...tenant } },
      })
      expect(status).toBe(200)
      expect(body.access).toMatchObject({
        token: {
          id: expect.stringMatching(/^gAAAAA/),
          expires: '2026-01-02T04:04:05Z',
          tenant: { id: v3.project.id, name: 'mini-mon', enabled: true },
        },
        user: { id: v3.user.id, name: 'mini-mon', username: 'mini-mon', roles: [{ name: 'monasca-user' }] },
        metadata: { roles: [v3.roles[0].id] },
        serviceCatalog: [
          { type: 'identity' },
          {
            type: 'monitoring',
            endpoints: [
              {
                region: 'RegionOne',
                publicURL: `${origin}/v2.0`,
                internalURL: `${origin}/v2.0`,
                adminURL: `${origin}/v2.0`,
              },
            ],
          },
        ],
      })
    }
  }
})

test('v2.0: a token, tenants, and no tenant', async () => {
  const { call } = createTestKeystone()
  const post = (auth: unknown) => call('POST', '/identity/v2.0/tokens', { body: { auth } })
  const first = await post({ passwordCredentials: { username: 'admin', password: 'secret' } })
  const { id } = first.body.access.token
  expect(first.body.access.token).not.toHaveProperty('tenant')
  expect(first.body.access.serviceCatalog).toEqual([])
  const listed = await call('GET', '/identity/v2.0/tenants', { headers: { 'X-Auth-Token': id } })
  expect(listed.body.tenants.map((tenant: { name: string }) => tenant.name)).toEqual(['admin', 'mini-mon'])
  const second = await post({ token: { id }, tenantName: 'admin' })
  expect(second.body.access.token.tenant).toMatchObject({ name: 'admin' })
  expect(second.body.access.token.audit_ids[1]).toBe(first.body.access.token.audit_ids[0])
  expect(await call('GET', '/identity/v2.0/tenants')).toMatchObject({ status: 401 })
})

test('v2.0: errors', async () => {
  const { call } = createTestKeystone()
  const statusOf = async (auth: unknown) =>
    (await call('POST', '/identity/v2.0/tokens', { body: { auth } })).status
  const passwordCredentials = { username: 'mini-mon', password: 'password' }
  expect(await statusOf({ passwordCredentials: { ...passwordCredentials, password: 'no' } })).toBe(401)
  expect(await statusOf({ passwordCredentials, tenantName: 'nowhere' })).toBe(401)
  expect(await statusOf({ passwordCredentials, tenantName: 'a', tenantId: 'b' })).toBe(400)
  expect(await statusOf({ passwordCredentials: { username: 'mini-mon' } })).toBe(400)
  expect(await statusOf({ tenantName: 'mini-mon' })).toBe(400)
  expect(await statusOf(undefined)).toBe(400)
})
