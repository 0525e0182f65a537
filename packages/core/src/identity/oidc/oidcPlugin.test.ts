import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { contextOf, tokenReply, wire } from '../../../test/support/authContext.js'
import {
  code,
  credentials,
  discoveryEndpoint,
  document,
  fail,
  federated,
  federation,
  issuer,
  password,
  record,
  tokens,
} from '../../../test/support/oidc.js'
import {
  HttpRequestError,
  InvalidOidcDiscoveryDocumentError,
  InvalidParameterError,
  NotFoundError,
  OidcAccessTokenEndpointNotFoundError,
  OidcGrantNotSupportedError,
  OidcTokenError,
} from '../../errors/index.js'
import { createScriptedFetch, type ScriptedReply } from '../../testing/index.js'
import { V3OidcAccessToken } from '../index.js'

const form = 'application/x-www-form-urlencoded'

test('default: discovery, token, Keystone; the federated token is the token', async () => {
  const { requests, access } = await record(password(), document, tokens(), tokenReply('unscoped'))
  expect(wire(requests)).toEqual([
    { line: `GET ${discoveryEndpoint}`, headers: { accept: 'application/json' }, body: undefined },
    {
      line: 'POST https://op/token',
      headers: { accept: 'application/json', 'content-type': form },
      body: {
        grant_type: 'password',
        client_id: 'app',
        username: 'ann',
        password: 'pa55',
        scope: 'openid profile',
      },
    },
    {
      line: federated,
      headers: { accept: 'application/json', authorization: 'Bearer at' },
      body: undefined,
    },
  ])
  expect(access.authToken).toBe('unscoped')
})

test('parameters: clientSecret goes into HTTP Basic, and no id into the form', async () => {
  const { requests } = await record(credentials(), document, tokens(), tokenReply())
  expect(wire(requests)[1]).toEqual({
    line: 'POST https://op/token',
    headers: {
      accept: 'application/json',
      'content-type': form,
      authorization: `Basic ${Buffer.from('my-app:s3cret').toString('base64')}`,
    },
    body: { grant_type: 'client_credentials', scope: 'openid profile' },
  })
})

test('parameters: a secret is form-encoded before base64', async () => {
  const { requests } = await record(credentials({ clientSecret: 'a b:ü' }), document, tokens(), tokenReply())
  const text = requests[1]?.headers['authorization']?.replace('Basic ', '') ?? ''
  expect(Buffer.from(text, 'base64').toString()).toBe('my-app:a+b%3A%C3%BC')
})

test('parameters: accessTokenEndpoint wins, and the document is read all the same', async () => {
  const auth = credentials({ accessTokenEndpoint: 'https://other/token' })
  const { requests } = await record(auth, document, tokens(), tokenReply())
  expect(requests.map(({ line }) => line)).toEqual([
    `GET ${discoveryEndpoint}`,
    'POST https://other/token',
    federated,
  ])
})

test('parameters: accessTokenEndpoint alone', async () => {
  const auth = credentials({
    discoveryEndpoint: undefined,
    accessTokenEndpoint: 'http://127.0.0.1:4000/token',
  })
  const { requests } = await record(auth, tokens({ id_token: 'not looked at' }), tokenReply())
  expect(requests[0]?.line).toBe('POST http://127.0.0.1:4000/token')
})

test('parameters: openidScope', async () => {
  const { requests } = await record(
    credentials({ openidScope: 'openid groups' }),
    document,
    tokens(),
    tokenReply(),
  )
  expect(requests[1]?.body).toMatchObject({ scope: 'openid groups' })
})

test('behavior: the document is read once, the rest at each authentication', async () => {
  const auth = password()
  const { fetch, requests } = createScriptedFetch([
    document,
    tokens(),
    tokenReply('1'),
    tokens(),
    tokenReply('2'),
  ])
  const context = contextOf(fetch)
  await auth.getAccess(context)
  auth.invalidate()
  expect((await auth.getAccess(context)).authToken).toBe('2')
  expect(requests.filter(({ line }) => line.startsWith('GET'))).toHaveLength(1)
})

test('behavior: ten callers, one sign-in', async () => {
  const auth = password()
  const { fetch, requests } = createScriptedFetch([document, tokens(), tokenReply()])
  const context = contextOf(fetch)
  await Promise.all(Array.from({ length: 10 }, () => auth.getAccess(context)))
  expect(requests).toHaveLength(3)
})

test('error: no token endpoint', async () => {
  const without = { body: { issuer } }
  expect(await fail(password(), without)).toBeInstanceOf(OidcAccessTokenEndpointNotFoundError)
  const none = password({ discoveryEndpoint: undefined })
  expect(await fail(none)).toBeInstanceOf(OidcAccessTokenEndpointNotFoundError)
})

