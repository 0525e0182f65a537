import { beforeAll, expect, test } from 'vitest'
import {
  ConnectionError,
  CorsError,
  createClient,
  InvalidCredentialsError,
  ScopeNotFoundError,
  SignInRequiredError,
} from '../../src/index.js'
import {
  createSessionManager,
  withApplicationCredential,
  withPassword,
  withToken,
  withTotp,
} from '../../src/session/index.js'
import { createWorld, during, type Tab, type World } from '../support/world.js'

beforeAll(async () => {
  await Promise.all([
    import('../../src/session/manager/openid/createOpenIdFlow.js'),
    import('../../src/session/manager/effects/explainConnection.js'),
    import('../../src/session/manager/methods/answerMethods.js'),
    import('../../src/session/manager/methods/withToken.js'),
  ])
})

const minute = 60_000
const hour = 60 * minute
const ada = { username: 'ada', userDomainId: 'default', password: 'password' }

/** The states of a tab, each once, from now on. */
function watch({ manager }: Tab): string[] {
  const seen: string[] = []
  manager.subscribe(() => {
    const { status } = manager.getSnapshot()
    if (seen.at(-1) !== status) seen.push(status)
  })
  return seen
}

const statusOf = ({ manager }: Tab) => manager.getSnapshot().status

/** A tab where `ada` has signed in with her password. */
async function openSignedIn(
  world: World,
  options: { keepCredentials?: boolean } & Parameters<World['open']>[0] = {},
) {
  const { keepCredentials = false, ...more } = options
  const tab = world.open(more)
  await during(world.time, tab.manager.restore())
  await during(world.time, tab.manager.signIn(withPassword({ ...ada, keepCredentials })))
  return tab
}

/** A tab where `ada` has signed in at the OpenID provider. */
async function withOpenId(world: World, options: Parameters<World['open']>[0] = {}) {
  const tab = world.open(options)
  await during(world.time, tab.manager.restore())
  await during(world.time, tab.manager.signInWithPopup())
  return tab
}

const list = (world: World, { manager }: Tab) =>
  during(world.time, createClient({ session: manager.session }).metrics.list())

test('default: signs in with a password, takes the first project, sends requests', async () => {
  const world = createWorld()
  const tab = world.open()
  const seen = watch(tab)
  expect(tab.manager.getSnapshot()).toBe(tab.manager.getServerSnapshot())
  expect(statusOf(tab)).toBe('signing-in')
  await during(world.time, tab.manager.restore())
  const snapshot = await during(world.time, tab.manager.signIn(withPassword(ada)))
  expect(seen).toEqual(['signed-out', 'signing-in', 'ready'])
  expect(snapshot).toEqual({
    status: 'ready',
    user: { id: 'ada', name: 'ada', domainId: 'default', domainName: 'Default' },
    scope: { kind: 'project', id: 'p1', name: 'alpha', domainId: 'default', domainName: 'Default' },
    roles: ['monasca-user'],
    expiresAt: expect.any(Number),
    error: undefined,
    challenge: undefined,
    clockOffset: undefined,
    signInMethod: 'password',
    identity: expect.stringMatching(/^[0-9a-f]{16}$/),
  })
  expect(snapshot.expiresAt).toBe(tab.manager.getExpiry())
  await list(world, tab)
  expect(world.cloud.requests).toEqual([
    'POST /v3/auth/tokens',
    'GET /v3/auth/projects',
    'POST /v3/auth/tokens',
    'GET /v2.0/metrics',
  ])
})

test('behavior: nothing is read, sent or timed before it starts', async () => {
  const world = createWorld()
  const manager = createSessionManager({
    authUrl: 'https://keystone.test',
    fetch: world.cloud.fetch,
    storage: { get: () => expect.fail('read'), set: () => expect.fail('written'), delete: () => undefined },
    platform: { setTimer: () => expect.fail('timed') },
  })
  expect(manager.getSnapshot().status).toBe('signing-in')
  expect(manager.getSession()).toBe(manager.session)
  expect(manager.getExpiry()).toBeUndefined()
  expect(world.cloud.requests).toEqual([])
})

