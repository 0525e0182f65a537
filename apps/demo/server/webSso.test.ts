import type { Hono } from 'hono'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createWebSso } from './webSso.js'

const state = 'a-word-of-the-page-0123456789'
const origin = 'http://dashboard.test'

let now = 0
let app: Hono

beforeEach(() => {
  now = 1_000_000
  const keystoneUrl = 'https://cloud.example.org/identity'
  app = createWebSso({ keystoneUrl, identityProvider: 'company', protocol: 'openid', clock: () => now })
})

/** A browser's cookies. */
function createJar() {
  const cookies = new Map<string, string>()
  return {
    take(response: Response): Response {
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (/Max-Age=0/.test(line)) cookies.delete(name)
        else cookies.set(name, value)
      }
      return response
    },
    get text() {
      return [...cookies].map((pair) => pair.join('=')).join('; ')
    },
  }
}

type Jar = ReturnType<typeof createJar>

async function begin(jar: Jar, word = state): Promise<Response> {
  return jar.take(await app.request(`${origin}/websso/start?state=${word}`))
}

async function postToken(jar: Jar, token = 'gAAAA-token', from = 'null'): Promise<Response> {
  const body = new URLSearchParams({ token })
  return jar.take(await app.request(`${origin}/websso`, { method: 'POST', body, headers: { Origin: from } }))
}

async function takeToken(jar: Jar, word = state, headers: Record<string, string> = {}): Promise<Response> {
  return jar.take(
    await app.request(`${origin}/websso/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: jar.text, ...headers },
      body: JSON.stringify({ state: word }),
    }),
  )
}

test('default: redirects to Keystone, and returns its token once', async () => {
  const jar = createJar()
  const start = await begin(jar)
  expect(start.headers.get('Location')).toBe(
    'https://cloud.example.org/identity/v3/auth/OS-FEDERATION/identity_providers/company/protocols/openid/websso?origin=http%3A%2F%2Fdashboard.test%2Fwebsso',
  )
  expect(start.headers.get('Set-Cookie')).toBe(
    `monasca_sso_state=${state}; Max-Age=600; Path=/websso; HttpOnly; SameSite=Lax`,
  )
  const posted = await postToken(jar)
  expect([posted.status, posted.headers.get('Location')]).toEqual([303, '/sign-in?sso=true'])
  expect(`${posted.headers.get('Location')} ${posted.headers.get('Set-Cookie')}`).not.toContain('gAAAA')
  const taken = await takeToken(jar)
  expect(taken.headers.get('Cache-Control')).toBe('no-store')
  expect(await taken.json()).toEqual({ token: 'gAAAA-token' })
  expect(jar.text).toBe('')
})

test('error: a second time, with the same cookies', async () => {
  const jar = createJar()
  await begin(jar)
  await postToken(jar)
  const Cookie = jar.text
  expect((await takeToken(jar)).status).toBe(200)
  expect((await takeToken(jar, state, { Cookie })).status).toBe(403)
})

test('error: a token that another site posts into a browser that has not begun', async () => {
  const jar = createJar()
  await postToken(jar)
  expect((await takeToken(jar)).status).toBe(403)
})

test('error: another tab’s state, or none', async () => {
  for (const word of ['another-word-of-a-page-9876', '']) {
    const jar = createJar()
    await begin(jar)
    await postToken(jar)
    expect((await takeToken(jar, word)).status).toBe(403)
    // What was asked for wrongly is gone.
    expect((await takeToken(jar)).status).toBe(403)
  }
})

test('error: too late', async () => {
  const jar = createJar()
  await begin(jar)
  await postToken(jar)
  now += 30_001
  expect((await takeToken(jar)).status).toBe(403)
})

test('error: requested by another site, or as a form', async () => {
  for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { 'Content-Type': 'text/plain' }]) {
    const jar = createJar()
    await begin(jar)
    await postToken(jar)
    expect((await takeToken(jar, state, headers)).status).toBe(403)
  }
})

test('error: a form that is not Keystone’s, or holds no token', async () => {
  expect((await postToken(createJar(), 'token', 'https://evil.example')).status).toBe(403)
  expect((await postToken(createJar(), 'token', 'https://cloud.example.org')).status).toBe(303)
  expect((await postToken(createJar(), 'two words')).status).toBe(400)
  expect((await postToken(createJar(), '')).status).toBe(400)
  expect((await postToken(createJar(), 'x'.repeat(70_000))).status).toBe(413)
})

test('A10: a token that does not fit in a header is refused', async () => {
  expect((await postToken(createJar(), 'x'.repeat(8193))).status).toBe(400)
  expect((await postToken(createJar(), 'x'.repeat(8192))).status).toBe(303)
  expect((await postToken(createJar(), 'x'.repeat(20_000))).status).toBe(413)
})

test('A10: at most a thousand tokens are kept, and the oldest is dropped', async () => {
  const [early, late] = [createJar(), createJar()]
  await begin(early)
  await postToken(early)
  for (let count = 0; count < 999; count++) await postToken(createJar())
  await begin(late)
  await postToken(late)
  expect((await takeToken(early)).status).toBe(403)
  expect((await takeToken(late)).status).toBe(200)
})

test('A10: no token is kept longer than half a minute, even without requests', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const jar = createJar()
  await begin(jar)
  await postToken(jar)
  await vi.advanceTimersByTimeAsync(30_000)
  // The injected clock has not moved: only the timer can have removed it.
  expect((await takeToken(jar)).status).toBe(403)
})

test('error: a start without a state, or with a guessable one', async () => {
  expect((await begin(createJar(), '')).status).toBe(400)
  expect((await begin(createJar(), 'short')).status).toBe(400)
})
