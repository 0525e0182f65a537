import { beforeAll, expect, test } from 'vitest'
import { createClient, SignInCallbackError, SignInWindowError } from '../../src/index.js'
import { createOpenId, createSessionManager, createWebSsoUrl } from '../../src/session/index.js'
import { authUrl } from '../support/cloud.js'
import { createSimulation, during, type Simulation, type Tab } from '../support/simulation.js'

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
  simulation: Simulation,
  answer: (url: string) => string = simulation.cloud.authorize,
  options: Parameters<Tab['manager']['signInWithRedirect']>[0] = {},
  open: Parameters<Simulation['open']>[0] = {},
): Promise<Tab> {
  const tab = simulation.open(open)
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signInWithRedirect(options))
  tab.stop()
  const back = simulation.open({ ...open, from: tab, url: answer(tab.page.left[0] ?? '') })
  await during(simulation.time, back.manager.restore())
  return back
}

test('default: by redirect, with PKCE, state and nonce, back to where the person was', async () => {
  const simulation = createSimulation()
  const returned: string[] = []
  let asked = ''
  const tab = await comeBack(
    simulation,
    (url) => {
      asked = url
      return simulation.cloud.authorize(url)
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
  await during(simulation.time, createClient({ session: tab.manager.session }).metrics.list())
  // Neither the verifier nor a token stays in the tab's storage.
  expect([...tab.tabStorage.values()].join()).not.toMatch(/verifier|token-|refresh-|access-/)
})

test.each([
  ['https://app.test/charts#cpu', 'https://app.test/charts#cpu'],
  ['/charts?a=1', 'https://app.test/charts?a=1'],
  ['https://evil.test/phish', 'https://app.test/'],
  ['//evil.test/phish', 'https://app.test/'],
])('behavior: returnTo %s leads to %s', async (returnTo, address) => {
  const simulation = createSimulation()
  const tab = await comeBack(simulation, simulation.cloud.authorize, { returnTo })
  expect(tab.page.url).toBe(address)
  expect(statusOf(tab)).toBe('ready')
})

/** Changes the provider's answer. */
const answering = (simulation: Simulation, change: (answer: URL) => void) => (url: string) => {
  const answer = new URL(simulation.cloud.authorize(url))
  change(answer)
  return answer.href
}

test.each([
  ['denied', 'access_denied'],
  ['refused', 'invalid_scope'],
])(
  'error: %s by the provider (%s): clear words, and the person is back where they were',
  async (reason, error) => {
    const simulation = createSimulation()
    const tab = await comeBack(
      simulation,
      answering(simulation, ({ searchParams }) => {
        searchParams.delete('code')
        searchParams.set('error', error)
      }),
    )
    expect(tab.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: { reason, error } })
    expect(tab.page.url).toBe('https://app.test/alarms?state=ALARM')
    expect(simulation.cloud.requestsTo('POST /token')).toBe(0)
  },
)

test.each([
  ['another issuer', 'iss', 'https://evil.test', 'invalid'],
  ['no issuer where the provider promises one', 'iss', undefined, 'invalid'],
  ['another state', 'state', 'redirect.made-up', 'unknown_state'],
])('error: an answer with %s is refused before the code is used', async (_name, parameter, value, reason) => {
  const simulation = createSimulation()
  const tab = await comeBack(
    simulation,
    answering(simulation, ({ searchParams }) => {
      if (value === undefined) searchParams.delete(parameter)
      else searchParams.set(parameter, value)
    }),
  )
  const { status, error } = tab.manager.getSnapshot()
  expect(status).toBe('signed-out')
  expect(error).toBeInstanceOf(SignInCallbackError)
  expect(error).toMatchObject({ reason })
  expect(new URL(tab.page.url).search).not.toContain('code')
  expect(simulation.cloud.requestsTo('POST /token')).toBe(0)
})

test('error: an ID token for another nonce is refused', async () => {
  const simulation = createSimulation()
  const tab = await comeBack(simulation, (url) => {
    const changed = new URL(url)
    changed.searchParams.set('nonce', 'another')
    return simulation.cloud.authorize(changed.href)
  })
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: { code: 'oidc_token' } })
})

test('behavior: a replayed answer (reload, Back) is not redeemed again', async () => {
  const simulation = createSimulation()
  let answer = ''
  const tab = await comeBack(simulation, (url) => {
    answer = simulation.cloud.authorize(url)
    return answer
  })
  const other = simulation.open()
  await during(simulation.time, other.manager.restore())
  tab.stop()
  const replayed = simulation.open({ from: tab, url: answer })
  await during(simulation.time, replayed.manager.restore())
  expect(replayed.manager.getSnapshot()).toMatchObject({ status: 'ready', error: undefined })
  expect(new URL(replayed.page.url).search).toBe('')
  expect(simulation.cloud.requestsTo('POST /token')).toBe(1)
})

test('behavior: a replayed answer after signing out signs no user in, and is no error', async () => {
  const simulation = createSimulation()
  let answer = ''
  const tab = await comeBack(simulation, (url) => {
    answer = simulation.cloud.authorize(url)
    return answer
  })
  await during(simulation.time, tab.manager.signOut())
  tab.stop()
  const replayed = simulation.open({ from: tab, url: answer })
  await during(simulation.time, replayed.manager.restore())
  expect(replayed.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: undefined })
  expect(simulation.cloud.requestsTo('POST /token')).toBe(1)
})