test('behavior: the snapshot holds no token, and stays the same object while only tokens change', async () => {
  const world = createWorld()
  const tab = await withOpenId(world)
  const before = tab.manager.getSnapshot()
  expect(before.expiresAt).toBeUndefined()
  const tokens = [...world.cloud.tokens.keys(), 'access-', 'refresh-']
  expect(tokens.filter((token) => JSON.stringify(before).includes(token))).toEqual([])
  const [expiry, session, scope] = [
    tab.manager.getExpiry(),
    tab.manager.getSession(),
    tab.manager.session.scope,
  ]
  let calls = 0
  tab.manager.subscribe(() => calls++)
  await world.time.pass(3 * hour)
  expect(world.cloud.spent.size).toBe(3)
  expect(tab.manager.getSnapshot()).toBe(before)
  expect(calls).toBe(0)
  expect(tab.manager.getExpiry()).toBeGreaterThan(expiry ?? 0)
  expect([tab.manager.getSession(), tab.manager.session.scope]).toEqual([session, scope])
})

test('behavior: many requests at once share one renewal; the token is renewed before it is used up', async () => {
  const world = createWorld()
  const tab = await withOpenId(world)
  tab.stop()
  await world.time.pass(59 * minute)
  expect(world.cloud.spent.size).toBe(0)
  const client = createClient({ session: tab.manager.session })
  await during(world.time, Promise.all(Array.from({ length: 20 }, () => client.metrics.list())))
  expect([...world.cloud.spent.values()]).toEqual([1])
  expect(world.cloud.late.size).toBe(0)
})

test('behavior: a refused token is renewed once, and the request repeated', async () => {
  const world = createWorld()
  const tab = await withOpenId(world)
  for (const token of world.cloud.tokens.values()) token.revoked = true
  const client = createClient({ session: tab.manager.session })
  await during(world.time, Promise.all(Array.from({ length: 9 }, () => client.metrics.list())))
  expect(
    world.cloud.requestsTo('POST /v3/OS-FEDERATION/identity_providers/company/protocols/openid/auth'),
  ).toBe(2)
  expect(world.cloud.requestsTo('GET /v2.0/metrics')).toBe(18)
})

test('behavior: a service that refuses every token gets no renewal for each request', async () => {
  const world = createWorld()
  const tab = await withOpenId(world)
  world.cloud.failing = { line: 'GET /v2.0/metrics', status: 401 }
  for (let calls = 0; calls < 5; calls++) {
    await expect(list(world, tab)).rejects.toMatchObject({ code: 'unauthorized' })
    await world.time.pass(1000)
  }
  expect(
    world.cloud.requestsTo('POST /v3/OS-FEDERATION/identity_providers/company/protocols/openid/auth'),
  ).toBe(2)
  expect(statusOf(tab)).toBe('ready')
})

test('behavior: listeners are never called while the lock is held', async () => {
  const world = createWorld()
  const tab = await withOpenId(world)
  const held: number[] = []
  tab.manager.subscribe(() => held.push(world.locks.held))
  tab.stop()
  await world.time.pass(2 * hour)
  await list(world, tab)
  await during(world.time, tab.manager.switchProject('p2'))
  await during(world.time, tab.manager.signOut())
  expect(held.length).toBeGreaterThan(2)
  expect(new Set(held)).toEqual(new Set([0]))
})

test('behavior: a tab that never releases the lock does not block the others', async () => {
  const world = createWorld()
  const tab = await withOpenId(world)
  const { signal } = new AbortController()
  const [name = ''] = await heldNames(world, tab)
  void world.locks.request(name, { signal }, () => new Promise(() => undefined))
  await world.time.pass(2 * hour)
  expect(statusOf(tab)).toBe('ready')
  expect(world.cloud.spent.size).toBeGreaterThan(0)
})

/** The names of the locks that a renewal asks for. */
async function heldNames(world: World, tab: Tab): Promise<string[]> {
  const names: string[] = []
  const request = world.locks.request
  world.locks.request = (name, ...rest) => {
    names.push(name)
    return request(name, ...rest)
  }
  await during(world.time, tab.manager.renew())
  world.locks.request = request
  return names
}

