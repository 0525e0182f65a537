import { expect, test } from 'vitest'
import { createKeystoneApp } from '../../src/keystone/createKeystoneApp.js'
import { createTestKeystone, miniMon, passwordAuth, tokenAuth } from './setup.js'

const path = '/identity/v3/auth/tokens'

test('default: the owner of a token can read it, with the header and the catalog', async () => {
  const { signIn, call } = createTestKeystone()
  const { token, body } = await signIn(passwordAuth('mini-mon', 'password', miniMon))
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  const shown = await call('GET', path, { headers })
  expect(shown).toMatchObject({ status: 200, token, body })
  const checked = await call('HEAD', path, { headers })
  expect(checked).toMatchObject({ status: 200, token, body: undefined })
  const bare = await call('GET', `${path}?nocatalog`, { headers })
  expect(bare.body.token).not.toHaveProperty('catalog')
})

test('behavior: administrators and services can read tokens of others; other users cannot', async () => {
  const { signIn, call } = createTestKeystone({
    seed: {
      projects: [{ name: 'p' }],
      users: ['member', 'admin', 'service', 'other'].map((name) => ({
        name,
        password: name,
        projectRoles: { p: [name] },
      })),
    },
  })
  const tokenOf = async (name: string) =>
    (await signIn(passwordAuth(name, name, { project: { name: 'p', domain: { id: 'default' } } }))).token
  const subject = await tokenOf('member')
  const statusFor = async (method: string, name: string) =>
    (
      await call(method, path, {
        headers: { 'X-Auth-Token': await tokenOf(name), 'X-Subject-Token': subject },
      })
    ).status
  expect(await statusFor('GET', 'admin')).toBe(200)
  expect(await statusFor('GET', 'service')).toBe(200)
  expect(await statusFor('GET', 'other')).toBe(403)
  expect(await statusFor('DELETE', 'service')).toBe(403)
  expect(await statusFor('DELETE', 'admin')).toBe(204)
  expect(await statusFor('GET', 'admin')).toBe(404)
})

test('error: no token, an unknown one, an unknown subject, no subject', async () => {
  const { signIn, call } = createTestKeystone()
  const { token } = await signIn(passwordAuth('mini-mon', 'password', miniMon))
  const { token: admin } = await signIn(
    passwordAuth('admin', 'secret', { project: { name: 'admin', domain: { id: 'default' } } }),
  )
  const statusWith = async (headers: Record<string, string>) => (await call('GET', path, { headers })).status
  expect(await statusWith({ 'X-Subject-Token': token })).toBe(401)
  expect(await statusWith({ 'X-Auth-Token': 'nonsense', 'X-Subject-Token': token })).toBe(401)
  expect(await statusWith({ 'X-Auth-Token': token, 'X-Subject-Token': 'nonsense' })).toBe(404)
  expect(await statusWith({ 'X-Auth-Token': token })).toBe(403)
  expect(await statusWith({ 'X-Auth-Token': admin })).toBe(404)
})

test('behavior: an exchanged token keeps the expiry and the audit chain of the first one', async () => {
  const { signIn, advance } = createTestKeystone()
  const first = await signIn(passwordAuth('mini-mon', 'password'))
  advance(600_000)
  const second = await signIn(tokenAuth(first.token, miniMon), { 'X-Auth-Token': first.token })
  advance(600_000)
  const third = await signIn(tokenAuth(second.token, 'unscoped'))
  const [firstId] = first.body.token.audit_ids
  for (const { status, body } of [second, third]) {
    expect(status).toBe(201)
    expect(body.token.expires_at).toBe(first.body.token.expires_at)
    expect(body.token.audit_ids).toEqual([expect.any(String), firstId])
    expect(body.token.methods.toSorted()).toEqual(['password', 'token'])
  }
  expect(second.body.token).toMatchObject({
    project: { name: 'mini-mon' },
    issued_at: '2026-01-02T03:14:05.000000Z',
  })
})

test('behavior: a revoked token is invalid at once, tokens derived from it are not', async () => {
  const { signIn, call } = createTestKeystone()
  const { token: unscoped } = await signIn(passwordAuth('mini-mon', 'password'))
  const { token: scoped } = await signIn(tokenAuth(unscoped, miniMon))
  const headers = { 'X-Auth-Token': scoped, 'X-Subject-Token': unscoped }
  expect(await call('DELETE', path, { headers })).toMatchObject({ status: 204, body: undefined })
  expect(await call('GET', path, { headers })).toMatchObject({ status: 404 })
  expect(await signIn(tokenAuth(unscoped, miniMon))).toMatchObject({ status: 404 })
  expect(
    await call('GET', path, { headers: { 'X-Auth-Token': scoped, 'X-Subject-Token': scoped } }),
  ).toMatchObject({ status: 200 })
})

