import { expect, test } from 'vitest'
import { createTestKeystone, origin, passwordAuth } from './setup.js'

test('default: the root lists both versions with status 300', async () => {
  const { status, headers, body } = await createTestKeystone().call('GET', '/identity')
  expect(status).toBe(300)
  expect(headers.get('Content-Type')).toContain('application/json')
  expect(body.versions.values).toMatchObject([
    { id: 'v3.14', status: 'stable', links: [{ rel: 'self', href: `${origin}/identity/v3/` }] },
    { id: 'v2.0', status: 'deprecated', links: [{ rel: 'self', href: `${origin}/identity/v2.0/` }] },
  ])
})

test('default: each version has a document, with and without a trailing slash', async () => {
  const { call } = createTestKeystone()
  for (const path of ['/identity/v3', '/identity/v3/']) {
    expect(await call('GET', path)).toMatchObject({ status: 200, body: { version: { id: 'v3.14' } } })
  }
  expect(await call('GET', '/identity/v2.0')).toMatchObject({ body: { version: { id: 'v2.0' } } })
  expect(await call('GET', '/identity/')).toMatchObject({ status: 300 })
})

test('behavior: every reply has a request id and varies with the token', async () => {
  const { call } = createTestKeystone()
  for (const path of ['/identity', '/identity/v3/nothing']) {
    const { headers } = await call('GET', path)
    expect(headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f-]{36}$/)
    expect(headers.get('Vary')).toContain('X-Auth-Token')
  }
})

test('error: an invalid token is refused even where none is needed', async () => {
  const { call, signIn, advance } = createTestKeystone({ tokenTtl: 60 })
  const { token } = await signIn(passwordAuth('mini-mon', 'password'))
  const headers = { 'X-Auth-Token': token }
  expect(await call('GET', '/identity/v3', { headers })).toMatchObject({ status: 200 })
  advance(60_000)
  expect(await call('GET', '/identity/v3', { headers })).toMatchObject({ status: 401 })
})

test('error: an unknown path', async () => {
  const { status, body } = await createTestKeystone().call('GET', '/identity/v3/nothing')
  expect(status).toBe(404)
  expect(body.error).toMatchObject({ code: 404, title: 'Not Found', message: expect.any(String) })
})
