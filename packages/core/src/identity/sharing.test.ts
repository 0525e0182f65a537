import { expect, test } from 'vitest'
import { contextOf, refusal, tokenReply } from '../../test/support/authContext.js'
import type { AccessInfo } from '../access/index.js'
import { InvalidCredentialsError } from '../errors/index.js'
import { createScriptedFetch } from '../testing/index.js'
import { wait } from '../transport/index.js'
import { type AuthContext, IdentityPlugin, V3Password } from './index.js'

const options = { authUrl: 'http://k/v3', userId: 'u', password: 'pa55' }

test('behavior: ten callers share one authentication', async () => {
  const { fetch, requests } = createScriptedFetch([tokenReply()])
  const auth = new V3Password(options)
  const context = contextOf(fetch)
  const found = await Promise.all(Array.from({ length: 10 }, () => auth.getAccess(context)))
  expect(new Set(found).size).toBe(1)
  expect(requests).toHaveLength(1)
})

test('behavior: a failure rejects all waiting calls, and is not cached', async () => {
  const { fetch, requests } = createScriptedFetch([refusal, tokenReply()])
  const auth = new V3Password(options)
  const context = contextOf(fetch)
  const failed = await Promise.allSettled([auth.getAccess(context), auth.getAccess(context)])
  const reasons = failed.map((result) => (result.status === 'rejected' ? result.reason : undefined))
  expect(reasons[0]).toBeInstanceOf(InvalidCredentialsError)
  expect(reasons[1]).toBe(reasons[0])
  expect(requests).toHaveLength(1)
  expect((await auth.getAccess(context)).authToken).toBe('the-token')
})

test('behavior: one call is aborted, the others get their token', async () => {
  let answer: () => void = () => undefined
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const { fetch, requests } = createScriptedFetch([
    async () => {
      await asked
      return tokenReply()
    },
  ])
  const auth = new V3Password(options)
  const context = contextOf(fetch)
  const controller = new AbortController()
  const reason = new Error('enough')
  const impatient = auth.getAccess(context, { signal: controller.signal })
  const patient = auth.getAccess(context)
  controller.abort(reason)
  await expect(impatient).rejects.toBe(reason)
  answer()
  expect((await patient).authToken).toBe('the-token')
  expect(requests).toHaveLength(1)
})

test('behavior: a call after all others were aborted still gets the token of the same authentication', async () => {
  let answer: () => void = () => undefined
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const { fetch, requests } = createScriptedFetch([
    async () => {
      await asked
      return tokenReply()
    },
  ])
  const auth = new V3Password(options)
  const context = contextOf(fetch)
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(auth.getAccess(context, { signal })).rejects.toThrow('enough')
  const later = auth.getAccess(context)
  answer()
  expect((await later).authToken).toBe('the-token')
  expect(requests).toHaveLength(1)
})

/** Waits for a user, as the device flow does. */
class Slow extends IdentityPlugin {
  readonly scope = 'slow'
  readonly ends: string[] = []

  override getAuthUrl(): Promise<string> {
    return Promise.resolve(this.authUrl)
  }

  override async authenticate(_context: AuthContext, signal: AbortSignal): Promise<AccessInfo> {
    try {
      await wait(this.ends.length > 0 ? 1 : 60_000, signal)
    } catch (error) {
      this.ends.push('abandoned')
      await new Promise((resolve) => setTimeout(resolve, 5))
      throw error
    }
    this.ends.push('done')
    return { authToken: 'slow' } as AccessInfo
  }
}

test('behavior: an authentication that waits for a user ends when the last call is aborted', async () => {
  const auth = new Slow(options)
  const context = contextOf(createScriptedFetch([]).fetch)
  const [first, second] = [new AbortController(), new AbortController()]
  const waits = [first, second].map(({ signal }) => auth.getAccess(context, { signal }))
  first.abort(new Error('first'))
  await expect(waits[0]).rejects.toThrow('first')
  expect(auth.ends).toEqual([])
  // Arrives while the abandoned one is ending: starts a new one instead of failing with it.
  const third = waits[1]?.catch(() => auth.getAccess(context))
  second.abort(new Error('second'))
  expect((await third)?.authToken).toBe('slow')
  expect(auth.ends).toEqual(['abandoned', 'done'])
})

test('behavior: the token is renewed 120 seconds before it expires, and not before', async () => {
  const expires = Date.UTC(2099, 0, 1)
  let now = expires - 3_600_000
  const issued = { issued_at: new Date(now).toISOString() }
  const { fetch, requests } = createScriptedFetch([tokenReply('1', issued), tokenReply('2')])
  const auth = new V3Password(options)
  const context = contextOf(fetch, () => now)
  await auth.getAccess(context)
  now = expires - 121_000
  expect((await auth.getAccess(context)).authToken).toBe('1')
  now += 2000
  expect((await auth.getAccess(context)).authToken).toBe('2')
  expect(requests).toHaveLength(2)
})

/** Keystone's responses at its own time, for a machine with a wrong clock: hourly tokens, numbered. */
function keystoneOf(serverTime: () => number) {
  let count = 0
  const answer = () =>
    tokenReply(String(++count), {
      issued_at: new Date(serverTime()).toISOString(),
      expires_at: new Date(serverTime() + 3_600_000).toISOString(),
    })
  return createScriptedFetch([...Array.from({ length: 9 }, () => answer)])
}

test.each([
  // Half an hour later its token seems to have 20 minutes left, and another half an hour later none.
  ['ten minutes ahead', 600_000, ['1', '1', '2', '2']],
  ['three hours ahead', 10_800_000, ['1', '1', '1', '2']],
  ['three hours behind', -10_800_000, ['1', '1', '1', '2']],
])(
  'behavior: a clock that is %s does not cause an authentication per call',
  async (_name, wrong, expected) => {
    let server = Date.UTC(2026, 0, 1)
    const { fetch, requests } = keystoneOf(() => server)
    const auth = new V3Password(options)
    const context = contextOf(fetch, () => server + wrong)
    const tokens: string[] = []
    for (const minutes of [0, 30, 27, 2]) {
      server += minutes * 60_000
      tokens.push((await auth.getAccess(context)).authToken)
    }
    expect(tokens).toEqual(expected)
    expect(requests).toHaveLength(2)
  },
)

test('behavior: invalidate is true once, then false until the next authentication', async () => {
  const auth = new V3Password(options)
  expect(auth.invalidate()).toBe(false)
  await auth.getAccess(contextOf(createScriptedFetch([tokenReply()]).fetch))
  expect([auth.invalidate(), auth.invalidate()]).toEqual([true, false])
})
