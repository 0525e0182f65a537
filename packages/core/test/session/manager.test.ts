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
import { createSimulation, during, type Simulation, type Tab } from '../support/simulation.js'

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
  simulation: Simulation,
  options: { keepCredentials?: boolean } & Parameters<Simulation['open']>[0] = {},
) {
  const { keepCredentials = false, ...more } = options
  const tab = simulation.open(more)
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signIn(withPassword({ ...ada, keepCredentials })))
  return tab
}

/** A tab where `ada` has signed in at the OpenID provider. */
async function withOpenId(simulation: Simulation, options: Parameters<Simulation['open']>[0] = {}) {
  const tab = simulation.open(options)
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signInWithPopup())
  return tab
}

const list = (simulation: Simulation, { manager }: Tab) =>
  during(simulation.time, createClient({ session: manager.session }).metrics.list())

test('default: signs in with a password, takes the first project, sends requests', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  const seen = watch(tab)
  expect(tab.manager.getSnapshot()).toBe(tab.manager.getServerSnapshot())
  expect(statusOf(tab)).toBe('signing-in')
  await during(simulation.time, tab.manager.restore())
  const snapshot = await during(simulation.time, tab.manager.signIn(withPassword(ada)))
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
  await list(simulation, tab)
  expect(simulation.cloud.requests).toEqual([
    'POST /v3/auth/tokens',
    'GET /v3/auth/projects',
    'POST /v3/auth/tokens',
    'GET /v2.0/metrics',
  ])
})

test('behavior: nothing is read, sent or timed before it starts', async () => {
  const simulation = createSimulation()
  const manager = createSessionManager({
    authUrl: 'https://keystone.test',
    fetch: simulation.cloud.fetch,
    storage: { get: () => expect.fail('read'), set: () => expect.fail('written'), delete: () => undefined },
    platform: { setTimer: () => expect.fail('timed') },
  })
  expect(manager.getSnapshot().status).toBe('signing-in')
  expect(manager.getSession()).toBe(manager.session)
  expect(manager.getExpiry()).toBeUndefined()
  expect(simulation.cloud.requests).toEqual([])
})

test('behavior: the snapshot holds no token, and stays the same object while only tokens change', async () => {
  const simulation = createSimulation()
  const tab = await withOpenId(simulation)
  const before = tab.manager.getSnapshot()
  expect(before.expiresAt).toBeUndefined()
  const tokens = [...simulation.cloud.tokens.keys(), 'access-', 'refresh-']
  expect(tokens.filter((token) => JSON.stringify(before).includes(token))).toEqual([])
  const [expiry, session, scope] = [
    tab.manager.getExpiry(),
    tab.manager.getSession(),
    tab.manager.session.scope,
  ]
  let calls = 0
  tab.manager.subscribe(() => calls++)
  await simulation.time.pass(3 * hour)
  expect(simulation.cloud.spent.size).toBe(3)
  expect(tab.manager.getSnapshot()).toBe(before)
  expect(calls).toBe(0)
  expect(tab.manager.getExpiry()).toBeGreaterThan(expiry ?? 0)
  expect([tab.manager.getSession(), tab.manager.session.scope]).toEqual([session, scope])
})

test('behavior: many requests at once share one renewal; the token is renewed before it is used up', async () => {
  const simulation = createSimulation()
  const tab = await withOpenId(simulation)
  tab.stop()
  await simulation.time.pass(59 * minute)
  expect(simulation.cloud.spent.size).toBe(0)
  const client = createClient({ session: tab.manager.session })
  await during(simulation.time, Promise.all(Array.from({ length: 20 }, () => client.metrics.list())))
  expect([...simulation.cloud.spent.values()]).toEqual([1])
  expect(simulation.cloud.late.size).toBe(0)
})