test('behavior: without a password that is kept the session ends with its token', async () => {
  const world = createWorld()
  const tab = await openSignedIn(world)
  const seen = watch(tab)
  await world.time.pass(hour - 2000)
  expect(statusOf(tab)).toBe('ready')
  await list(world, tab)
  await world.time.pass(3000)
  expect(seen).toEqual(['expired'])
  expect(tab.manager.getSnapshot()).toMatchObject({
    user: { id: 'ada' },
    error: { name: 'SignInRequiredError' },
  })
  await expect(list(world, tab)).rejects.toThrow(SignInRequiredError)
})

test('behavior: a password that is kept renews, and another tab has it renewed', async () => {
  const world = createWorld()
  const first = await openSignedIn(world, { keepCredentials: true })
  const second = world.open()
  await world.time.pass(1000)
  await world.time.pass(3 * hour)
  expect([statusOf(first), statusOf(second)]).toEqual(['ready', 'ready'])
  const expiry = second.manager.getExpiry()
  await world.time.pass(minute)
  await during(world.time, second.manager.renew())
  expect(second.manager.getExpiry()).toBeGreaterThan(expiry ?? 0)
  first.stop()
  await world.time.pass(2 * hour)
  expect(statusOf(second)).toBe('expired')
})

test('behavior: a password that was changed ends the session at its next renewal', async () => {
  const world = createWorld()
  const tab = await openSignedIn(world, { keepCredentials: true })
  world.cloud.failing = {
    line: 'POST /v3/auth/tokens',
    status: 401,
    body: { error: { code: 401, message: 'no' } },
  }
  await world.time.pass(hour)
  expect(statusOf(tab)).toBe('expired')
  expect(world.cloud.requestsTo('POST /v3/auth/tokens')).toBe(3)
})

test('error: a wrong password rejects the promise and sets the error of the snapshot, and can be corrected', async () => {
  const world = createWorld()
  const tab = world.open()
  await during(world.time, tab.manager.restore())
  const wrong = tab.manager.signIn(withPassword({ ...ada, password: 'wrong' }))
  await expect(during(world.time, wrong)).rejects.toThrow(InvalidCredentialsError)
  expect(tab.manager.getSnapshot()).toMatchObject({
    status: 'signed-out',
    error: { code: 'invalid_credentials' },
  })
  expect(String(tab.manager.getSnapshot().error)).not.toContain('wrong"')
  await during(world.time, tab.manager.signIn(withPassword(ada)))
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', error: undefined })
})

for (const hideReceipt of [false, true]) {
  test(`behavior: a second factor is requested, and sent ${hideReceipt ? 'without' : 'with'} the receipt`, async () => {
    const world = createWorld()
    world.cloud.secondFactor = true
    world.cloud.hideReceipt = hideReceipt
    const tab = world.open()
    await during(world.time, tab.manager.restore())
    const snapshot = await during(world.time, tab.manager.signIn(withPassword(ada)))
    expect(snapshot).toMatchObject({ status: 'signing-in', challenge: { methods: ['totp'] } })
    const wrong = tab.manager.answerChallenge({ passcode: '000000' })
    await expect(during(world.time, wrong)).rejects.toThrow(InvalidCredentialsError)
    expect(tab.manager.getSnapshot()).toMatchObject({
      status: 'signing-in',
      challenge: { methods: ['totp'] },
    })
    await during(world.time, tab.manager.answerChallenge({ passcode: '123456' }))
    expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', challenge: undefined })
  })
}

test('behavior: other ways in: password and code at once, application credential, token', async () => {
  const world = createWorld()
  world.cloud.secondFactor = true
  const tab = world.open()
  await during(world.time, tab.manager.restore())
  await during(world.time, tab.manager.signIn(withTotp({ ...ada, passcode: '123456' })))
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', signInMethod: 'totp' })
  const token = await tab.manager.session.getToken()
  await during(world.time, tab.manager.signInWithToken(token ?? ''))
  expect(tab.manager.getSnapshot()).toMatchObject({
    status: 'ready',
    signInMethod: 'token',
    scope: { id: 'p1' },
  })
  await list(world, tab)
  const credential = {
    applicationCredentialId: 'c',
    applicationCredentialSecret: 'secret',
    keepCredentials: true,
  }
  await during(world.time, tab.manager.signIn(withApplicationCredential(credential)))
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', signInMethod: 'application-credential' })
  await expect(during(world.time, tab.manager.switchProject('p2'))).rejects.toThrow('its own project')
  await world.time.pass(3 * hour)
  await list(world, tab)
  const bad = during(world.time, tab.manager.signIn(withToken({ token: 'made-up' })))
  await expect(bad).rejects.toMatchObject({ code: 'invalid_token' })
})

