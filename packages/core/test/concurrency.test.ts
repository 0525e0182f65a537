import { expect, test } from 'vitest'
import { Password, V3Password } from '../src/identity/index.js'
import { createClient, createSession, isBaseError } from '../src/index.js'
import { createV3Token, createVersionDocument, standardEndpoints } from '../src/testing/index.js'
import { listen } from './support/listen.js'

const calls = 1_000

/** A real Keystone and Monasca on one port: tokens are numbered, and can be invalidated or refused. */
async function cloud() {
  const state = { issued: 0, valid: new Set<string>(), refuse: false, now: Date.now() }
  const server = await listen(async ({ method, url, headers }) => {
    const origin = `http://${headers.host}`
    if (url === '/identity') {
      return { status: 300, body: createVersionDocument([{ id: 'v3.14', href: `${origin}/identity/v3/` }]) }
    }
    if (method === 'POST' && url === '/identity/v3/auth/tokens') {
      state.issued++
      // Long enough for all the other calls to arrive and wait.
      await new Promise((resolve) => setTimeout(resolve, 30))
      if (state.refuse)
        return { status: 401, body: { error: { code: 401, title: 'Unauthorized', message: 'no' } } }
      const token = `token-${state.issued}`
      state.valid.add(token)
      const services = [{ type: 'monitoring', endpoints: standardEndpoints({ public: `${origin}/v2.0` }) }]
      return {
        status: 201,
        headers: { 'X-Subject-Token': token },
        body: createV3Token({ issued: state.now, services }),
      }
    }
    if (url.startsWith('/v2.0/metrics')) {
      if (state.valid.has(String(headers['x-auth-token']))) return { body: { elements: [], links: [] } }
      return { status: 401, body: { error: { code: 401, title: 'Unauthorized', message: 'no token' } } }
    }
    return { status: 404 }
  })
  const authUrl = `${server.url}/identity`
  const auth = new Password({
    authUrl,
    username: 'mini-mon',
    password: 'correct horse',
    projectName: 'mini-mon',
  })
  const session = createSession({ auth, clock: () => state.now })
  const client = createClient({ session })
  const listAll = () => Promise.allSettled(Array.from({ length: calls }, () => client.metrics.list()))
  return { state, server, session, client, listAll, authUrl }
}

const succeeded = (results: PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === 'fulfilled').length

test(`${calls} calls on a new session: one authentication`, async () => {
  const { state, server, listAll } = await cloud()
  expect(succeeded(await listAll())).toBe(calls)
  expect(state.issued).toBe(1)
  expect(server.requests).toHaveLength(calls + 2)
}, 60_000)

test(`${calls} calls when the token has just expired: one authentication`, async () => {
  const { state, client, listAll } = await cloud()
  await client.metrics.list()
  state.now += 3_600_000
  state.valid.clear()
  expect(succeeded(await listAll())).toBe(calls)
  expect(state.issued).toBe(2)
}, 60_000)

test(`${calls} calls when the token was revoked: one authentication, each call retried once`, async () => {
  const { state, server, client, listAll } = await cloud()
  await client.metrics.list()
  state.valid.clear()
  const before = server.requests.length
  expect(succeeded(await listAll())).toBe(calls)
  expect(state.issued).toBe(2)
  expect(server.requests.length - before).toBeLessThanOrEqual(2 * calls + 1)
}, 60_000)

test(`${calls} calls when the token was revoked and the password changed: one refused authentication`, async () => {
  const { state, server, authUrl } = await cloud()
  const auth = new V3Password({ authUrl, userId: 'u', password: 'correct horse' })
  const client = createClient({ session: createSession({ auth }), endpoint: `${server.url}/v2.0` })
  await client.metrics.list()
  state.valid.clear()
  state.refuse = true
  const results = await Promise.allSettled(Array.from({ length: calls }, () => client.metrics.list()))
  const codes = new Set(
    results.map((result) =>
      result.status === 'rejected' && isBaseError(result.reason) ? result.reason.code : 'none',
    ),
  )
  expect(state.issued).toBe(2)
  expect(codes).toContain('invalid_credentials')
  expect(codes).not.toContain('none')
}, 60_000)

test('a 401 for an old token does not invalidate a newer one', async () => {
  const { state, session, server } = await cloud()
  await session.getToken()
  const slow = { first: true }
  const monasca = await listen(async ({ headers }) => {
    const token = String(headers['x-auth-token'])
    if (token === 'token-2') return { body: { elements: [] } }
    // Responses to the old token arrive long after the new one is in use.
    if (!slow.first) await new Promise((resolve) => setTimeout(resolve, 150))
    slow.first = false
    return { status: 401 }
  })
  const url = `${monasca.url}/v2.0/metrics`
  const [early, late] = [session.request({ url }), session.request({ url })]
  await early
  await late
  expect(state.issued).toBe(2)
  expect(await session.getToken()).toBe('token-2')
  expect(monasca.requests).toHaveLength(4)
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(2)
})