test('behavior: a refused token is renewed once, and the request repeated', async () => {
  const simulation = createSimulation()
  const tab = await withOpenId(simulation)
  for (const token of simulation.cloud.tokens.values()) token.revoked = true
  const client = createClient({ session: tab.manager.session })
  await during(simulation.time, Promise.all(Array.from({ length: 9 }, () => client.metrics.list())))
  expect(
    simulation.cloud.requestsTo('POST /v3/OS-FEDERATION/identity_providers/company/protocols/openid/auth'),
  ).toBe(2)
  expect(simulation.cloud.requestsTo('GET /v2.0/metrics')).toBe(18)
})

test('behavior: a service that refuses every token gets no renewal for each request', async () => {
  const simulation = createSimulation()
  const tab = await withOpenId(simulation)
  simulation.cloud.failing = { line: 'GET /v2.0/metrics', status: 401 }
  for (let calls = 0; calls < 5; calls++) {
    await expect(list(simulation, tab)).rejects.toMatchObject({ code: 'unauthorized' })
    await simulation.time.pass(1000)
  }
  expect(
    simulation.cloud.requestsTo('POST /v3/OS-FEDERATION/identity_providers/company/protocols/openid/auth'),
  ).toBe(2)
  expect(statusOf(tab)).toBe('ready')
})

test('behavior: listeners are never called while the lock is held', async () => {
  const simulation = createSimulation()
  const tab = await withOpenId(simulation)
  const held: number[] = []
  tab.manager.subscribe(() => held.push(simulation.locks.held))
  tab.stop()
  await simulation.time.pass(2 * hour)
  await list(simulation, tab)
  await during(simulation.time, tab.manager.switchProject('p2'))
  await during(simulation.time, tab.manager.signOut())
  expect(held.length).toBeGreaterThan(2)
  expect(new Set(held)).toEqual(new Set([0]))
})

test('behavior: a tab that never releases the lock does not block the others', async () => {
  const simulation = createSimulation()
  const tab = await withOpenId(simulation)
  const { signal } = new AbortController()
  const [name = ''] = await heldNames(simulation, tab)
  void simulation.locks.request(name, { signal }, () => new Promise(() => undefined))
  await simulation.time.pass(2 * hour)
  expect(statusOf(tab)).toBe('ready')
  expect(simulation.cloud.spent.size).toBeGreaterThan(0)
})

/** The names of the locks that a renewal asks for. */
async function heldNames(simulation: Simulation, tab: Tab): Promise<string[]> {
  const names: string[] = []
  const request = simulation.locks.request
  simulation.locks.request = (name, ...rest) => {
    names.push(name)
    return request(name, ...rest)
  }
  await during(simulation.time, tab.manager.renew())
  simulation.locks.request = request
  return names
}

test('behavior: without a password that is kept the session ends with its token', async () => {
  const simulation = createSimulation()
  const tab = await openSignedIn(simulation)
  const seen = watch(tab)
  await simulation.time.pass(hour - 2000)
  expect(statusOf(tab)).toBe('ready')
  await list(simulation, tab)
  await simulation.time.pass(3000)
  expect(seen).toEqual(['expired'])
  expect(tab.manager.getSnapshot()).toMatchObject({
    user: { id: 'ada' },
    error: { name: 'SignInRequiredError' },
  })
  await expect(list(simulation, tab)).rejects.toThrow(SignInRequiredError)
})

test('behavior: a password that is kept renews, and another tab has it renewed', async () => {
  const simulation = createSimulation()
  const first = await openSignedIn(simulation, { keepCredentials: true })
  const second = simulation.open()
  await simulation.time.pass(1000)
  await simulation.time.pass(3 * hour)
  expect([statusOf(first), statusOf(second)]).toEqual(['ready', 'ready'])
  const expiry = second.manager.getExpiry()
  await simulation.time.pass(minute)
  await during(simulation.time, second.manager.renew())
  expect(second.manager.getExpiry()).toBeGreaterThan(expiry ?? 0)
  first.stop()
  await simulation.time.pass(2 * hour)
  expect(statusOf(second)).toBe('expired')
})

