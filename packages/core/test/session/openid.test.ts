import { beforeAll, expect, test } from 'vitest'
import { createClient, SignInCallbackError, SignInWindowError } from '../../src/index.js'
import { createOpenId, createSessionManager, createWebSsoUrl } from '../../src/session/index.js'
import { authUrl } from '../support/cloud.js'
import { createWorld, during, type Tab, type World } from '../support/world.js'

beforeAll(async () => {
  await Promise.all([
    import('../../src/session/manager/openid/createOpenIdFlow.js'),
    import('../../src/session/manager/effects/explainConnection.js'),
    import('../../src/session/manager/methods/answerMethods.js'),
    import('../../src/session/manager/methods/withToken.js'),
  ])
})

const statusOf = ({ manager }: Tab) => manager.getSnapshot().status

/** Leaves for the provider, and comes back to what it answers: a new page in the same tab. */
async function comeBack(
  world: World,
  answer: (url: string) => string = world.cloud.authorize,
  options: Parameters<Tab['manager']['signInWithRedirect']>[0] = {},
  open: Parameters<World['open']>[0] = {},
): Promise<Tab> {
  const tab = world.open(open)
  await during(world.time, tab.manager.restore())
  await during(world.time, tab.manager.signInWithRedirect(options))
  tab.stop()
  const back = world.open({ ...open, from: tab, url: answer(tab.page.left[0] ?? '') })
  await during(world.time, back.manager.restore())
  return back
}

test('default: by redirect, with PKCE, state and nonce, back to where the person was', async () => {
  const world = createWorld()
  const returned: string[] = []
  let asked = ''
  const tab = await comeBack(
    world,
    (url) => {
      asked = url
      return world.cloud.authorize(url)
    },
    { loginHint: 'ada', prompt: 'login' },
    { onReturn: (path) => returned.push(path) },
  )
  const query = new URL(asked).searchParams
  expect(Object.fromEntries(query)).toMatchObject({
    response_type: 'code',
    client_id: 'dashboard',
    redirect_uri: 'https://app.test/callback',
    scope: 'openid profile',
    code_challenge_method: 'S256',
    login_hint: 'ada',
    prompt: 'login',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)?.length).toBeGreaterThan(40)
  expect(tab.manager.getSnapshot()).toMatchObject({
    status: 'ready',
    signInMethod: 'openid',
    user: { id: 'ada' },
  })
  expect(tab.page.url).toBe('https://app.test/alarms?state=ALARM')
  expect(returned).toEqual(['/alarms?state=ALARM'])
  expect(tab.page.replaced[0]).toBe('https://app.test/callback')
  await during(world.time, createClient({ session: tab.manager.session }).metrics.list())
  // Neither the verifier nor a token stays in the tab's storage.
  expect([...tab.tabStorage.values()].join()).not.toMatch(/verifier|token-|refresh-|access-/)
})

test.each([
  ['https://app.test/charts#cpu', 'https://app.test/charts#cpu'],
  ['/charts?a=1', 'https://app.test/charts?a=1'],
  ['https://evil.test/phish', 'https://app.test/'],
  ['//evil.test/phish', 'https://app.test/'],
])('behavior: returnTo %s leads to %s', async (returnTo, address) => {
  const world = createWorld()
  const tab = await comeBack(world, world.cloud.authorize, { returnTo })
  expect(tab.page.url).toBe(address)
  expect(statusOf(tab)).toBe('ready')
})

/** Changes the provider's answer. */
const answering = (world: World, change: (answer: URL) => void) => (url: string) => {
  const answer = new URL(world.cloud.authorize(url))
  change(answer)
  return answer.href
}

test.each([
  ['denied', 'access_denied'],
  ['refused', 'invalid_scope'],
])(
  'error: %s by the provider (%s): clear words, and the person is back where they were',
  async (reason, error) => {
    const world = createWorld()
    const tab = await comeBack(
      world,
      answering(world, ({ searchParams }) => {
        searchParams.delete('code')
        searchParams.set('error', error)
      }),
    )
    expect(tab.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: { reason, error } })
    expect(tab.page.url).toBe('https://app.test/alarms?state=ALARM')
    expect(world.cloud.requestsTo('POST /token')).toBe(0)
  },
)

