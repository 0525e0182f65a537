import { expect, test } from 'vitest'
import { contextOf, tokenReply } from '../../../test/support/authContext.js'
import { code, document, federation, tokens } from '../../../test/support/oidc.js'
import { createClient } from '../../client/createClient.js'
import { IdentityChangedError, InvalidParameterError } from '../../errors/index.js'
import { createSession } from '../../session/createSession.js'
import { createScriptedFetch, type ScriptedReply } from '../../testing/index.js'
import { V3OidcAccessToken, type V3OidcAccessTokenOptions, V3OidcDeviceAuthorization } from '../index.js'

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
let issued = 0
/** A JWT; no two are the same text. */
const jwt = (sub: unknown, iss = 'https://op') =>
  `${part({ alg: 'RS256' })}.${part({ iss, sub, jti: ++issued })}.sig`

const make = (
  accessToken: V3OidcAccessTokenOptions['accessToken'],
  more: Partial<V3OidcAccessTokenOptions> = {},
) => new V3OidcAccessToken({ ...federation, accessToken, ...more })

/** Keystone’s token of a user. */
const tokenOf = (user: string, id = `token-${user}`): ScriptedReply =>
  tokenReply(id, {
    user: { id: user, name: user, domain: { id: 'd', name: 'D' } },
    project: { id: 'p', name: 'shop', domain: { id: 'd', name: 'D' } },
  })

const outcome = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: unknown) => error,
  )

test('B3: another user’s token ends the session at the next request, and nothing is sent', async () => {
  let token = jwt('ann')
  const { fetch, requests } = createScriptedFetch([tokenOf('ann'), { body: { links: [], elements: [] } }])
  const auth = make(() => token)
  const client = createClient({
    session: createSession({ auth, fetch, retries: 0 }),
    endpoint: 'http://m/v2.0',
  })
  await client.metrics.list()
  token = jwt('bob')
  expect(await outcome(client.metrics.list())).toBeInstanceOf(IdentityChangedError)
  expect(requests).toHaveLength(2)
  expect(auth.getAuthState()).toBeUndefined()
  expect(await outcome(client.metrics.list())).toMatchObject({ code: 'identity_changed' })
  expect(requests).toHaveLength(2)
})

test('B3: the same user’s next tokens cost nothing, and are used when Keystone’s token is refused', async () => {
  const { fetch, requests } = createScriptedFetch([tokenOf('ann', '1'), tokenOf('ann', '2')])
  const seen: string[] = []
  const auth = make(async () => {
    seen.push(jwt('ann'))
    return seen.at(-1) ?? ''
  })
  const context = contextOf(fetch)
  for (let call = 0; call < 5; call++) expect((await auth.getAccess(context)).authToken).toBe('1')
  expect(requests).toHaveLength(1)
  auth.invalidate()
  expect((await auth.getAccess(context)).authToken).toBe('2')
  expect(requests[1]?.headers['authorization']).toBe(`Bearer ${seen.at(-1)}`)
})

test('B3: calls at the same time share one call of the function, and each its own abort', async () => {
  const { fetch } = createScriptedFetch([tokenOf('ann')])
  let calls = 0
  let answer: (() => void) | undefined
  const auth = make(async () => {
    if (++calls > 1) {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
    }
    return jwt('ann')
  })
  const context = contextOf(fetch)
  await auth.getAccess(context)
  const reason = new Error('enough')
  const controller = new AbortController()
  const impatient = outcome(auth.getAccess(context, { signal: controller.signal }))
  const patient = Promise.all(Array.from({ length: 10 }, () => auth.getHeaders(context)))
  controller.abort(reason)
  expect(await impatient).toBe(reason)
  answer?.()
  expect(new Set((await patient).map((headers) => headers['X-Auth-Token']))).toEqual(new Set(['token-ann']))
  expect(calls).toBe(2)
})

test.each<[string, () => string | Promise<string>]>([
  ['returns nothing any more', () => ''],
  ['throws', () => Promise.reject(new Error('signed out'))],
])('B3: a function that %s ends the requests as well', async (_, after) => {
  let current: () => string | Promise<string> = () => jwt('ann')
  const { fetch } = createScriptedFetch([tokenOf('ann')])
  const auth = make(() => current())
  const context = contextOf(fetch)
  await auth.getAccess(context)
  current = after
  expect(await outcome(auth.getAccess(context))).toBeInstanceOf(Error)
})

test.each([
  ['the same `sub` of another issuer', jwt('ann'), jwt('ann', 'https://other')],
  ['another `sub` in a JWT with letters of base64url', jwt('änn>>>???'), jwt('änn>>>??!')],
])('B3: %s is another user', async (_, first, second) => {
  let token = first
  const { fetch, requests } = createScriptedFetch([tokenOf('ann')])
  const auth = make(() => token)
  const context = contextOf(fetch)
  await auth.getAccess(context)
  token = second
  expect(await outcome(auth.getAccess(context))).toBeInstanceOf(IdentityChangedError)
  expect(requests).toHaveLength(1)
})