test('behavior: a password that was changed ends the session at its next renewal', async () => {
  const simulation = createSimulation()
  const tab = await openSignedIn(simulation, { keepCredentials: true })
  simulation.cloud.failing = {
    line: 'POST /v3/auth/tokens',
    status: 401,
    body: { error: { code: 401, message: 'no' } },
  }
  await simulation.time.pass(hour)
  expect(statusOf(tab)).toBe('expired')
  expect(simulation.cloud.requestsTo('POST /v3/auth/tokens')).toBe(3)
})

test('error: a wrong password rejects the promise and sets the error of the snapshot, and can be corrected', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  const wrong = tab.manager.signIn(withPassword({ ...ada, password: 'wrong' }))
  await expect(during(simulation.time, wrong)).rejects.toThrow(InvalidCredentialsError)
  expect(tab.manager.getSnapshot()).toMatchObject({
    status: 'signed-out',
    error: { code: 'invalid_credentials' },
  })
  expect(String(tab.manager.getSnapshot().error)).not.toContain('wrong"')
  await during(simulation.time, tab.manager.signIn(withPassword(ada)))
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', error: undefined })
})

for (const hideReceipt of [false, true]) {
  test(`behavior: a second factor is requested, and sent ${hideReceipt ? 'without' : 'with'} the receipt`, async () => {
    const simulation = createSimulation()
    simulation.cloud.secondFactor = true
    simulation.cloud.hideReceipt = hideReceipt
    const tab = simulation.open()
    await during(simulation.time, tab.manager.restore())
    const snapshot = await during(simulation.time, tab.manager.signIn(withPassword(ada)))
    expect(snapshot).toMatchObject({ status: 'signing-in', challenge: { methods: ['totp'] } })
    const wrong = tab.manager.answerChallenge({ passcode: '000000' })
    await expect(during(simulation.time, wrong)).rejects.toThrow(InvalidCredentialsError)
    expect(tab.manager.getSnapshot()).toMatchObject({
      status: 'signing-in',
      challenge: { methods: ['totp'] },
    })
    await during(simulation.time, tab.manager.answerChallenge({ passcode: '123456' }))
    expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', challenge: undefined })
  })
}

test('behavior: other ways in: password and code at once, application credential, token', async () => {
  const simulation = createSimulation()
  simulation.cloud.secondFactor = true
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signIn(withTotp({ ...ada, passcode: '123456' })))
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', signInMethod: 'totp' })
  const token = await tab.manager.session.getToken()
  await during(simulation.time, tab.manager.signInWithToken(token ?? ''))
  expect(tab.manager.getSnapshot()).toMatchObject({
    status: 'ready',
    signInMethod: 'token',
    scope: { id: 'p1' },
  })
  await list(simulation, tab)
  const credential = {
    applicationCredentialId: 'c',
    applicationCredentialSecret: 'secret',
    keepCredentials: true,
  }
  await during(simulation.time, tab.manager.signIn(withApplicationCredential(credential)))
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', signInMethod: 'application-credential' })
  await expect(during(simulation.time, tab.manager.switchProject('p2'))).rejects.toThrow('its own project')
  await simulation.time.pass(3 * hour)
  await list(simulation, tab)
  const bad = during(simulation.time, tab.manager.signIn(withToken({ token: 'made-up' })))
  await expect(bad).rejects.toMatchObject({ code: 'invalid_token' })
})

test('behavior: projects and domains are listed; a switch is for one tab, and is remembered over a reload', async () => {
  const simulation = createSimulation({ kind: 'local' })
  const first = await openSignedIn(simulation)
  const second = simulation.open()
  await simulation.time.pass(500)
  expect(await during(simulation.time, first.manager.listProjects())).toHaveLength(2)
  expect(await during(simulation.time, first.manager.listDomains())).toEqual([
    { id: 'd', name: 'Company', description: undefined, enabled: true },
  ])
  const [session, scope] = [first.manager.getSession(), first.manager.session.scope]
  await during(simulation.time, first.manager.switchProject('p2'))
  expect(first.manager.getSnapshot().scope).toMatchObject({ kind: 'project', id: 'p2' })
  expect(second.manager.getSnapshot().scope).toMatchObject({ kind: 'project', id: 'p1' })
  expect(first.manager.getSession()).not.toBe(session)
  expect(first.manager.session.scope).not.toBe(scope)
  expect(await session.getProjectId()).toBe('p1')
  expect(await first.manager.session.getProjectId()).toBe('p2')
  const before = simulation.cloud.requests.length
  await during(simulation.time, first.manager.switchProject('p1'))
  await during(simulation.time, first.manager.switchProject('p2'))
  expect(simulation.cloud.requests.length).toBe(before)
  first.stop()
  const again = simulation.open({ from: first })
  await during(simulation.time, again.manager.restore())
  expect(again.manager.getSnapshot().scope).toMatchObject({ id: 'p2' })
})