test('behavior: projects and domains are listed; a switch is for one tab, and is remembered over a reload', async () => {
  const world = createWorld({ kind: 'local' })
  const first = await openSignedIn(world)
  const second = world.open()
  await world.time.pass(500)
  expect(await during(world.time, first.manager.listProjects())).toHaveLength(2)
  expect(await during(world.time, first.manager.listDomains())).toEqual([
    { id: 'd', name: 'Company', description: undefined, enabled: true },
  ])
  const [session, scope] = [first.manager.getSession(), first.manager.session.scope]
  await during(world.time, first.manager.switchProject('p2'))
  expect(first.manager.getSnapshot().scope).toMatchObject({ kind: 'project', id: 'p2' })
  expect(second.manager.getSnapshot().scope).toMatchObject({ kind: 'project', id: 'p1' })
  expect(first.manager.getSession()).not.toBe(session)
  expect(first.manager.session.scope).not.toBe(scope)
  expect(await session.getProjectId()).toBe('p1')
  expect(await first.manager.session.getProjectId()).toBe('p2')
  const before = world.cloud.requests.length
  await during(world.time, first.manager.switchProject('p1'))
  await during(world.time, first.manager.switchProject('p2'))
  expect(world.cloud.requests.length).toBe(before)
  first.stop()
  const again = world.open({ from: first })
  await during(world.time, again.manager.restore())
  expect(again.manager.getSnapshot().scope).toMatchObject({ id: 'p2' })
})

test('error: a switch to where the user has no role leaves the scope as it was', async () => {
  const world = createWorld()
  const tab = await openSignedIn(world)
  const before = tab.manager.getSnapshot()
  await expect(during(world.time, tab.manager.switchProject('other'))).rejects.toThrow(ScopeNotFoundError)
  expect(tab.manager.getSnapshot()).toBe(before)
  await list(world, tab)
})

test('behavior: a laptop that slept for eight hours has a usable session within a second', async () => {
  const world = createWorld()
  const tab = await withOpenId(world)
  world.time.now += 8 * hour
  await world.time.pass(1000)
  expect(statusOf(tab)).toBe('ready')
  expect(tab.manager.getExpiry()).toBeGreaterThan(world.time.now)
})

test('behavior: a page that becomes visible looks at once', async () => {
  const world = createWorld()
  const tab = await openSignedIn(world)
  world.time.now += 2 * hour
  tab.page.emit({ type: 'visible' })
  expect(statusOf(tab)).toBe('expired')
})

for (const [name, offset] of [
  ['ten minutes ahead', 10 * minute],
  ['five hours ahead', 5 * hour],
  ['ten minutes behind', -10 * minute],
  ['five hours behind', -5 * hour],
] as const) {
  test(`behavior: a clock that is ${name} is reported, and costs no more renewals`, async () => {
    const world = createWorld()
    world.clockError = offset
    const warnings: string[] = []
    const tab = await withOpenId(world, { onWarning: (text) => warnings.push(text) })
    const { clockOffset, status } = tab.manager.getSnapshot()
    expect(status).toBe('ready')
    expect(Math.abs((clockOffset ?? 0) + offset)).toBeLessThan(2000)
    expect(warnings).toHaveLength(1)
    for (let calls = 0; calls < 10; calls++) {
      await list(world, tab)
      await world.time.pass(minute)
    }
    expect(world.cloud.spent.size).toBe(0)
    await world.time.pass(hour)
    expect(world.cloud.spent.size).toBe(1)
    expect(world.cloud.late.size).toBe(0)
    expect(warnings).toHaveLength(1)
  })
}