test.each<[string, ScriptedReply]>([
  ['empty', { body: {} }],
  ['a list', { body: [1] }],
  ['HTML', { body: '<p>hello' }],
  ['nothing', { status: 204 }],
])('error: a discovery document that is %s', async (_, reply) => {
  expect(await fail(password(), reply)).toBeInstanceOf(InvalidOidcDiscoveryDocumentError)
})

test('error: an HTTP error of the discovery document passes through, and is not remembered', async () => {
  const auth = password()
  expect(await fail(auth, { status: 404 })).toBeInstanceOf(NotFoundError)
  await record(auth, document, tokens(), tokenReply())
})

test('error: a grant that the provider does not offer', async () => {
  const limited = {
    body: { issuer, token_endpoint: 'https://op/token', grant_types_supported: ['implicit'] },
  }
  const error = await fail(password(), limited)
  expect(error).toBeInstanceOf(OidcGrantNotSupportedError)
  expect(error).toMatchObject({ grant: 'password' })
  expect(String(error)).toContain('It supports: implicit.')
  const empty = { body: { issuer, token_endpoint: 'https://op/token', grant_types_supported: [] } }
  await record(password(), empty, tokens(), tokenReply())
})

test('error: what the provider says, without a secret', async () => {
  const refused = {
    status: 400,
    body: { error: 'invalid_grant', error_description: 'pa55 is wrong for ann, says s3cret' },
  }
  const error = await fail(password({ clientSecret: 's3cret' }), document, refused)
  expect(error).toBeInstanceOf(OidcTokenError)
  expect(error).toMatchObject({
    error: 'invalid_grant',
    errorDescription: '*** is wrong for ann, says ***',
    status: 400,
  })
  expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toMatch(/pa55|s3cret|YXBwOnMzY3JldA/)
})

test('error: a failure that is not about the grant passes through', async () => {
  const error = await fail(password(), document, { status: 500, body: '<p>down' })
  expect(error).toBeInstanceOf(HttpRequestError)
})

test.each<[string, ScriptedReply]>([
  ['no access token', { body: { token_type: 'Bearer', id_token: 'secret-token' } }],
  ['another kind of token', tokens({ token_type: 'mac', refresh_token: 'secret-token' })],
  ['nothing', { status: 204 }],
])('error: %s in the answer, which is not shown', async (_, reply) => {
  const error = await fail(password(), document, reply)
  expect(error).toBeInstanceOf(OidcTokenError)
  expect(inspect(error, { depth: 9 })).not.toContain('secret-token')
})

test('V3OidcPassword: a one-time code under the name that the provider wants', async () => {
  const auth = password({ idpOtpKey: 'totp', otp: () => Promise.resolve('123456') })
  const { requests } = await record(auth, document, tokens(), tokenReply())
  expect(requests[1]?.body).toMatchObject({ totp: '123456' })
  expect(await fail(password({ idpOtpKey: 'totp' }))).toBeInstanceOf(InvalidParameterError)
})

test.each([
  ['identityProvider', () => password({ identityProvider: '' })],
  ['protocol', () => password({ protocol: '' })],
  ['clientId', () => password({ clientId: '' })],
  ['username', () => password({ username: '' })],
  ['password', () => password({ password: '' })],
  ['clientSecret', () => credentials({ clientSecret: '' })],
  ['accessToken', () => new V3OidcAccessToken({ ...federation, accessToken: '' })],
])('error: without %s', (parameter, make) => {
  expect(make).toThrow(InvalidParameterError)
  expect(make).toThrow(`\`${parameter}\` is missing`)
})

test('error: an address that is none', () => {
  expect(() => password({ discoveryEndpoint: 'op/.well-known' })).toThrow('`discoveryEndpoint`')
  expect(() => password({ accessTokenEndpoint: 'op' })).toThrow('`accessTokenEndpoint`')
})

test('cache id: only where the options tell who signs in', async () => {
  const ids = await Promise.all(
    [
      password(),
      password({ password: 'other' }),
      password({ systemScope: 'all' }),
      credentials(),
      credentials({ clientSecret: 'other' }),
      code(),
      new V3OidcAccessToken({ ...federation, accessToken: 'a' }),
      new V3OidcAccessToken({ ...federation, accessToken: 'b' }),
    ].map((auth) => auth.getCacheId()),
  )
  expect(new Set(ids.filter(Boolean)).size).toBe(8)
  expect(await new V3OidcAccessToken({ ...federation, accessToken: () => 'a' }).getCacheId()).toBeUndefined()
  expect(await password().getCacheId()).toBe(ids[0])
})

test('behavior: printing a plugin, and its scope, show no secret', () => {
  const all = [password({ clientSecret: 's3cret' }), credentials(), code()]
  expect(inspect(all, { depth: 9 }) + JSON.stringify(all)).not.toMatch(/pa55|s3cret|c0de/)
})