test('B3: the first user may come back', async () => {
  let token = jwt('ann')
  const { fetch } = createScriptedFetch([tokenOf('ann', '1'), tokenOf('ann', '2')])
  const auth = make(() => token)
  const context = contextOf(fetch)
  await auth.getAccess(context)
  token = jwt('bob')
  await outcome(auth.getAccess(context))
  token = jwt('ann')
  expect((await auth.getAccess(context)).authToken).toBe('2')
})

test('B3: a user whom Keystone refuses does not take the plugin', async () => {
  let token = jwt('ann')
  const { fetch } = createScriptedFetch([{ status: 401, body: {} }, tokenOf('bob')])
  const auth = make(() => token)
  const context = contextOf(fetch)
  expect(await outcome(auth.getAccess(context))).toMatchObject({ code: 'invalid_token' })
  token = jwt('bob')
  expect((await auth.getAccess(context)).authToken).toBe('token-bob')
})

test.each(['opaque', 'a.b', 'a.bm90IGpzb24.c', `${part({})}.${part({ sub: '' })}.s`, 'x'.repeat(1_000_000)])(
  'B3: of tokens that name no user (%#) each change is compared at Keystone',
  async (prefix) => {
    let token = `${prefix}1`
    const { fetch, requests } = createScriptedFetch([
      tokenOf('ann', '1'),
      tokenOf('ann', '2'),
      tokenOf('bob', '3'),
    ])
    const auth = make(() => token)
    const context = contextOf(fetch)
    for (let call = 0; call < 3; call++) expect((await auth.getAccess(context)).authToken).toBe('1')
    token = `${prefix}2`
    for (let call = 0; call < 3; call++) expect((await auth.getAccess(context)).authToken).toBe('2')
    token = `${prefix}3`
    expect(await outcome(auth.getAccess(context))).toBeInstanceOf(IdentityChangedError)
    expect(requests).toHaveLength(3)
    expect(auth.getAuthState()).toBeUndefined()
  },
)

test('B3: `identity` as a function says whose an opaque token is', async () => {
  let token = 'ann-1'
  const { fetch, requests } = createScriptedFetch([tokenOf('ann')])
  const auth = make(() => token, { identity: async (text) => text.split('-')[0] ?? '' })
  const context = contextOf(fetch)
  await auth.getAccess(context)
  token = 'ann-2'
  expect((await auth.getAccess(context)).authToken).toBe('token-ann')
  token = 'bob-1'
  expect(await outcome(auth.getAccess(context))).toBeInstanceOf(IdentityChangedError)
  expect(requests).toHaveLength(1)
})

test('B3: two plugins share a scope only for the same named user', async () => {
  const [first, second] = [make(() => jwt('ann')), make(() => jwt('ann'))]
  expect(first.scope).not.toBe(second.scope)
  const before = first.scope
  await first.getAccess(contextOf(createScriptedFetch([tokenOf('ann')]).fetch))
  expect(first.scope).toBe(before)
  const named = (identity: string, more = {}) => make(() => jwt(identity), { identity, ...more }).scope
  expect(named('ann')).toBe(named('ann'))
  expect(new Set([named('ann'), named('bob'), named('ann', { projectId: 'p' }), before]).size).toBe(4)
  expect(make('text').scope).toBe(make('text').scope)
  expect(named('secret-ann')).not.toContain('secret')
  expect(() => make(() => 'a', { identity: 7 as never })).toThrow(InvalidParameterError)
})

test('B3: the state keeps whose it is', async () => {
  const { fetch, requests } = createScriptedFetch([tokenOf('ann')])
  const first = make(() => jwt('ann'))
  await first.getAccess(contextOf(fetch))
  const state = first.getAuthState()
  const second = make(() => jwt('ann'))
  second.setAuthState(state)
  expect((await second.getAccess(contextOf(fetch))).authToken).toBe('token-ann')
  const bob = make(() => jwt('bob'))
  bob.setAuthState(state)
  expect(await outcome(bob.getAccess(contextOf(fetch)))).toBeInstanceOf(IdentityChangedError)
  expect(requests).toHaveLength(1)
})

test('B3: other plugins that ask a person belong to the first one as well', async () => {
  const device = () =>
    new V3OidcDeviceAuthorization({
      ...federation,
      ...{ discoveryEndpoint: 'https://op/.well-known/openid-configuration', clientId: 'cli' },
      onUserCode: () => undefined,
    })
  expect(device().scope).not.toBe(device().scope)
  const later = () => code({ code: undefined })
  expect(later().scope).not.toBe(later().scope)
  expect(await later().getCacheId()).toBeUndefined()
  expect(code().scope).toBe(code().scope)
  const first = later()
  const state = (user: string) => {
    const { body } = tokenOf(user)
    return JSON.stringify({ auth_token: `token-${user}`, body, refresh_token: 'r1' })
  }
  first.setAuthState(state('ann'))
  expect(() => first.setAuthState(state('bob'))).toThrow(IdentityChangedError)
  expect(first.getAuthState()).toBeUndefined()
  first.setAuthState(state('ann'))
  first.invalidate()
  const { fetch } = createScriptedFetch([document, tokens(), tokenOf('bob')])
  expect(await outcome(first.getAccess(contextOf(fetch)))).toBeInstanceOf(IdentityChangedError)
})
