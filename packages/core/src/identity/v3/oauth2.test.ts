import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { contextOf, refusal, tokenReply, wire } from '../../../test/support/authContext.js'
import { InvalidCredentialsError, InvalidParameterError, InvalidResponseError } from '../../errors/index.js'
import { createSession } from '../../session/index.js'
import { createScriptedFetch } from '../../testing/index.js'
import { V3OAuth2ClientCredential, V3OAuth2mTlsClientCredential } from '../index.js'

const authUrl = 'http://k/v3'
const client = { authUrl, oauth2ClientId: 'ac', oauth2ClientSecret: 's3:crèt' }
const make = () => new V3OAuth2ClientCredential(client)
const bearerReply = (token: string, more: object = { expires_in: 3600 }) => ({
  body: { access_token: token, token_type: 'Bearer', ...more },
})

test('client credential: sends these requests', async () => {
  const { fetch, requests } = createScriptedFetch([tokenReply('t'), bearerReply('b')])
  const headers = await createSession({ auth: make(), fetch }).getHeaders()
  expect(headers).toEqual({ 'X-Auth-Token': 't', Authorization: 'Bearer b' })
  expect(requests[0]?.body).toEqual({
    auth: {
      identity: {
        methods: ['application_credential'],
        application_credential: { id: 'ac', secret: 's3:crèt' },
      },
    },
  })
  expect(wire(requests)[1]).toEqual({
    line: 'POST http://k/v3/OS-OAUTH2/token',
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from('ac:s3:crèt').toString('base64')}`,
    },
    body: { grant_type: 'client_credentials' },
  })
  expect(requests).toHaveLength(2)
})

test('client credential: accepts its own endpoint', async () => {
  const { fetch, requests } = createScriptedFetch([tokenReply('t'), bearerReply('b')])
  const auth = new V3OAuth2ClientCredential({ ...client, oauth2Endpoint: 'https://o/token' })
  await createSession({ auth, fetch }).getHeaders()
  expect(requests[1]?.line).toBe('POST https://o/token')
  expect(auth.scope).not.toBe(make().scope)
})

test('client credential: uses one OAuth2 token for many requests, until shortly before it expires', async () => {
  let now = Date.UTC(2026, 0, 1)
  const { fetch, requests } = createScriptedFetch([tokenReply('t'), bearerReply('1'), bearerReply('2')])
  const session = createSession({ auth: make(), fetch, clock: () => now })
  const bearer = async () => (await session.getHeaders())['Authorization']
  expect(await Promise.all([bearer(), bearer(), bearer()])).toEqual(['Bearer 1', 'Bearer 1', 'Bearer 1'])
  now += 3_479_000
  expect(await bearer()).toBe('Bearer 1')
  now += 2000
  expect(await bearer()).toBe('Bearer 2')
  expect(requests).toHaveLength(3)
})

test('client credential: a token without an expiry is used until it is refused', async () => {
  const { fetch, requests } = createScriptedFetch([
    tokenReply('t1'),
    bearerReply('b1', {}),
    refusal,
    tokenReply('t2'),
    bearerReply('b2', {}),
    { body: {} },
  ])
  const session = createSession({ auth: make(), fetch })
  await session.request({ url: 'http://service/' })
  expect(requests.map(({ line, headers }) => `${line} ${headers['authorization'] ?? ''}`)).toEqual([
    'POST http://k/v3/auth/tokens ',
    expect.stringContaining('POST http://k/v3/OS-OAUTH2/token Basic'),
    'GET http://service/ Bearer b1',
    'POST http://k/v3/auth/tokens ',
    expect.stringContaining('POST http://k/v3/OS-OAUTH2/token Basic'),
    'GET http://service/ Bearer b2',
  ])
})

test('error: a refused client is reported in Keystone’s words, without a secret', async () => {
  const refused = {
    status: 401,
    body: { error: 'invalid_client', error_description: 'Client s3:crèt failed.' },
  }
  const { fetch } = createScriptedFetch([tokenReply('t'), refused])
  const session = createSession({ auth: make(), fetch })
  const error: unknown = await session.getHeaders().catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(InvalidCredentialsError)
  expect(error).toMatchObject({ title: 'invalid_client', details: 'Client *** failed.' })
  expect(inspect(error, { depth: 9 })).not.toContain('crèt')
})

test('error: a failure is not cached', async () => {
  const { fetch } = createScriptedFetch([tokenReply('t'), { status: 500 }, bearerReply('b')])
  const session = createSession({ auth: make(), fetch })
  await expect(session.getHeaders()).rejects.toThrow('HTTP 500')
  expect((await session.getHeaders())['Authorization']).toBe('Bearer b')
})

test('error: a response without a token, and missing options', async () => {
  const { fetch } = createScriptedFetch([tokenReply('t'), { body: { token_type: 'Bearer' } }])
  await expect(createSession({ auth: make(), fetch }).getHeaders()).rejects.toThrow(InvalidResponseError)
  expect(() => new V3OAuth2ClientCredential({ ...client, oauth2ClientSecret: '' })).toThrow(
    InvalidParameterError,
  )
  expect(() => new V3OAuth2mTlsClientCredential({ authUrl, oauth2ClientId: '' })).toThrow(
    InvalidParameterError,
  )
})

test('client credential: the state contains both tokens', async () => {
  const first = make()
  const { fetch } = createScriptedFetch([tokenReply('t'), bearerReply('b')])
  await first.getHeaders(contextOf(fetch))
  const second = make()
  second.setAuthState(first.getAuthState())
  expect(await second.getHeaders(contextOf(createScriptedFetch([]).fetch))).toEqual({
    'X-Auth-Token': 't',
    Authorization: 'Bearer b',
  })
})

test('client credential: one call is aborted, the others get their token', async () => {
  const auth = make()
  const { fetch, requests } = createScriptedFetch([tokenReply('t'), bearerReply('b')])
  const context = contextOf(fetch)
  await auth.getAccess(context)
  const controller = new AbortController()
  const impatient = auth.getHeaders(context, { signal: controller.signal })
  const patient = auth.getHeaders(context)
  controller.abort(new Error('enough'))
  await expect(impatient).rejects.toThrow('enough')
  expect((await patient)['Authorization']).toBe('Bearer b')
  expect(requests).toHaveLength(2)
})

test('mTLS: reads the description of the token with the token itself', async () => {
  const described = tokenReply('unused', { oauth2_credential: { 'x5t#S256': 'thumb' } })
  const { fetch, requests } = createScriptedFetch([bearerReply('b'), described])
  const auth = new V3OAuth2mTlsClientCredential({ authUrl: 'http://k', oauth2ClientId: 'me' })
  const session = createSession({ auth, fetch })
  expect(await session.getHeaders()).toEqual({ 'X-Auth-Token': 'b', Authorization: 'Bearer b' })
  expect((await session.getAccess()).oauth2CredentialThumbprint).toBe('thumb')
  const accept = 'application/json'
  expect(wire(requests)).toEqual([
    {
      line: 'POST http://k/v3/OS-OAUTH2/token',
      headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
      body: { grant_type: 'client_credentials', client_id: 'me' },
    },
    {
      line: 'GET http://k/v3/auth/tokens',
      headers: { accept, 'x-auth-token': 'b', 'x-subject-token': 'b' },
      body: undefined,
    },
  ])
})

test('mTLS: after restoring a state the bearer is the token', async () => {
  const options = { authUrl, oauth2ClientId: 'me' }
  const first = new V3OAuth2mTlsClientCredential(options)
  await first.getAccess(contextOf(createScriptedFetch([bearerReply('b'), tokenReply()]).fetch))
  const second = new V3OAuth2mTlsClientCredential(options)
  second.setAuthState(first.getAuthState())
  expect(await second.getHeaders(contextOf(createScriptedFetch([]).fetch))).toEqual({
    'X-Auth-Token': 'b',
    Authorization: 'Bearer b',
  })
  expect(await second.getCacheId()).toBe(await first.getCacheId())
  expect(await second.getAuthUrl()).toBe('http://k/v3')
})

test('error: mTLS refused, or a token without a description', async () => {
  const auth = new V3OAuth2mTlsClientCredential({ authUrl, oauth2ClientId: 'me' })
  await expect(auth.getAccess(contextOf(createScriptedFetch([refusal]).fetch))).rejects.toThrow('`cert`')
  const { fetch } = createScriptedFetch([bearerReply('b'), { body: {} }])
  await expect(auth.getAccess(contextOf(fetch))).rejects.toThrow(InvalidResponseError)
})
