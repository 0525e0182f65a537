import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { refusal, tokenReply, wire } from '../../../test/support/authContext.js'
import {
  document,
  fail,
  federated,
  federation,
  password,
  record,
  tokens,
} from '../../../test/support/oidc.js'
import { AuthorizationFailureError, InvalidTokenError, ScopeNotFoundError } from '../../errors/index.js'
import type { ScriptedReply } from '../../testing/index.js'
import { V3OidcAccessToken } from '../index.js'

test('behavior: with a scope, the federated token is exchanged for a scoped one', async () => {
  const auth = password({ projectName: 'p', projectDomainId: 'd', includeCatalog: false })
  const { requests, access } = await record(
    auth,
    document,
    tokens(),
    tokenReply('unscoped'),
    tokenReply('scoped'),
  )
  expect(requests[3]).toMatchObject({
    line: 'POST http://k/v3/auth/tokens?nocatalog',
    headers: { 'x-auth-token': 'unscoped' },
    body: {
      auth: {
        identity: { methods: ['token'], token: { id: 'unscoped' } },
        scope: { project: { name: 'p', domain: { id: 'd' } } },
      },
    },
  })
  expect(access.authToken).toBe('scoped')
})

test.each([
  [{ systemScope: 'all' as const }, { system: { all: true } }],
  [{ domainId: 'd' }, { domain: { id: 'd' } }],
  [{ trustId: 't' }, { 'OS-TRUST:trust': { id: 't' } }],
])('parameters: the scope %j', async (options, scope) => {
  const { requests } = await record(password(options), document, tokens(), tokenReply('u'), tokenReply('s'))
  expect(requests[3]?.body).toMatchObject({ auth: { scope } })
})

test('behavior: a project domain without a project is not a scope', async () => {
  await record(password({ projectDomainId: 'd' }), document, tokens(), tokenReply())
})

test('error: contradictory scopes, before any request to the provider', async () => {
  const error = await fail(password({ projectId: 'p', systemScope: 'all' }))
  expect(error).toBeInstanceOf(AuthorizationFailureError)
})

test('error: a project without a role is reported as such', async () => {
  const projects = { body: { projects: [{ name: 'mine', domain_id: 'd' }] } }
  const error = await fail(
    password({ projectId: 'p' }),
    document,
    tokens(),
    tokenReply('unscoped'),
    refusal,
    tokenReply('again'),
    projects,
    { status: 204 },
  )
  expect(error).toBeInstanceOf(ScopeNotFoundError)
  expect(String(error)).toContain('mine (domain d)')
})

test.each([
  ['http://k', 'http://k/v3'],
  ['http://k/', 'http://k/v3'],
  ['http://k/identity/v3/', 'http://k/identity/v3'],
])('parameters: authUrl %s', async (authUrl, base) => {
  const auth = new V3OidcAccessToken({ ...federation, authUrl, accessToken: 'at' })
  const { requests } = await record(auth, tokenReply())
  expect(requests[0]?.line).toBe(`POST ${base}/OS-FEDERATION/identity_providers/lab/protocols/openid/auth`)
  expect(await auth.getAuthUrl()).toBe(base)
})

test('parameters: names with characters that are special in URLs', async () => {
  const auth = new V3OidcAccessToken({
    ...federation,
    identityProvider: 'my idp/1',
    protocol: 'open?id',
    accessToken: 'at',
  })
  const { requests } = await record(auth, tokenReply())
  expect(requests[0]?.line).toContain('/identity_providers/my%20idp%2F1/protocols/open%3Fid/auth')
})

test('V3OidcAccessToken: a string, or a function that is called each time', async () => {
  const { requests } = await record(
    new V3OidcAccessToken({ ...federation, accessToken: 'given' }),
    tokenReply(),
  )
  expect(wire(requests)).toEqual([
    {
      line: federated,
      headers: { accept: 'application/json', authorization: 'Bearer given' },
      body: undefined,
    },
  ])
  let turn = 0
  const auth = new V3OidcAccessToken({ ...federation, accessToken: async () => `at${++turn}` })
  await record(auth, tokenReply())
  auth.invalidate()
  const again = await record(auth, tokenReply())
  expect(again.requests[0]?.headers['authorization']).toBe('Bearer at2')
})

test('error: Keystone refuses the provider’s token', async () => {
  const auth = new V3OidcAccessToken({ ...federation, accessToken: 'given-token' })
  const error = await fail(auth, { status: 401, body: '<p>given-token is not valid' })
  expect(error).toBeInstanceOf(InvalidTokenError)
  expect(inspect(error, { depth: 9 })).not.toContain('given-token')
})

test.each<[string, ScriptedReply]>([
  ['a login page', { body: '<form>Log in' }],
  ['a redirect to one', { status: 302, headers: { location: 'https://op/auth?client_id=x' } }],
])('error: %s instead of a token is explained', async (_, reply) => {
  const error = await fail(new V3OidcAccessToken({ ...federation, accessToken: 'at' }), reply)
  expect(error).toBeInstanceOf(AuthorizationFailureError)
  expect(String(error)).toContain('login page')
  expect(String(error)).toContain('AuthType')
})