test('behavior: a pasted token works with a clock that is five hours ahead', async () => {
  const world = createWorld()
  const first = await openSignedIn(world)
  const token = await first.manager.session.getToken()
  first.stop()
  world.clockError = 5 * hour
  const tab = world.open({ scope: { projectId: 'p2' } })
  await during(world.time, tab.manager.restore())
  await during(world.time, tab.manager.signInWithToken(token ?? ''))
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', scope: { id: 'p2' } })
  await list(world, tab)
})

test('behavior: offline for a minute, the session stays while the token is valid, and renews when online', async () => {
  const world = createWorld()
  const tab = await withOpenId(world)
  const seen = watch(tab)
  await world.time.pass(57 * minute)
  world.cloud.failing = { line: '', status: undefined }
  const before = world.cloud.requests.length
  await world.time.pass(2.5 * minute)
  expect(seen).toEqual([])
  // A back-off, no storm; each attempt asks for the provider's document or the token.
  expect(world.cloud.requests.length - before).toBeLessThan(20)
  await world.time.pass(minute)
  expect(seen.at(-1)).toBe('error')
  expect(tab.manager.getSnapshot().error).toBeInstanceOf(ConnectionError)
  world.cloud.failing = undefined
  tab.page.emit({ type: 'online' })
  await world.time.pass(1000)
  expect(statusOf(tab)).toBe('ready')
})

test('behavior: a provider that fails with 503 is asked again later, as it wishes', async () => {
  const world = createWorld()
  const tab = await withOpenId(world)
  await world.time.pass(56 * minute)
  world.cloud.failing = { line: 'POST /token', status: 503 }
  await world.time.pass(2.5 * minute)
  expect(statusOf(tab)).toBe('ready')
  // Requests go on with the old token, and do not ask the provider each time.
  const before = world.cloud.requestsTo('POST /token')
  for (let calls = 0; calls < 30; calls++) await list(world, tab)
  expect(world.cloud.requestsTo('POST /token') - before).toBeLessThan(3)
  await world.time.pass(minute / 2)
  world.cloud.failing = undefined
  await world.time.pass(minute)
  expect(statusOf(tab)).toBe('ready')
  expect(tab.manager.getExpiry()).toBeGreaterThan(world.time.now + 50 * minute)
})

test('behavior: invalid_grant asks for the person, in all tabs, and is not repeated', async () => {
  const world = createWorld()
  const first = await withOpenId(world)
  const second = world.open()
  await world.time.pass(1000)
  world.cloud.failing = { line: 'POST /token', status: 400, body: { error: 'invalid_grant' } }
  await world.time.pass(2 * hour)
  expect([statusOf(first), statusOf(second)]).toEqual(['expired', 'expired'])
  expect(world.cloud.requestsTo('POST /token')).toBe(2)
  expect(String(first.manager.getSnapshot().error)).toContain('invalid_grant')
  world.cloud.failing = undefined
  await during(world.time, first.manager.signInWithPopup())
  await world.time.pass(1000)
  expect([statusOf(first), statusOf(second)]).toEqual(['ready', 'ready'])
})

test('error: a refusal by CORS differs from a server that is down, and names the setting', async () => {
  const world = createWorld()
  let reachable = true
  const fetch: typeof world.cloud.fetch = (_url, init) => {
    if (init?.mode === 'no-cors' && reachable) return Promise.resolve(new Response())
    return Promise.reject(new TypeError('Failed to fetch'))
  }
  const tab = world.open({ fetch })
  await during(world.time, tab.manager.restore())
  const blocked = await during(world.time, tab.manager.signIn(withPassword(ada))).catch(
    (error: unknown) => error,
  )
  expect(blocked).toBeInstanceOf(CorsError)
  expect(String(blocked)).toContain('Add https://app.test to `allowed_origin`')
  reachable = false
  const down = await during(world.time, tab.manager.signIn(withPassword(ada))).catch(
    (error: unknown) => error,
  )
  expect(down).toBeInstanceOf(ConnectionError)
  expect(down).not.toBeInstanceOf(CorsError)
})