test.each([
  ['another issuer', 'iss', 'https://evil.test', 'invalid'],
  ['no issuer where the provider promises one', 'iss', undefined, 'invalid'],
  ['another state', 'state', 'redirect.made-up', 'unknown_state'],
])('error: an answer with %s is refused before the code is used', async (_name, parameter, value, reason) => {
  const world = createWorld()
  const tab = await comeBack(
    world,
    answering(world, ({ searchParams }) => {
      if (value === undefined) searchParams.delete(parameter)
      else searchParams.set(parameter, value)
    }),
  )
  const { status, error } = tab.manager.getSnapshot()
  expect(status).toBe('signed-out')
  expect(error).toBeInstanceOf(SignInCallbackError)
  expect(error).toMatchObject({ reason })
  expect(new URL(tab.page.url).search).not.toContain('code')
  expect(world.cloud.requestsTo('POST /token')).toBe(0)
})

test('error: an ID token for another nonce is refused', async () => {
  const world = createWorld()
  const tab = await comeBack(world, (url) => {
    const changed = new URL(url)
    changed.searchParams.set('nonce', 'another')
    return world.cloud.authorize(changed.href)
  })
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: { code: 'oidc_token' } })
})

test('behavior: a replayed answer (reload, Back) is not redeemed again', async () => {
  const world = createWorld()
  let answer = ''
  const tab = await comeBack(world, (url) => {
    answer = world.cloud.authorize(url)
    return answer
  })
  const other = world.open()
  await during(world.time, other.manager.restore())
  tab.stop()
  const replayed = world.open({ from: tab, url: answer })
  await during(world.time, replayed.manager.restore())
  expect(replayed.manager.getSnapshot()).toMatchObject({ status: 'ready', error: undefined })
  expect(new URL(replayed.page.url).search).toBe('')
  expect(world.cloud.requestsTo('POST /token')).toBe(1)
})

test('behavior: a replayed answer after signing out signs no user in, and is no error', async () => {
  const world = createWorld()
  let answer = ''
  const tab = await comeBack(world, (url) => {
    answer = world.cloud.authorize(url)
    return answer
  })
  await during(world.time, tab.manager.signOut())
  tab.stop()
  const replayed = world.open({ from: tab, url: answer })
  await during(world.time, replayed.manager.restore())
  expect(replayed.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: undefined })
  expect(world.cloud.requestsTo('POST /token')).toBe(1)
})

test('behavior: two managers on one callback page redeem the code once', async () => {
  const world = createWorld()
  const tab = world.open()
  await during(world.time, tab.manager.restore())
  await during(world.time, tab.manager.signInWithRedirect())
  tab.stop()
  const answer = world.cloud.authorize(tab.page.left[0] ?? '')
  const back = world.open({ from: tab, url: answer })
  const { manager, page } = back
  // As in React's StrictMode: the effect runs, ends, and runs again.
  back.stop()
  const stop = manager.start()
  const options = { tabStorage: tab.tabStorage, page }
  const second = createSessionManager({
    authUrl,
    fetch: world.cloud.fetch,
    clock: () => world.time.now,
    openid: createOpenId({
      discoveryEndpoint: 'https://login.test/.well-known/openid-configuration',
      clientId: 'dashboard',
      redirectUri: '/callback',
      identityProvider: 'company',
      protocol: 'openid',
    }),
    silentSignIn: 'never',
    platform: { ...options, setTimer: world.time.setTimer },
  })
  await during(world.time, Promise.all([manager.restore(), second.restore()]))
  expect(statusOf(back)).toBe('ready')
  expect(second.getSnapshot().status).toBe('signed-out')
  expect(world.cloud.requestsTo('POST /token')).toBe(1)
  stop()
})

test('behavior: back from the provider by Back, out of the browser’s cache, the page is usable', async () => {
  const world = createWorld()
  const tab = world.open()
  await during(world.time, tab.manager.restore())
  await during(world.time, tab.manager.signInWithRedirect())
  expect(statusOf(tab)).toBe('signing-in')
  tab.page.emit({ type: 'restored' })
  await world.time.pass(500)
  expect(statusOf(tab)).toBe('signed-out')
})

test('error: a provider that is down', async () => {
  const world = createWorld()
  const tab = world.open()
  await during(world.time, tab.manager.restore())
  world.cloud.failing = { line: 'GET /.well-known', status: undefined }
  await expect(during(world.time, tab.manager.signInWithRedirect())).rejects.toMatchObject({
    code: expect.stringMatching(/connection|cors/),
  })
  expect(tab.page.left).toEqual([])
  expect(statusOf(tab)).toBe('signed-out')
})