test('behavior: a token may revoke itself', async () => {
  const { signIn, call } = createTestKeystone()
  const { token } = await signIn(passwordAuth('mini-mon', 'password', miniMon))
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  expect(await call('DELETE', path, { headers })).toMatchObject({ status: 204 })
  expect(await call('DELETE', path, { headers })).toMatchObject({ status: 401 })
})

test('behavior: a token expires to the second; allow_expired shows it for two more days', async () => {
  const { signIn, call, advance } = createTestKeystone({ tokenTtl: 60 })
  const { token } = await signIn(passwordAuth('mini-mon', 'password', miniMon))
  advance(59_999)
  const own = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  expect(await call('GET', path, { headers: own })).toMatchObject({ status: 200 })
  advance(1)
  expect(await call('GET', path, { headers: own })).toMatchObject({ status: 401 })
  const { token: fresh } = await signIn(passwordAuth('mini-mon', 'password', miniMon))
  const headers = { 'X-Auth-Token': fresh, 'X-Subject-Token': token }
  expect(await call('GET', path, { headers })).toMatchObject({ status: 404 })
  expect(await call('GET', `${path}?allow_expired=1`, { headers })).toMatchObject({ status: 200, token })
  advance(2 * 24 * 3_600_000)
  const { token: later } = await signIn(passwordAuth('mini-mon', 'password', miniMon))
  const lateHeaders = { 'X-Auth-Token': later, 'X-Subject-Token': token }
  expect(await call('GET', `${path}?allow_expired=1`, { headers: lateHeaders })).toMatchObject({
    status: 404,
  })
})

test('behavior: losing the last role or being disabled invalidates a token', async () => {
  const { signIn, call, store } = createTestKeystone()
  const { token } = await signIn(passwordAuth('mini-mon', 'password', miniMon))
  const { token: reader } = await signIn(passwordAuth('reader', 'password', miniMon))
  const status = async (id: string) =>
    (await call('GET', path, { headers: { 'X-Auth-Token': id, 'X-Subject-Token': id } })).status
  expect([await status(token), await status(reader)]).toEqual([200, 200])
  store.run(
    "DELETE FROM keystone_assignment WHERE user_id = (SELECT id FROM keystone_user WHERE name = 'mini-mon')",
  )
  expect([await status(token), await status(reader)]).toEqual([401, 200])
  store.run("UPDATE keystone_user SET enabled = 0 WHERE name = 'reader'")
  expect(await status(reader)).toBe(401)
})

test('behavior: a second server on the same store accepts tokens; the store contains none in clear', async () => {
  const { signIn, keystone, store } = createTestKeystone()
  const { token } = await signIn(passwordAuth('mini-mon', 'password', miniMon))
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  const second = createKeystoneApp(keystone)
  expect((await second.request(`http://elsewhere.test${path}`, { headers })).status).toBe(200)
  expect(JSON.stringify(store.all('SELECT * FROM keystone_token'))).not.toContain(token)
  expect(JSON.stringify(store.all('SELECT * FROM keystone_user'))).not.toContain('"password"')
})

test('behavior: the methods of one request must agree on the user', async () => {
  const { signIn } = createTestKeystone()
  const { token } = await signIn(passwordAuth('reader', 'password'))
  const user = (name: string) => ({ user: { name, domain: { id: 'default' }, password: 'password' } })
  const both = (name: string) => ({
    identity: { methods: ['password', 'token'], password: user(name), token: { id: token } },
  })
  expect(await signIn(both('mini-mon'))).toMatchObject({ status: 401 })
  expect(await signIn(both('reader'))).toMatchObject({ status: 201 })
})

test('error: an exchange with an unknown token is 404 in the body, 401 in the header, 400 without', async () => {
  const { signIn } = createTestKeystone()
  expect(await signIn(tokenAuth('nonsense', miniMon))).toMatchObject({ status: 404 })
  expect(await signIn(tokenAuth('nonsense', miniMon), { 'X-Auth-Token': 'nonsense' })).toMatchObject({
    status: 401,
  })
  expect(await signIn({ identity: { methods: ['token'], token: {} } })).toMatchObject({ status: 400 })
})

test('error: a system-scoped token cannot be exchanged for another scope', async () => {
  const { signIn } = createTestKeystone({
    seed: {
      projects: [{ name: 'p' }],
      users: [{ name: 'root', password: 'r', systemRoles: ['admin'], projectRoles: { p: ['admin'] } }],
    },
  })
  const { token } = await signIn(passwordAuth('root', 'r', { system: { all: true } }))
  const scope = { project: { name: 'p', domain: { id: 'default' } } }
  expect(await signIn(tokenAuth(token, scope))).toMatchObject({
    status: 403,
    body: { error: { code: 403, title: 'Forbidden' } },
  })
})

test('error: an unsupported verb', async () => {
  const { status, headers, body } = await createTestKeystone().call('PUT', path)
  expect(status).toBe(405)
  expect(headers.get('Allow')).toBe('GET, HEAD, POST, DELETE')
  expect(body.error).toMatchObject({ code: 405, title: 'Method Not Allowed' })
})