test('behavior: two managers on one callback page redeem the code once', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signInWithRedirect())
  tab.stop()
  const answer = simulation.cloud.authorize(tab.page.left[0] ?? '')
  const back = simulation.open({ from: tab, url: answer })
  const { manager, page } = back
  // As in React's StrictMode: the effect runs, ends, and runs again.
  back.stop()
  const stop = manager.start()
  const options = { tabStorage: tab.tabStorage, page }
  const second = createSessionManager({
    authUrl,
    fetch: simulation.cloud.fetch,
    clock: () => simulation.time.now,
    openid: createOpenId({
      discoveryEndpoint: 'https://login.test/.well-known/openid-configuration',
      clientId: 'dashboard',
      redirectUri: '/callback',
      identityProvider: 'company',
      protocol: 'openid',
    }),
    silentSignIn: 'never',
    platform: { ...options, setTimer: simulation.time.setTimer },
  })
  await during(simulation.time, Promise.all([manager.restore(), second.restore()]))
  expect(statusOf(back)).toBe('ready')
  expect(second.getSnapshot().status).toBe('signed-out')
  expect(simulation.cloud.requestsTo('POST /token')).toBe(1)
  stop()
})

test('behavior: back from the provider by Back, out of the browser’s cache, the page is usable', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signInWithRedirect())
  expect(statusOf(tab)).toBe('signing-in')
  tab.page.emit({ type: 'restored' })
  await simulation.time.pass(500)
  expect(statusOf(tab)).toBe('signed-out')
})

test('error: a provider that is down', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  simulation.cloud.failing = { line: 'GET /.well-known', status: undefined }
  await expect(during(simulation.time, tab.manager.signInWithRedirect())).rejects.toMatchObject({
    code: expect.stringMatching(/connection|cors/),
  })
  expect(tab.page.left).toEqual([])
  expect(statusOf(tab)).toBe('signed-out')
})

test('behavior: popup: the answer comes from the other window, which cleans its address and closes', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  const windows: Tab[] = []
  simulation.visit = (url) => {
    simulation.time.setTimer(
      () => windows.push(simulation.open({ url: simulation.cloud.authorize(url) })),
      50,
    )
  }
  await during(simulation.time, tab.manager.signInWithPopup())
  expect(statusOf(tab)).toBe('ready')
  await simulation.time.pass(2000)
  const [popup] = windows
  expect(popup?.page).toMatchObject({ closed: true, url: 'https://app.test/callback' })
  expect(popup && statusOf(popup)).toBe('signing-in')
  expect(simulation.cloud.requestsTo('POST /token')).toBe(1)
})

test('error: popup blocked, closed, too late, denied, given up', async () => {
  const simulation = createSimulation()
  simulation.popupsBlocked = true
  const blocked = simulation.open()
  await during(simulation.time, blocked.manager.restore())
  await expect(during(simulation.time, blocked.manager.signInWithPopup())).rejects.toMatchObject({
    reason: 'blocked',
  })
  expect(statusOf(blocked)).toBe('signed-out')

  simulation.popupsBlocked = false
  simulation.visit = () => undefined
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  const late = tab.manager.signInWithPopup({ timeout: 2000 })
  await expect(during(simulation.time, late)).rejects.toMatchObject({ reason: 'timeout' })
  const controller = new AbortController()
  const abandoned = tab.manager.signInWithPopup({ signal: controller.signal })
  simulation.time.setTimer(() => controller.abort(new Error('enough')), 100)
  await expect(during(simulation.time, abandoned)).rejects.toThrow('enough')
  const { openPopup } = tab.page
  tab.page.openPopup = (url) => {
    const popup = openPopup(url)
    if (popup) simulation.time.setTimer(popup.close, 300)
    return popup
  }
  const closed = during(simulation.time, tab.manager.signInWithPopup())
  await expect(closed).rejects.toThrow(SignInWindowError)
  await expect(closed).rejects.toMatchObject({ reason: 'closed' })
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: { reason: 'closed' } })
})

test('behavior: a reload with memory storage signs in silently while the provider knows the person', async () => {
  const simulation = createSimulation()
  const tab = await comeBack(simulation)
  tab.stop()
  const again = simulation.open({ from: tab })
  await during(simulation.time, again.manager.restore())
  expect(again.manager.getSnapshot()).toMatchObject({ status: 'ready', signInMethod: 'openid' })
  again.stop()
  simulation.cloud.forgotten = true
  const last = simulation.open({ from: again })
  await during(simulation.time, last.manager.restore())
  expect(last.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: undefined })
})

test('behavior: a tab that was never signed in, or was signed out, is not signed in silently', async () => {
  const simulation = createSimulation()
  const visits: string[] = []
  simulation.visit = (url) => visits.push(url)
  const fresh = simulation.open()
  await during(simulation.time, fresh.manager.restore())
  const tab = await comeBack(simulation)
  await during(simulation.time, tab.manager.signOut())
  tab.stop()
  const again = simulation.open({ from: tab })
  await during(simulation.time, again.manager.restore())
  expect(statusOf(again)).toBe('signed-out')
  expect(visits).toEqual([])
  const always = simulation.open({ silentSignIn: 'always' })
  await during(simulation.time, always.manager.restore())
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
