import { expect, test } from 'vitest'
import { contextOf, tokenReply } from '../../../test/support/authContext.js'
import { code, document, fail, issuer, record, tokens } from '../../../test/support/oidc.js'
import { AuthorizationFailureError, InvalidParameterError, OidcTokenError } from '../../errors/index.js'
import { createScriptedFetch } from '../../testing/index.js'

const jwt = (claims: object) =>
  [
    { alg: 'RS256' },
    { iss: issuer, aud: 'spa', sub: 'ann', iat: now(), exp: now() + 600, ...claims },
    'signature',
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
const now = () => Math.floor(Date.now() / 1000)

test('parameters: accessTokenType id_token', async () => {
  const idToken = jwt({})
  const auth = code({ accessTokenType: 'id_token' })
  const { requests } = await record(auth, document, tokens({ id_token: idToken }), tokenReply())
  expect(requests[2]?.headers['authorization']).toBe(`Bearer ${idToken}`)
})

test('behavior: an ID token for Keystone must be of this issuer and for this client', async () => {
  for (const claims of [{ iss: 'https://evil' }, { aud: 'other' }, { exp: now() - 60 }]) {
    const auth = code({ accessTokenType: 'id_token' })
    const error = await fail(auth, document, tokens({ id_token: jwt(claims) }))
    expect(error).toBeInstanceOf(OidcTokenError)
  }
})

test('behavior: an unused ID token is not checked', async () => {
  const reply = tokens({ id_token: jwt({ iss: 'https://evil' }) })
  await record(code({ accessTokenType: null as never }), document, reply, tokenReply())
})

test('error: a missing ID token for Keystone', async () => {
  const error = await fail(code({ accessTokenType: 'id_token' }), document, tokens())
  expect(String(error)).toContain('gave no id_token')
})

test('V3OidcAuthorizationCode: sends the form, with and without optional members', async () => {
  const bare = await record(code(), document, tokens(), tokenReply())
  expect(bare.requests[1]?.body).toEqual({
    grant_type: 'authorization_code',
    client_id: 'spa',
    code: 'c0de',
  })
  const full = await record(
    code({ redirectUri: 'https://app/cb', codeVerifier: 'v'.repeat(43), clientSecret: 'x' }),
    document,
    tokens(),
    tokenReply(),
  )
  expect(full.requests[1]?.body).toEqual({
    grant_type: 'authorization_code',
    code: 'c0de',
    redirect_uri: 'https://app/cb',
    code_verifier: 'v'.repeat(43),
  })
})

test('V3OidcAuthorizationCode: the nonce must be in the ID token', async () => {
  const good = tokens({ id_token: jwt({ nonce: 'n' }) })
  await record(code({ nonce: 'n' }), document, good, tokenReply())
  for (const reply of [
    tokens({ id_token: jwt({ nonce: 'other' }) }),
    tokens({ id_token: jwt({}) }),
    tokens(),
  ]) {
    expect(await fail(code({ nonce: 'n' }), document, reply)).toBeInstanceOf(OidcTokenError)
  }
  const unknown = code({
    nonce: 'n',
    discoveryEndpoint: undefined,
    accessTokenEndpoint: 'https://op/token',
  })
  expect(await fail(unknown)).toBeInstanceOf(InvalidParameterError)
})

test('V3OidcAuthorizationCode: a code is used once, then the refresh token', async () => {
  const auth = code({ clientSecret: 's3cret' })
  const { fetch, requests } = createScriptedFetch([
    document,
    tokens({ refresh_token: 'r1' }),
    tokenReply('1'),
    tokens({ access_token: 'at2', refresh_token: 'r2' }),
    tokenReply('2'),
    tokens({ access_token: 'at3' }),
    tokenReply('3'),
    { status: 400, body: { error: 'invalid_grant' } },
  ])
  const context = contextOf(fetch)
  for (const expected of ['1', '2', '3']) {
    expect((await auth.getAccess(context)).authToken).toBe(expected)
    auth.invalidate()
  }
  expect(requests[3]?.body).toEqual({ grant_type: 'refresh_token', refresh_token: 'r1' })
  expect(requests[3]?.headers['authorization']).toContain('Basic')
  expect(requests[5]?.body).toEqual({ grant_type: 'refresh_token', refresh_token: 'r2' })
  await expect(auth.getAccess(context)).rejects.toThrow(OidcTokenError)
  await expect(auth.getAccess(context)).rejects.toThrow(AuthorizationFailureError)
  expect(requests).toHaveLength(8)
})

test('V3OidcAuthorizationCode: a refused code is not sent again, one lost with its connection is', async () => {
  const refused = code()
  await fail(refused, document, { status: 400, body: { error: 'invalid_grant' } })
  expect(await fail(refused)).toBeInstanceOf(AuthorizationFailureError)
  const lost = code()
  await fail(lost, document, new TypeError('fetch failed'))
  await record(lost, tokens(), tokenReply())
})

test('V3OidcAuthorizationCode: the state contains the refresh token, and needs no code', async () => {
  const first = code()
  await record(first, document, tokens({ refresh_token: 'r1' }), tokenReply('1'))
  const second = code({ code: undefined })
  expect(await fail(second)).toBeInstanceOf(AuthorizationFailureError)
  second.setAuthState(first.getAuthState())
  expect((await second.getAccess(contextOf(createScriptedFetch([]).fetch))).authToken).toBe('1')
  second.invalidate()
  const { requests } = await record(second, document, tokens(), tokenReply('2'))
  expect(requests[1]?.body).toMatchObject({ refresh_token: 'r1' })
})