test('error: a switch to where the user has no role leaves the scope as it was', async () => {
  const simulation = createSimulation()
  const tab = await openSignedIn(simulation)
  const before = tab.manager.getSnapshot()
  await expect(during(simulation.time, tab.manager.switchProject('other'))).rejects.toThrow(
    ScopeNotFoundError,
  )
  expect(tab.manager.getSnapshot()).toBe(before)
  await list(simulation, tab)
})

test('behavior: a laptop that slept for eight hours has a usable session within a second', async () => {
  const simulation = createSimulation()
  const tab = await withOpenId(simulation)
  simulation.time.now += 8 * hour
  await simulation.time.pass(1000)
  expect(statusOf(tab)).toBe('ready')
  expect(tab.manager.getExpiry()).toBeGreaterThan(simulation.time.now)
})

test('behavior: a page that becomes visible looks at once', async () => {
  const simulation = createSimulation()
  const tab = await openSignedIn(simulation)
  simulation.time.now += 2 * hour
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
    const simulation = createSimulation()
    simulation.clockError = offset
    const warnings: string[] = []
    const tab = await withOpenId(simulation, { onWarning: (text) => warnings.push(text) })
    const { clockOffset, status } = tab.manager.getSnapshot()
    expect(status).toBe('ready')
    expect(Math.abs((clockOffset ?? 0) + offset)).toBeLessThan(2000)
    expect(warnings).toHaveLength(1)
    for (let calls = 0; calls < 10; calls++) {
      await list(simulation, tab)
      await simulation.time.pass(minute)
    }
    expect(simulation.cloud.spent.size).toBe(0)
    await simulation.time.pass(hour)
    expect(simulation.cloud.spent.size).toBe(1)
    expect(simulation.cloud.late.size).toBe(0)
    expect(warnings).toHaveLength(1)
  })
}

test('behavior: a pasted token works with a clock that is five hours ahead', async () => {
  const simulation = createSimulation()
  const first = await openSignedIn(simulation)
  const token = await first.manager.session.getToken()
  first.stop()
  simulation.clockError = 5 * hour
  const tab = simulation.open({ scope: { projectId: 'p2' } })
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signInWithToken(token ?? ''))
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', scope: { id: 'p2' } })
  await list(simulation, tab)
})

test('behavior: a sign-in with a scope needs no list of projects', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  for (const projectId of ['p2', 'p1']) {
    await during(simulation.time, tab.manager.signIn(withPassword(ada), { scope: { projectId } }))
    expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', scope: { id: projectId } })
  }
  expect(simulation.cloud.requestsTo('GET /v3/auth/projects')).toBe(0)
  await list(simulation, tab)
})

test('error: a sign-in to where the user has no role takes no other scope instead', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  const signIn = (projectId: string) =>
    during(simulation.time, tab.manager.signIn(withPassword(ada), { scope: { projectId } }))
  await signIn('other')
  await simulation.time.pass(minute)
  expect(tab.manager.getSnapshot().scope).toBeUndefined()
  expect(tab.manager.getSnapshot().error).toBeInstanceOf(ScopeNotFoundError)
  await signIn('p2')
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', scope: { id: 'p2' } })
})

