import { expect, test } from 'vitest'
import { createAuthenticate } from '../../src/keystone/tokens/createAuthenticate.js'
import { createTestKeystone, type TestKeystone } from './setup.js'

const path = '/identity/v3/OS-OAUTH2/token'
const grant = 'grant_type=client_credentials'
const form = 'application/x-www-form-urlencoded'

function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
}

function ask(
  cloud: TestKeystone,
  {
    Authorization = basic('mini-mon-app', 'app-secret'),
    body = grant,
    type = form,
  }: { Authorization?: string; body?: string; type?: string } = {},
) {
  return cloud.call('POST', path, { headers: { 'Content-Type': type, Authorization }, body })
}

test('default: an application credential gets a token by the client credentials grant', async () => {
  const cloud = createTestKeystone()
  const { status, body } = await ask(cloud)
  expect(status).toBe(200)
  expect(body).toEqual({
    access_token: expect.stringMatching(/^gAAAAA/),
    token_type: 'Bearer',
    expires_in: 3600,
  })
  const token = body.access_token as string
  const shown = await cloud.call('GET', '/identity/v3/auth/tokens', {
    headers: { 'X-Auth-Token': token, 'X-Subject-Token': token },
  })
  expect(shown.body.token).toMatchObject({
    methods: ['application_credential'],
    user: { name: 'mini-mon' },
    application_credential: { name: 'mini-mon-app' },
  })
  expect(createAuthenticate(cloud.keystone)(token, { method: 'GET', path: '/v2.0/metrics' })).toMatchObject({
    roles: ['monasca-user'],
  })
})

test('behavior: Keystone itself accepts the token in X-Auth-Token only, not as a bearer', async () => {
  const cloud = createTestKeystone()
  const { body } = await ask(cloud)
  const projects = '/identity/v3/auth/projects'
  expect(
    await cloud.call('GET', projects, { headers: { Authorization: `Bearer ${body.access_token}` } }),
  ).toMatchObject({ status: 401 })
  expect(await cloud.call('GET', projects, { headers: { 'X-Auth-Token': body.access_token } })).toMatchObject(
    { status: 200 },
  )
})

test('error: unknown clients, and clients without identification', async () => {
  const cloud = createTestKeystone()
  const refused = { status: 401, body: { error: 'invalid_client', error_description: expect.any(String) } }
  for (const Authorization of [
    basic('mini-mon-app', 'wrong'),
    basic('mini-mon-app', ''),
    basic('', 'app-secret'),
    'Basic %%%',
    'Bearer x',
    '',
  ]) {
    const answer = await ask(cloud, { Authorization })
    expect(answer).toMatchObject(refused)
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Keystone uri=/)
  }
  expect(await ask(cloud, { Authorization: basic('nothing', 'x') })).toMatchObject({
    status: 404,
    body: { error: 'other_error' },
  })
})

test('error: another grant, none, a body of another type, another verb', async () => {
  const cloud = createTestKeystone()
  expect(await ask(cloud, { body: 'grant_type=password' })).toMatchObject({
    status: 400,
    body: { error: 'unsupported_grant_type' },
  })
  const invalid = { status: 400, body: { error: 'invalid_request' } }
  expect(await ask(cloud, { body: 'x=1' })).toMatchObject(invalid)
  expect(
    await ask(cloud, { body: `{"grant_type":"client_credentials"}`, type: 'application/json' }),
  ).toMatchObject(invalid)
  expect(await cloud.call('GET', path)).toMatchObject({ status: 405, body: { error: 'other_error' } })
})
