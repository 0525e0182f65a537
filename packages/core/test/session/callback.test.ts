import { beforeAll, expect, test } from 'vitest'
import { SignInCallbackError } from '../../src/index.js'
import { handlePopupCallback } from '../../src/session/index.js'
import { createSimulation, during, type Simulation, type Tab } from '../support/simulation.js'
import { createChannels, createPage } from '../support/tabs.js'

beforeAll(async () => {
  await import('../../src/session/manager/openid/createOpenIdFlow.js')
})

/** What the provider sends the browser back to, for a sign-in that has begun. */
async function leave(simulation: Simulation): Promise<{ tab: Tab; answer: URL }> {
  const tab = simulation.open({ silentSignIn: 'never' })
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signInWithRedirect())
  tab.stop()
  return { tab, answer: new URL(simulation.cloud.authorize(tab.page.left[0] ?? '')) }
}

/** The tab at the address of an answer. */
async function comeBack(simulation: Simulation, url: string, from?: Tab): Promise<Tab> {
  const back = simulation.open({ url, silentSignIn: 'never', ...(from && { from }) })
  await during(simulation.time, back.manager.restore())
  return back
}

const inFragment = (answer: URL) => {
  answer.hash = answer.search.slice(1)
  answer.search = ''
}

test.each<[string, (answer: URL) => void, string]>([
  ['an ID token', ({ searchParams }) => searchParams.set('id_token', 'secret-1'), '`id_token`'],
  ['a token', ({ searchParams }) => searchParams.set('token', 'secret-1'), '`token`'],
  ['an access token', ({ searchParams }) => searchParams.set('access_token', 'secret-1'), '`access_token`'],
  ['a signed response', ({ searchParams }) => searchParams.set('response', 'secret-1'), '`response`'],
  ['an empty token', ({ searchParams }) => searchParams.set('token', ''), '`token`'],
  ['a token in the fragment', (answer) => Object.assign(answer, { hash: 'id_token=secret-1' }), '`id_token`'],
  ['everything in the fragment', inFragment, 'fragment'],
  ['two codes', ({ searchParams }) => searchParams.append('code', 'secret-1'), 'more than one `code`'],
  [
    'one code twice',
    (answer) => answer.searchParams.append('code', answer.searchParams.get('code') ?? ''),
    '`code`',
  ],
  ['a code in the fragment as well', (answer) => Object.assign(answer, { hash: 'code=secret-1' }), '`code`'],
  ['two states', ({ searchParams }) => searchParams.append('state', 'secret-1'), 'more than one `state`'],
  [
    'two issuers',
    ({ searchParams }) => searchParams.append('iss', 'https://evil.test'),
    'more than one `iss`',
  ],
  [
    'an error beside two errors',
    ({ searchParams }) => {
      searchParams.append('error', 'a')
      searchParams.append('error', 'b')
    },
    'more than one `error`',
  ],
  ['an empty code', ({ searchParams }) => searchParams.set('code', ''), 'not one of this OpenID provider'],
])('A12: an answer with %s ends in a typed error, and nothing of it is sent', async (_, change, words) => {
  const simulation = createSimulation()
  const { tab, answer } = await leave(simulation)
  change(answer)
  const { manager, page } = await comeBack(simulation, answer.href, tab)
  const { status, error } = manager.getSnapshot()
  expect(status).toBe('signed-out')
  expect(error).toBeInstanceOf(SignInCallbackError)
  expect(error).toMatchObject({ reason: 'invalid' })
  expect(error?.message).toContain(words)
  expect(error?.message).not.toContain('secret-1')
  expect(page.url).toBe('https://app.test/alarms?state=ALARM')
  expect(page.replaced[0]).toBe('https://app.test/callback')
  expect(simulation.cloud.requestsTo('POST /token')).toBe(0)
})