test('behavior: offline for a minute, the session stays while the token is valid, and renews when online', async () => {
  const simulation = createSimulation()
  const tab = await withOpenId(simulation)
  const seen = watch(tab)
  await simulation.time.pass(57 * minute)
  simulation.cloud.failing = { line: '', status: undefined }
  const before = simulation.cloud.requests.length
  await simulation.time.pass(2.5 * minute)
  expect(seen).toEqual([])
  // A back-off, no storm; each attempt asks for the provider's document or the token.
  expect(simulation.cloud.requests.length - before).toBeLessThan(20)
  await simulation.time.pass(minute)
  expect(seen.at(-1)).toBe('error')
  expect(tab.manager.getSnapshot().error).toBeInstanceOf(ConnectionError)
  simulation.cloud.failing = undefined
  tab.page.emit({ type: 'online' })
  await simulation.time.pass(1000)
  expect(statusOf(tab)).toBe('ready')
})

test('behavior: a provider that fails with 503 is asked again later, as it wishes', async () => {
  const simulation = createSimulation()
  const tab = await withOpenId(simulation)
  await simulation.time.pass(56 * minute)
  simulation.cloud.failing = { line: 'POST /token', status: 503 }
  await simulation.time.pass(2.5 * minute)
  expect(statusOf(tab)).toBe('ready')
  // Requests go on with the old token, and do not ask the provider each time.
  const before = simulation.cloud.requestsTo('POST /token')
  for (let calls = 0; calls < 30; calls++) await list(simulation, tab)
  expect(simulation.cloud.requestsTo('POST /token') - before).toBeLessThan(3)
  await simulation.time.pass(minute / 2)
  simulation.cloud.failing = undefined
  await simulation.time.pass(minute)
  expect(statusOf(tab)).toBe('ready')
  expect(tab.manager.getExpiry()).toBeGreaterThan(simulation.time.now + 50 * minute)
})

test('behavior: invalid_grant asks for the person, in all tabs, and is not repeated', async () => {
  const simulation = createSimulation()
  const first = await withOpenId(simulation)
  const second = simulation.open()
  await simulation.time.pass(1000)
  simulation.cloud.failing = { line: 'POST /token', status: 400, body: { error: 'invalid_grant' } }
  await simulation.time.pass(2 * hour)
  expect([statusOf(first), statusOf(second)]).toEqual(['expired', 'expired'])
  expect(simulation.cloud.requestsTo('POST /token')).toBe(2)
  expect(String(first.manager.getSnapshot().error)).toContain('invalid_grant')
  simulation.cloud.failing = undefined
  await during(simulation.time, first.manager.signInWithPopup())
  await simulation.time.pass(1000)
  expect([statusOf(first), statusOf(second)]).toEqual(['ready', 'ready'])
})

test('error: a refusal by CORS differs from a server that is down, and names the setting', async () => {
  const simulation = createSimulation()
  let reachable = true
  const fetch: typeof simulation.cloud.fetch = (_url, init) => {
    if (init?.mode === 'no-cors' && reachable) return Promise.resolve(new Response())
    return Promise.reject(new TypeError('Failed to fetch'))
  }
  const tab = simulation.open({ fetch })
  await during(simulation.time, tab.manager.restore())
  const blocked = await during(simulation.time, tab.manager.signIn(withPassword(ada))).catch(
    (error: unknown) => error,
  )
  expect(blocked).toBeInstanceOf(CorsError)
  expect(String(blocked)).toContain('Add https://app.test to `allowed_origin`')
  reachable = false
  const down = await during(simulation.time, tab.manager.signIn(withPassword(ada))).catch(
    (error: unknown) => error,
  )
  expect(down).toBeInstanceOf(ConnectionError)
  expect(down).not.toBeInstanceOf(CorsError)
})

test('behavior: signing out ends all tabs, revokes the tokens, and lets nothing come back', async () => {
  const simulation = createSimulation()
  const first = await withOpenId(simulation)
  const second = simulation.open()
  await simulation.time.pass(1000)
  const { errors } = await during(simulation.time, first.manager.signOut())
  expect(errors).toEqual([])
  await simulation.time.pass(100)
  expect([statusOf(first), statusOf(second)]).toEqual(['signed-out', 'signed-out'])
  expect([...simulation.cloud.tokens.values()].every(({ revoked }) => revoked)).toBe(true)
  expect(simulation.cloud.revokedAtProvider).toHaveLength(1)
  const before = simulation.cloud.requests.length
  await simulation.time.pass(2 * hour)
  await expect(list(simulation, second)).rejects.toMatchObject({
    code: 'sign_in_required',
    reason: 'signed_out',
  })
  expect(simulation.cloud.requests.length).toBe(before)
})