test('behavior: signing out ends all tabs, revokes the tokens, and lets nothing come back', async () => {
  const world = createWorld()
  const first = await withOpenId(world)
  const second = world.open()
  await world.time.pass(1000)
  const { errors } = await during(world.time, first.manager.signOut())
  expect(errors).toEqual([])
  await world.time.pass(100)
  expect([statusOf(first), statusOf(second)]).toEqual(['signed-out', 'signed-out'])
  expect([...world.cloud.tokens.values()].every(({ revoked }) => revoked)).toBe(true)
  expect(world.cloud.revokedAtProvider).toHaveLength(1)
  const before = world.cloud.requests.length
  await world.time.pass(2 * hour)
  await expect(list(world, second)).rejects.toMatchObject({ code: 'sign_in_required', reason: 'signed_out' })
  expect(world.cloud.requests.length).toBe(before)
})

test('behavior: a sign-out in another tab during a renewal wins, and what was renewed is revoked', async () => {
  const world = createWorld()
  const first = await withOpenId(world)
  const second = world.open()
  // Until the access token has ended, so that the refresh token is spent.
  await world.time.pass(6 * minute)
  let slow = 0
  world.cloud.delay = () => world.time.wait(slow)
  slow = 3000
  first.manager.renew().catch(() => undefined)
  await world.time.pass(1000)
  slow = 0
  await during(world.time, second.manager.signOut())
  await world.time.pass(200)
  expect([statusOf(first), statusOf(second)]).toEqual(['signed-out', 'signed-out'])
  await world.time.pass(20_000)
  expect([statusOf(first), statusOf(second)]).toEqual(['signed-out', 'signed-out'])
  expect([...world.cloud.tokens.values()].filter(({ revoked }) => !revoked)).toEqual([])
  // The old refresh token, and the one that was on its way.
  expect(world.cloud.revokedAtProvider).toHaveLength(2)
})

test('behavior: signing out everywhere leaves for the provider', async () => {
  const world = createWorld({ openid: { postLogoutRedirectUri: '/bye' } })
  const tab = await withOpenId(world)
  await during(world.time, tab.manager.signOut({ everywhere: true }))
  const [left = ''] = tab.page.left
  const url = new URL(left)
  expect(url.origin + url.pathname).toBe('https://login.test/end')
  expect(url.searchParams.get('id_token_hint')?.split('.')).toHaveLength(3)
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe('https://app.test/bye')
  expect(url.searchParams.get('client_id')).toBe('dashboard')
})

test('behavior: a sign-out that cannot revoke is over all the same, and says so', async () => {
  const world = createWorld()
  const tab = await openSignedIn(world)
  world.cloud.failing = { line: 'DELETE', status: 500 }
  const { errors } = await during(world.time, tab.manager.signOut())
  expect(errors).toHaveLength(2)
  expect(statusOf(tab)).toBe('signed-out')
})

test('behavior: local storage that another tab clears is a sign-out', async () => {
  const world = createWorld({ kind: 'local' })
  const tab = await openSignedIn(world, { storage: world.local })
  expect(statusOf(tab)).toBe('ready')
  // The manager of a page's own `localStorage`, which Node has not.
  const shared = new Map<string, string>()
  const platformStorage = {
    getItem: (key: string) => shared.get(key) ?? null,
    setItem: (key: string, text: string) => void shared.set(key, text),
    removeItem: (key: string) => void shared.delete(key),
  }
  Object.defineProperty(globalThis, 'localStorage', { value: platformStorage, configurable: true })
  try {
    const other = await openSignedIn(createWorld(), { storage: 'local', name: 'other' })
    expect([...shared.keys()]).toEqual([expect.stringMatching(/^monasca:session:/)])
    shared.clear()
    other.page.emit({ type: 'storage', key: undefined, value: undefined })
    await world.time.settle()
    expect(statusOf(other)).toBe('signed-out')
  } finally {
    Reflect.deleteProperty(globalThis, 'localStorage')
  }
})

test('behavior: a storage that fails gives a notice, and the session lives in memory', async () => {
  const world = createWorld()
  const warnings: string[] = []
  const storage = {
    get: () => Promise.reject(new Error('denied')),
    set: () => Promise.reject(new Error('full')),
    delete: () => undefined,
  }
  const tab = await openSignedIn(world, { storage, onWarning: (text) => warnings.push(text) })
  expect(statusOf(tab)).toBe('ready')
  expect(warnings).toEqual(['The session cannot be stored. It is kept in memory.'])
})

