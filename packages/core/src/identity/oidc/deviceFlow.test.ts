import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { contextOf, tokenReply } from '../../../test/support/authContext.js'
import {
  InvalidParameterError,
  OidcDeviceAuthorizationEndpointNotFoundError,
  OidcDeviceAuthorizationTimeoutError,
  OidcTokenError,
} from '../../errors/index.js'
import { createScriptedFetch, type ScriptedReply, type ScriptedStep } from '../../testing/index.js'
import {
  type UserCodePrompt,
  V3OidcDeviceAuthorization,
  type V3OidcDeviceAuthorizationOptions,
} from '../index.js'

const discoveryEndpoint = 'https://op/.well-known/openid-configuration'
const document: ScriptedReply = {
  body: {
    issuer: 'https://op',
    token_endpoint: 'https://op/token',
    device_authorization_endpoint: 'https://op/device',
  },
}
const begun = (more: object = {}): ScriptedReply => ({
  body: {
    device_code: 'dev1ce',
    user_code: 'ABCD-EFGH',
    verification_uri: 'https://op/go',
    expires_in: 60,
    ...more,
  },
})
const refused = (error: string): ScriptedReply => ({ status: 400, body: { error } })
const pending = refused('authorization_pending')
const tokens: ScriptedReply = { body: { access_token: 'at', token_type: 'bearer', refresh_token: 'r1' } }

const prompts: UserCodePrompt[] = []
const make = (more: Partial<V3OidcDeviceAuthorizationOptions> = {}) =>
  new V3OidcDeviceAuthorization({
    authUrl: 'http://k/v3',
    identityProvider: 'lab',
    protocol: 'openid',
    discoveryEndpoint,
    clientId: 'cli',
    onUserCode: (prompt) => prompts.push(prompt),
    ...more,
  })

beforeEach(() => {
  // The protocol is loaded before fake time starts.
  return import('./protocol.js').then(() => {
    vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    prompts.length = 0
  })
})

afterEach(() => {
  vi.useRealTimers()
})