test('behavior: a sign-out in another tab during a renewal wins, and what was renewed is revoked', async () => {
  const simulation = createSimulation()
  const first = await withOpenId(simulation)
  const second = simulation.open()
  // Until the access token has ended, so that the refresh token is spent.
  await simulation.time.pass(6 * minute)
  let slow = 0
  simulation.cloud.delay = () => simulation.time.wait(slow)
  slow = 3000
  first.manager.renew().catch(() => undefined)
  await simulation.time.pass(1000)
  slow = 0
  await during(simulation.time, second.manager.signOut())
  await simulation.time.pass(200)
  expect([statusOf(first), statusOf(second)]).toEqual(['signed-out', 'signed-out'])
  await simulation.time.pass(20_000)
  expect([statusOf(first), statusOf(second)]).toEqual(['signed-out', 'signed-out'])
  expect([...simulation.cloud.tokens.values()].filter(({ revoked }) => !revoked)).toEqual([])
  // The old refresh token, and the one that was on its way.
  expect(simulation.cloud.revokedAtProvider).toHaveLength(2)
})

test('behavior: signing out everywhere leaves for the provider', async () => {
  const simulation = createSimulation({ openid: { postLogoutRedirectUri: '/bye' } })
  const tab = await withOpenId(simulation)
  await during(simulation.time, tab.manager.signOut({ everywhere: true }))
  const [left = ''] = tab.page.left
  const url = new URL(left)
  expect(url.origin + url.pathname).toBe('https://login.test/end')
  expect(url.searchParams.get('id_token_hint')?.split('.')).toHaveLength(3)
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe('https://app.test/bye')
  expect(url.searchParams.get('client_id')).toBe('dashboard')
})

test('behavior: a sign-out that cannot revoke is over all the same, and says so', async () => {
  const simulation = createSimulation()
  const tab = await openSignedIn(simulation)
  simulation.cloud.failing = { line: 'DELETE', status: 500 }
  const { errors } = await during(simulation.time, tab.manager.signOut())
  expect(errors).toHaveLength(2)
  expect(statusOf(tab)).toBe('signed-out')
})

test('behavior: local storage that another tab clears is a sign-out', async () => {
  const simulation = createSimulation({ kind: 'local' })
  const tab = await openSignedIn(simulation, { storage: simulation.local })
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
    const other = await openSignedIn(createSimulation(), { storage: 'local', name: 'other' })
    expect([...shared.keys()]).toEqual([expect.stringMatching(/^monasca:session:/)])
    shared.clear()
    other.page.emit({ type: 'storage', key: undefined, value: undefined })
    await simulation.time.settle()
    expect(statusOf(other)).toBe('signed-out')
  } finally {
    Reflect.deleteProperty(globalThis, 'localStorage')
  }
})

test('behavior: a storage that fails gives a notice, and the session lives in memory', async () => {
  const simulation = createSimulation()
  const warnings: string[] = []
  const storage = {
    get: () => Promise.reject(new Error('denied')),
    set: () => Promise.reject(new Error('full')),
    delete: () => undefined,
  }
  const tab = await openSignedIn(simulation, { storage, onWarning: (text) => warnings.push(text) })
  expect(statusOf(tab)).toBe('ready')
  expect(warnings).toEqual(['The session cannot be stored. It is kept in memory.'])
})