test('behavior: requests wait for the same user to sign in with `onExpired: wait`', async () => {
  const world = createWorld()
  const tab = await openSignedIn(world, { onExpired: 'wait' })
  await world.time.pass(2 * hour)
  const client = createClient({ session: tab.manager.session })
  const waiting = client.metrics.list()
  const controller = new AbortController()
  const impatient = client.metrics.list({}, { signal: controller.signal })
  controller.abort(new Error('enough'))
  await expect(impatient).rejects.toThrow('enough')
  await during(world.time, tab.manager.signIn(withPassword(ada)))
  expect((await during(world.time, waiting)).elements).toEqual([])
})

test('behavior: what waits for one user is not done in the name of another', async () => {
  const world = createWorld()
  const tab = await openSignedIn(world, { onExpired: 'wait' })
  const before = tab.manager.getSnapshot()
  const own = tab.manager.getSession()
  await world.time.pass(2 * hour)
  const waiting = list(world, tab)
  const refused = expect(waiting).rejects.toMatchObject({ code: 'sign_in_required', reason: 'other_user' })
  world.cloud.userId = 'bob'
  await during(world.time, tab.manager.signIn(withPassword(ada)))
  await refused
  expect(tab.manager.getSnapshot().identity).not.toBe(before.identity)
  await expect(own.request({ url: 'https://monasca.test/v2.0/metrics' })).rejects.toMatchObject({
    reason: 'other_user',
  })
  await list(world, tab)
})

test('behavior: a client made before anybody signed in works, and its scope follows', async () => {
  const world = createWorld()
  const tab = world.open()
  const client = createClient({ session: tab.manager.session })
  const scopes = [client.scope]
  await expect(during(world.time, client.metrics.list())).rejects.toThrow(SignInRequiredError)
  await during(world.time, tab.manager.signIn(withPassword(ada)))
  scopes.push(client.scope)
  await during(world.time, client.metrics.list())
  await during(world.time, tab.manager.switchProject('p2'))
  scopes.push(client.scope)
  expect(new Set(scopes).size).toBe(3)
})

test('behavior: a reload with memory storage finds the session in another tab', async () => {
  const world = createWorld()
  const first = await openSignedIn(world)
  const second = world.open()
  await during(world.time, second.manager.restore())
  expect(statusOf(second)).toBe('ready')
  first.stop()
  second.stop()
  const third = world.open({ from: second })
  await during(world.time, third.manager.restore())
  expect(statusOf(third)).toBe('signed-out')
})

test('behavior: starting twice and stopping once keeps it going; after the last stop nothing is timed', async () => {
  const world = createWorld()
  const tab = await withOpenId(world)
  const stop = tab.manager.start()
  stop()
  stop()
  await world.time.pass(2 * hour)
  expect(world.cloud.spent.size).toBe(2)
  tab.stop()
  await world.time.pass(9 * hour)
  expect(world.cloud.spent.size).toBe(2)
  const again = tab.manager.start()
  await world.time.pass(2000)
  expect(statusOf(tab)).toBe('ready')
  again()
})

test('signIn: an aborted signal cancels it, without an error in the snapshot', async () => {
  const world = createWorld()
  const { manager } = world.open()
  await during(world.time, manager.restore())
  const controller = new AbortController()
  const signIn = manager.signIn(withPassword(ada), { signal: controller.signal })
  expect(manager.getSnapshot().status).toBe('signing-in')
  controller.abort()
  await expect(during(world.time, signIn)).rejects.toMatchObject({ name: 'AbortError' })
  expect(manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: undefined, user: undefined })
  await during(world.time, manager.signIn(withPassword(ada)))
  expect(manager.getSnapshot().status).toBe('ready')
})

test('signIn: a signal that is aborted already sends nothing', async () => {
  const world = createWorld()
  const { manager } = world.open()
  await during(world.time, manager.restore())
  const signal = AbortSignal.abort()
  await expect(manager.signIn(withPassword(ada), { signal })).rejects.toMatchObject({ name: 'AbortError' })
  await expect(manager.signInWithRedirect({ signal })).rejects.toMatchObject({ name: 'AbortError' })
  expect(manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: undefined })
})