test.each([
  ['code=x&state=popup.made-up', 'unknown_state'],
  ['code=x&state=silent.made-up', 'unknown_state'],
  ['error=access_denied&state=popup.made-up', 'unknown_state'],
  ['code=x&state=redirect.made-up', 'unknown_state'],
  ['code=x', 'unknown_state'],
  ['error=server_error', 'unknown_state'],
  ['response=jwt', 'invalid'],
  ['#id_token=jwt', 'invalid'],
  ['#id_token=jwt&state=popup.made-up', 'invalid'],
])('A12: a link to /callback with %s leads to a page that says so', async (query, reason) => {
  const simulation = createSimulation()
  const url = `https://app.test/callback${query.startsWith('#') ? '' : '?'}${query}`
  const returned: string[] = []
  const tab = simulation.open({ url, silentSignIn: 'never', onReturn: (path) => returned.push(path) })
  await during(simulation.time, tab.manager.restore())
  expect(tab.manager.getSnapshot()).toMatchObject({
    status: 'signed-out',
    error: { code: 'sign_in_callback', reason },
  })
  expect(tab.page.url).toBe('https://app.test/')
  expect(returned).toEqual(['/'])
})

test('A12: such a link does not end the session that other tabs have', async () => {
  const simulation = createSimulation()
  const signedIn = simulation.open()
  await during(simulation.time, signedIn.manager.restore())
  await during(simulation.time, signedIn.manager.signInWithPopup())
  const tab = await comeBack(simulation, 'https://app.test/callback?code=x&state=popup.made-up')
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', error: undefined })
})

test.each(['/callback?code=x&state=of-another-library', '/?code=voucher', '/alarms?code=x&state=popup.x'])(
  'A12: %s is not taken for an answer',
  async (path) => {
    const simulation = createSimulation({ openid: path.startsWith('/?') ? { redirectUri: '/' } : {} })
    const tab = await comeBack(simulation, `https://app.test${path}`)
    expect(tab.manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: undefined })
    expect(tab.page.url).toBe(`https://app.test${path}`)
  },
)

test('A12: handlePopupCallback says whether a page took the answer', async () => {
  const simulation = createSimulation()
  const tab = simulation.open({ silentSignIn: 'never' })
  await during(simulation.time, tab.manager.restore())
  const createChannel = createChannels(simulation.time)
  const made = createPage('https://app.test/callback?code=x&state=popup.made-up')
  const run = handlePopupCallback({ page: made, createChannel, setTimer: simulation.time.setTimer })
  expect(await during(simulation.time, run)).toBe(false)
  expect(made).toMatchObject({ closed: true, url: 'https://app.test/callback' })
  const none = createPage('https://app.test/callback')
  expect(await handlePopupCallback({ page: none, createChannel, setTimer: simulation.time.setTimer })).toBe(
    false,
  )
})

test('A12: in a popup the page that opened it gets the error', async () => {
  const simulation = createSimulation()
  const tab = simulation.open({ silentSignIn: 'never' })
  await during(simulation.time, tab.manager.restore())
  const windows: Tab[] = []
  simulation.visit = (url) => {
    const answer = new URL(simulation.cloud.authorize(url))
    answer.searchParams.append('code', 'another')
    windows.push(simulation.open({ url: answer.href }))
  }
  await expect(during(simulation.time, tab.manager.signInWithPopup())).rejects.toMatchObject({
    reason: 'invalid',
  })
  await simulation.time.pass(2000)
  expect(windows[0]?.page.closed).toBe(true)
  expect(windows[0]?.manager.getSnapshot()).toMatchObject({ status: 'signing-in', error: undefined })
})

test('A4: an answer of a sign-in that began at another provider is not redeemed', async () => {
  const simulation = createSimulation()
  const { tab, answer } = await leave(simulation)
  for (const [key, value] of tab.tabStorage) {
    tab.tabStorage.set(key, value.replace('https://login.test', 'https://other.test'))
  }
  const { manager } = await comeBack(simulation, answer.href, tab)
  expect(manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: { reason: 'invalid' } })
  expect(simulation.cloud.requestsTo('POST /token')).toBe(0)
})
