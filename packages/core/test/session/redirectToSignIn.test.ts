import { beforeAll, expect, test } from 'vitest'
import { SignInCallbackError, SignInLoopError } from '../../src/index.js'
import { redirectToSignIn } from '../../src/session/index.js'
import { createSimulation, during, type Simulation, type Tab } from '../support/simulation.js'

beforeAll(() => import('../../src/session/manager/openid/createOpenIdFlow.js'))

const minute = 60_000

/** A page that signs in by itself as soon as it knows that no user is signed in. */
async function load(
  simulation: Simulation,
  options: Parameters<Simulation['open']>[0] = {},
): Promise<{ tab: Tab; outcome: unknown }> {
  const tab = simulation.open(options)
  await during(simulation.time, tab.manager.restore())
  const { tabStorage: storage, manager } = tab
  const redirect = redirectToSignIn(manager, { storage, clock: () => simulation.time.now })
  return {
    tab,
    outcome: await during(
      simulation.time,
      redirect.catch((error: unknown) => error),
    ),
  }
}

test('default: redirects once, and returns to the address', async () => {
  const simulation = createSimulation()
  const { tab, outcome } = await load(simulation)
  expect(outcome).toBe(true)
  expect(await redirectToSignIn(tab.manager, { storage: tab.tabStorage })).toBe(false)
  expect(tab.page.left).toHaveLength(1)
  tab.stop()
  const back = await load(simulation, { from: tab, url: simulation.cloud.authorize(tab.page.left[0] ?? '') })
  expect(back.outcome).toBe(false)
  expect(back.tab.manager.getSnapshot().status).toBe('ready')
  expect(back.tab.page.url).toBe('https://app.test/alarms?state=ALARM')
})

test('behavior: concurrent calls redirect once, also with a storage that returns promises', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  const storage = {
    get: (key: string) => Promise.resolve(tab.tabStorage.get(key)),
    set: (key: string, value: string) => Promise.resolve(tab.tabStorage.set(key, value)),
    delete: () => undefined,
  }
  const calls = [1, 2, 3].map(() => redirectToSignIn(tab.manager, { storage }))
  expect((await during(simulation.time, Promise.all(calls))).filter(Boolean)).toHaveLength(1)
  expect(tab.page.left).toHaveLength(1)
})

test('error: a failed sign-in is not repeated', async () => {
  const simulation = createSimulation()
  const { tab } = await load(simulation)
  tab.stop()
  const answer = new URL(simulation.cloud.authorize(tab.page.left[0] ?? ''))
  answer.searchParams.delete('code')
  answer.searchParams.set('error', 'access_denied')
  const back = await load(simulation, { from: tab, url: answer.href })
  expect(back.outcome).toBeInstanceOf(SignInCallbackError)
  expect(back.tab.page.left).toEqual([])
})

test('error: a session that does not last ends in an error instead of a loop', async () => {
  const simulation = createSimulation()
  let from: Tab | undefined
  const outcomes: unknown[] = []
  for (let visit = 0; visit < 4; visit++) {
    // Each page load begins at the app's address, without what the last one received.
    const { tab, outcome } = await load(simulation, { silentSignIn: 'never', ...(from && { from }) })
    outcomes.push(outcome)
    tab.stop()
    from = tab
  }
  expect(outcomes.slice(0, 3)).toEqual([true, true, true])
  expect(outcomes[3]).toBeInstanceOf(SignInLoopError)
  expect(outcomes[3]).toMatchObject({ code: 'sign_in_loop', redirects: 3 })
  await simulation.time.pass(minute)
  expect((await load(simulation, { silentSignIn: 'never', ...(from && { from }) })).outcome).toBe(true)
})

test('behavior: without a usable storage it redirects', async () => {
  const simulation = createSimulation()
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  const fail = () => {
    throw new Error('denied')
  }
  const storage = { get: fail, set: fail, delete: fail }
  expect(await during(simulation.time, redirectToSignIn(tab.manager, { storage }))).toBe(true)
})
