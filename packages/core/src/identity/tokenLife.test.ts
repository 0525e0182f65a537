import { expect, test } from 'vitest'
import { createClient } from '../client/index.js'
import { InvalidTokenError, ScopeNotFoundError } from '../errors/index.js'
import { createSession } from '../session/index.js'
import { createScriptedFetch, createV3Token, standardEndpoints } from '../testing/index.js'
import { type Password, V3ApplicationCredential, V3Password, V3Token } from './index.js'

const authUrl = 'http://k/v3'

/** A Keystone with tokens of the lifetime `life` in milliseconds by its clock, and a client for it. */
function start(life: number, { ahead = 0, issued = true }: { ahead?: number; issued?: boolean } = {}) {
  let now = Date.parse('2026-11-30T12:00:00Z')
  let tokens = 0
  const services = [{ type: 'monitoring', endpoints: standardEndpoints({ public: 'http://mon/v2.0' }) }]
  const script = createScriptedFetch({
    'POST /v3/auth/tokens': () => {
      const at = (time: number) => new Date(time + ahead).toISOString()
      const more = { expires_at: at(now + life), issued_at: issued ? at(now) : undefined }
      return {
        status: 201,
        headers: { 'X-Subject-Token': `t${++tokens}` },
        body: createV3Token({ services, more }),
      }
    },
    'GET /v2.0/alarms': { body: { elements: [] } },
  })
  const auth = new V3Password({ authUrl, userId: 'ada', password: 'correct horse' })
  const session = createSession({ auth, fetch: script.fetch, clock: () => now })
  const client = createClient({ session })
  const signIns = () => script.requestsTo('POST /v3/auth/tokens').length
  return { auth, client, signIns, requests: script.requests, pass: (time: number) => (now += time) }
}

test.each([
  [10_000, {}],
  [60_000, {}],
  [119_000, {}],
  [600_000, {}],
  [60_000, { issued: false }],
  [60_000, { ahead: 3_600_000 }],
  [60_000, { ahead: -3_600_000 }],
] as const)('B7: one sign-in per token lifetime of %i ms, %j', async (life, clock) => {
  const { client, signIns, pass } = start(life, clock)
  for (let tenth = 0; tenth < 8; tenth++) {
    await client.alarms.list({})
    await client.alarms.list({})
    expect(signIns()).toBe(1)
    pass(life / 10)
  }
  pass(1000)
  await client.alarms.list({})
  expect(signIns()).toBe(2)
})

test('B7: a token of an hour is renewed two minutes before it expires', async () => {
  const { client, signIns, pass } = start(3_600_000)
  await client.alarms.list({})
  pass(3_480_000)
  await client.alarms.list({})
  expect(signIns()).toBe(1)
  pass(1)
  await client.alarms.list({})
  expect(signIns()).toBe(2)
})

test('B7: a token with an invalid issue time is used until it expires', async () => {
  const script = createScriptedFetch({
    'POST /v3/auth/tokens': {
      status: 201,
      headers: { 'X-Subject-Token': 't' },
      body: createV3Token({
        more: { issued_at: '1970-01-01T00:00:00Z', expires_at: new Date(Date.now() + 60_000).toISOString() },
      }),
    },
  })
  const auth = new V3Password({ authUrl, userId: 'ada', password: 'correct horse' })
  const session = createSession({ auth, fetch: script.fetch })
  for (let call = 0; call < 5; call++) await session.getToken()
  expect(script.requests).toHaveLength(1)
})

test('B7: a restored state is renewed according to its token’s lifetime', async () => {
  const first = start(60_000)
  await first.client.alarms.list({})
  const second = start(60_000)
  second.auth.setAuthState(first.auth.getAuthState())
  await second.client.alarms.list({})
  expect(second.signIns()).toBe(0)
})

test('B7: a refused token is a 401, though Keystone 22 responds with 404', async () => {
  const body = { error: { code: 404, title: 'Not Found', message: 'Could not recognize Fernet token' } }
  const { fetch } = createScriptedFetch({
    'POST /v3/auth/tokens': { status: 404, body },
    'GET /v3': { status: 404 },
  })
  const refusal = async (auth: V3Token | V3ApplicationCredential | Password) =>
    createSession({ auth, fetch })
      .getToken()
      .catch((error: unknown) => error)
  const error = await refusal(new V3Token({ authUrl, token: 'old-token' }))
  expect(error).toBeInstanceOf(InvalidTokenError)
  expect(error).toMatchObject({ status: 401, cause: { status: 404 } })
  const credential = new V3ApplicationCredential({
    authUrl,
    applicationCredentialId: 'id',
    applicationCredentialSecret: 'secret',
  })
  expect(await refusal(credential)).toMatchObject({ status: 401 })
  expect(new ScopeNotFoundError({ status: 401, method: 'POST', url: authUrl }).status).toBe(401)
})