test('behavior: popup: the answer comes from the other window, which cleans its address and closes', async () => {
  const world = createWorld()
  const tab = world.open()
  await during(world.time, tab.manager.restore())
  const windows: Tab[] = []
  world.visit = (url) => {
    world.time.setTimer(() => windows.push(world.open({ url: world.cloud.authorize(url) })), 50)
  }
  await during(world.time, tab.manager.signInWithPopup())
  expect(statusOf(tab)).toBe('ready')
  await world.time.pass(2000)
  const [popup] = windows
  expect(popup?.page).toMatchObject({ closed: true, url: 'https://app.test/callback' })
  expect(popup && statusOf(popup)).toBe('signing-in')
  expect(world.cloud.requestsTo('POST /token')).toBe(1)
})

test('error: popup blocked, closed, too late, denied, given up', async () => {
  const world = createWorld()
  world.popupsBlocked = true
  const blocked = world.open()
  await during(world.time, blocked.manager.restore())
  await expect(during(world.time, blocked.manager.signInWithPopup())).rejects.toMatchObject({
    reason: 'blocked',
  })
  expect(statusOf(blocked)).toBe('signed-out')

  world.popupsBlocked = false
  world.visit = () => undefined
  const tab = world.open()
  await during(world.time, tab.manager.restore())
  const late = tab.manager.signInWithPopup({ timeout: 2000 })
  await expect(during(world.time, late)).rejects.toMatchObject({ reason: 'timeout' })
  const controller = new AbortController()
  const abandoned = tab.manager.signInWithPopup({ signal: controller.signal })
  world.time.setTimer(() => controller.abort(new Error('enough')), 100)
  await expect(during(world.time, abandoned)).rejects.toThrow('enough')
  const { openPopup } = tab.page
  tab.page.openPopup = (url) => {
    const popup = openPopup(url)
    if (popup) world.time.setTimer(popup.close, 300)
    return popup
  }
  const closed = during(world.time, tab.manager.signInWithPopup())
  await expect(closed).rejects.toThrow(SignInWindowError)
  await expect(closed).rejects.toMatchObject({ reason: 'closed' })
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: { reason: 'closed' } })
})

test('behavior: a reload with memory storage signs in silently while the provider knows the person', async () => {
  const world = createWorld()
  const tab = await comeBack(world)
  tab.stop()
  const again = world.open({ from: tab })
  await during(world.time, again.manager.restore())
  expect(again.manager.getSnapshot()).toMatchObject({ status: 'ready', signInMethod: 'openid' })
  again.stop()
  world.cloud.forgotten = true
  const last = world.open({ from: again })
  await during(world.time, last.manager.restore())
  expect(last.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: undefined })
})

test('behavior: a tab that was never signed in, or was signed out, is not signed in silently', async () => {
  const world = createWorld()
  const visits: string[] = []
  world.visit = (url) => visits.push(url)
  const fresh = world.open()
  await during(world.time, fresh.manager.restore())
  const tab = await comeBack(world)
  await during(world.time, tab.manager.signOut())
  tab.stop()
  const again = world.open({ from: tab })
  await during(world.time, again.manager.restore())
  expect(statusOf(again)).toBe('signed-out')
  expect(visits).toEqual([])
  const always = world.open({ silentSignIn: 'always' })
  await during(world.time, always.manager.restore())
  expect(visits).toHaveLength(1)
  expect(statusOf(always)).toBe('signed-out')
})

test('behavior: the address of web single sign-on', () => {
  const origin = 'https://dashboard.test/websso?next=/a'
  expect(createWebSsoUrl({ authUrl: 'https://k.test/identity', protocol: 'openid', origin })).toBe(
    'https://k.test/identity/v3/auth/OS-FEDERATION/websso/openid?origin=https%3A%2F%2Fdashboard.test%2Fwebsso%3Fnext%3D%2Fa',
  )
  const named = createWebSsoUrl({
    authUrl,
    protocol: 'saml2',
    identityProvider: 'a b',
    origin: 'https://d.test',
  })
  expect(named).toBe(
    'https://keystone.test/v3/auth/OS-FEDERATION/identity_providers/a%20b/protocols/saml2/websso?origin=https%3A%2F%2Fd.test',
  )
})