/** Runs a sign-in, records the second of each request, and advances time until it has ended. */
async function run(auth: V3OidcDeviceAuthorization, ...steps: ScriptedStep[]) {
  const { fetch, requests } = createScriptedFetch(steps)
  const times: number[] = []
  const noted: typeof fetch = (url, init) => {
    times.push(Date.now() / 1000)
    return fetch(url, init)
  }
  let ended = false
  const outcome = auth
    .getAccess(contextOf(noted))
    .then(
      (access) => access.authToken,
      (error: unknown) => error,
    )
    .finally(() => {
      ended = true
    })
  while (!ended) {
    await vi.runAllTimersAsync()
    // The platform computes digests in real time.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { requests, times, outcome: await outcome }
}

test('default: starts, shows the code, polls, signs in at Keystone', async () => {
  const { requests, times, outcome } = await run(
    make(),
    document,
    begun({ interval: 2, verification_uri_complete: 'https://op/go?c=ABCD-EFGH' }),
    pending,
    pending,
    tokens,
    tokenReply('unscoped'),
  )
  expect(outcome).toBe('unscoped')
  expect(prompts).toEqual([
    {
      userCode: 'ABCD-EFGH',
      verificationUri: 'https://op/go',
      verificationUriComplete: 'https://op/go?c=ABCD-EFGH',
      expiresAt: 60_000,
    },
  ])
  expect(requests[1]).toMatchObject({
    line: 'POST https://op/device',
    body: { client_id: 'cli', scope: 'openid profile' },
  })
  expect(requests[2]).toMatchObject({
    line: 'POST https://op/token',
    body: {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: 'dev1ce',
      client_id: 'cli',
    },
  })
  expect(requests[5]?.headers['authorization']).toBe('Bearer at')
  expect(times).toEqual([0, 0, 2, 4, 6, 6])
})

test('behavior: polls every 5 seconds by default, and 5 seconds slower after slow_down', async () => {
  const steps = [document, begun(), pending, refused('slow_down'), pending, tokens, tokenReply()]
  const { times } = await run(make(), ...steps)
  expect(times).toEqual([0, 0, 5, 10, 20, 30, 30])
  expect(prompts[0]?.verificationUriComplete).toBeUndefined()
})

test('behavior: after a lost connection, polling continues at half the pace', async () => {
  const { times, outcome } = await run(
    make(),
    document,
    begun({ interval: 2 }),
    new TypeError('fetch failed'),
    tokens,
    tokenReply('t'),
  )
  expect(outcome).toBe('t')
  expect(times).toEqual([0, 0, 2, 6, 6])
})

test('error: the code is not confirmed in time', async () => {
  const polls = Array.from({ length: 5 }, () => pending)
  const { outcome, times } = await run(make(), document, begun({ interval: 10 }), ...polls)
  expect(outcome).toBeInstanceOf(OidcDeviceAuthorizationTimeoutError)
  expect(times).toEqual([0, 0, 10, 20, 30, 40, 50])
})

test('error: the provider reports that the code has expired', async () => {
  const { outcome } = await run(make(), document, begun(), refused('expired_token'))
  expect(outcome).toBeInstanceOf(OidcDeviceAuthorizationTimeoutError)
})

test.each(['access_denied', 'invalid_client'])('error: %s ends the flow', async (code) => {
  const { outcome, times } = await run(make(), document, begun(), pending, refused(code))
  expect(outcome).toBeInstanceOf(OidcTokenError)
  expect(outcome).toMatchObject({ error: code })
  expect(times).toHaveLength(4)
})

test('error: the provider does not start the flow, or sends an incomplete response', async () => {
  const first = await run(make(), document, refused('unauthorized_client'))
  expect(first.outcome).toMatchObject({ error: 'unauthorized_client' })
  const second = await run(make(), document, begun({ user_code: undefined }))
  expect(second.outcome).toBeInstanceOf(OidcTokenError)
})

test('error: no device authorization endpoint', async () => {
  const without = { body: { issuer: 'https://op', token_endpoint: 'https://op/token' } }
  const { outcome } = await run(make(), without)
  expect(outcome).toBeInstanceOf(OidcDeviceAuthorizationEndpointNotFoundError)
})

test('parameters: deviceAuthorizationEndpoint wins', async () => {
  const auth = make({ deviceAuthorizationEndpoint: 'https://other/device' })
  const { requests } = await run(auth, document, begun(), tokens, tokenReply())
  expect(requests[1]?.line).toBe('POST https://other/device')
})

test('parameters: clientSecret goes into HTTP Basic, and the id stays in the form', async () => {
  const { requests } = await run(make({ clientSecret: 's3cret' }), document, begun(), tokens, tokenReply())
  for (const exchange of requests.slice(1, 3)) {
    expect(exchange).toMatchObject({ body: { client_id: 'cli' } })
    expect(exchange.headers['authorization']).toBe(`Basic ${Buffer.from('cli:s3cret').toString('base64')}`)
  }
})

test.each(['S256', 'plain'] as const)('parameters: codeChallengeMethod %s', async (method) => {
  const auth = make({ codeChallengeMethod: method })
  const { requests } = await run(auth, document, begun(), tokens, tokenReply())
  const { code_verifier: verifier = '' } = { ...(requests[2]?.body as Record<string, string>) }
  expect(verifier).toMatch(/^[\w-]{43,128}$/)
  const hash = createHash('sha256').update(verifier).digest('base64url')
  expect(requests[1]?.body).toMatchObject({
    code_challenge_method: method,
    code_challenge: method === 'S256' ? hash : verifier,
  })
})

test('error: another codeChallengeMethod, or no onUserCode', () => {
  expect(() => make({ codeChallengeMethod: 'S512' as 'S256' })).toThrow(InvalidParameterError)
  expect(() => make({ onUserCode: undefined as never })).toThrow('`onUserCode` is missing')
})

test('behavior: the refresh token makes the next sign-in silent; a refused one does not', async () => {
  const auth = make()
  await run(auth, document, begun(), tokens, tokenReply('1'))
  auth.invalidate()
  const renewed = await run(auth, tokens, tokenReply('2'))
  expect(renewed.outcome).toBe('2')
  expect(renewed.requests[0]?.body).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'r1' })
  auth.invalidate()
  const again = await run(auth, refused('invalid_grant'), begun(), tokens, tokenReply('3'))
  expect(again.outcome).toBe('3')
  expect(prompts).toHaveLength(2)
})

test('behavior: ends when the waiting call is aborted', async () => {
  const { fetch, requests } = createScriptedFetch([document, begun(), pending])
  const auth = make()
  const controller = new AbortController()
  const waiting = auth.getAccess(contextOf(fetch), { signal: controller.signal })
  const outcome = waiting.catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(6000)
  const reason = new Error('dialog closed')
  controller.abort(reason)
  expect(await outcome).toBe(reason)
  await vi.runAllTimersAsync()
  expect(requests).toHaveLength(3)
})

test('error: rejects with the error of the callback', async () => {
  const failure = new Error('no dialog')
  const auth = make({
    onUserCode: () => {
      throw failure
    },
  })
  const { outcome } = await run(auth, document, begun())
  expect(outcome).toBe(failure)
})

test('cache id: none, because the options do not identify the user', async () => {
  expect(await make().getCacheId()).toBeUndefined()
})