test('behavior: requests wait for the same user to sign in with `onExpired: wait`', async () => {
  const simulation = createSimulation()
  const tab = await openSignedIn(simulation, { onExpired: 'wait' })
  await simulation.time.pass(2 * hour)
  const client = createClient({ session: tab.manager.session })
  const waiting = client.metrics.list()
  const controller = new AbortController()
  const impatient = client.metrics.list({}, { signal: controller.signal })
  controller.abort(new Error('enough'))
  await expect(impatient).rejects.toThrow('enough')
  await during(simulation.time, tab.manager.signIn(withPassword(ada)))
  expect((await during(simulation.time, waiting)).elements).toEqual([])
})

test('behavior: what waits for one user is not done in the name of another', async () => {
  const simulation = createSimulation()
  const tab = await openSignedIn(simulation, { onExpired: 'wait' })
  const before = tab.manager.getSnapshot()
  const own = tab.manager.getSession()
  await simulation.time.pass(2 * hour)
  const waiting = list(simulation, tab)
  const refused = expect(waiting).rejects.toMatchObject({ code: 'sign_in_required', reason: 'other_user' })
  simulation.cloud.userId = 'bob'
  await during(simulation.time, tab.manager.signIn(withPassword(ada)))
  await refused
  expect(tab.manager.getSnapshot().identity).not.toBe(before.identity)
  await expect(own.request({ url: 'https://monasca.test/v2.0/metrics' })).rejects.toMatchObject({
    reason: 'other_user',
  })
  await list(simulation, tab)
})

test('behavior: a client made before anybody signed in works, and its scope follows', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  const client = createClient({ session: tab.manager.session })
  const scopes = [client.scope]
  await expect(during(simulation.time, client.metrics.list())).rejects.toThrow(SignInRequiredError)
  await during(simulation.time, tab.manager.signIn(withPassword(ada)))
  scopes.push(client.scope)
  await during(simulation.time, client.metrics.list())
  await during(simulation.time, tab.manager.switchProject('p2'))
  scopes.push(client.scope)
  expect(new Set(scopes).size).toBe(3)
})

test('behavior: a reload with memory storage finds the session in another tab', async () => {
  const simulation = createSimulation()
  const first = await openSignedIn(simulation)
  const second = simulation.open()
  await during(simulation.time, second.manager.restore())
  expect(statusOf(second)).toBe('ready')
  first.stop()
  second.stop()
  const third = simulation.open({ from: second })
  await during(simulation.time, third.manager.restore())
  expect(statusOf(third)).toBe('signed-out')
})

test('behavior: starting twice and stopping once keeps it going; after the last stop nothing is timed', async () => {
  const simulation = createSimulation()
  const tab = await withOpenId(simulation)
  const stop = tab.manager.start()
  stop()
  stop()
  await simulation.time.pass(2 * hour)
  expect(simulation.cloud.spent.size).toBe(2)
  tab.stop()
  await simulation.time.pass(9 * hour)
  expect(simulation.cloud.spent.size).toBe(2)
  const again = tab.manager.start()
  await simulation.time.pass(2000)
  expect(statusOf(tab)).toBe('ready')
  again()
})

test('signIn: an aborted signal cancels it, without an error in the snapshot', async () => {
  const simulation = createSimulation()
  const { manager } = simulation.open()
  await during(simulation.time, manager.restore())
  const controller = new AbortController()
  const signIn = manager.signIn(withPassword(ada), { signal: controller.signal })
  expect(manager.getSnapshot().status).toBe('signing-in')
  controller.abort()
  await expect(during(simulation.time, signIn)).rejects.toMatchObject({ name: 'AbortError' })
  expect(manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: undefined, user: undefined })
  await during(simulation.time, manager.signIn(withPassword(ada)))
  expect(manager.getSnapshot().status).toBe('ready')
})

test('signIn: a signal that is aborted already sends nothing', async () => {
  const simulation = createSimulation()
  const { manager } = simulation.open()
  await during(simulation.time, manager.restore())
  const signal = AbortSignal.abort()
  await expect(manager.signIn(withPassword(ada), { signal })).rejects.toMatchObject({ name: 'AbortError' })
  await expect(manager.signInWithRedirect({ signal })).rejects.toMatchObject({ name: 'AbortError' })
  expect(manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: undefined })
})
