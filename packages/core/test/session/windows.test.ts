import { beforeAll, expect, test } from 'vitest'
import { handlePopupCallback } from '../../src/session/index.js'
import { createSimulation, during, type Simulation, type Tab } from '../support/simulation.js'
import { createPage } from '../support/tabs.js'

beforeAll(() => import('../../src/session/manager/openid/createOpenIdFlow.js'))

const minute = 60_000
const snapshotOf = ({ manager }: Tab) => manager.getSnapshot()

async function open(simulation: Simulation, options: Parameters<Simulation['open']>[0] = {}): Promise<Tab> {
  const tab = simulation.open(options)
  await during(simulation.time, tab.manager.restore())
  return tab
}

/** A tab whose windows seem closed some time after they were led to the provider. Returns what they began with. */
async function openWithWindows(simulation: Simulation, closes: { after: number; away?: boolean }) {
  const tab = await open(simulation)
  const begun: string[] = []
  tab.page.openPopup = (url) => {
    begun.push(url)
    let end = Number.POSITIVE_INFINITY
    return {
      get closed() {
        return simulation.time.now >= end
      },
      get away() {
        return closes.away === true && simulation.time.now < end
      },
      navigate(next) {
        end = simulation.time.now + closes.after
        simulation.visit(next)
      },
      close: () => undefined,
    }
  }
  return { tab, begun }
}

/** The person takes some time at the provider. */
function signInAfter(simulation: Simulation, milliseconds: number): void {
  const { visit } = simulation
  simulation.visit = (url) => {
    simulation.time.setTimer(() => visit(url), milliseconds)
  }
}

test('E1: a popup begins with a page of this origin, in the moment of the call', async () => {
  const simulation = createSimulation()
  const { tab, begun } = await openWithWindows(simulation, { after: 9 * minute })
  const signingIn = tab.manager.signInWithPopup()
  expect(begun).toEqual(['https://app.test/callback#monasca=popup'])
  await during(simulation.time, signingIn)
  expect(snapshotOf(tab).status).toBe('ready')
})

test.each([1500, 5000, 45_000])(
  'E1: a window that is cut off, and so seems closed, still signs in %d ms later',
  async (milliseconds) => {
    const simulation = createSimulation()
    signInAfter(simulation, milliseconds)
    const { tab } = await openWithWindows(simulation, { after: 600 })
    await during(simulation.time, tab.manager.signInWithPopup())
    expect(snapshotOf(tab)).toMatchObject({ status: 'ready', error: undefined })
  },
)

test.each([
  ['that is cut off', false],
  ['whose last page cuts it off', true],
])('E1: a window %s: `closed` is reported, and the answer still counts', async (_name, away) => {
  const simulation = createSimulation()
  signInAfter(simulation, 2 * minute)
  const { tab } = await openWithWindows(simulation, { after: 600, away })
  const signingIn = during(simulation.time, tab.manager.signInWithPopup())
  await expect(signingIn).rejects.toMatchObject({ reason: 'closed' })
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: { reason: 'closed' } })
  await simulation.time.pass(2 * minute)
  expect(snapshotOf(tab)).toMatchObject({ status: 'ready', error: undefined })
})

test('E1: a person who closes the window has it reported within two seconds, where the browser shows it', async () => {
  const simulation = createSimulation()
  const { tab } = await openWithWindows(simulation, { after: 3000, away: true })
  let led = 0
  simulation.visit = () => {
    led = simulation.time.now
  }
  let took = 0
  const signingIn = tab.manager.signInWithPopup().catch((error: { reason: string }) => {
    took = simulation.time.now - led
    return error.reason
  })
  expect(await during(simulation.time, signingIn)).toBe('closed')
  expect(took).toBeGreaterThan(3000)
  expect(took).toBeLessThan(5000)
})

test('E1: an answer that comes after the person began something else does not sign in', async () => {
  const simulation = createSimulation()
  signInAfter(simulation, 2 * minute)
  const { tab } = await openWithWindows(simulation, { after: 600, away: true })
  await expect(during(simulation.time, tab.manager.signInWithPopup())).rejects.toMatchObject({
    reason: 'closed',
  })
  await during(simulation.time, tab.manager.signOut())
  await simulation.time.pass(3 * minute)
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: undefined })
  expect(simulation.cloud.requestsTo('POST /token')).toBe(0)
})

test('E1: the first page of a popup waits to be led on; after a link it becomes a usual page', async () => {
  const simulation = createSimulation()
  const url = 'https://app.test/callback#monasca=popup'
  const tab = simulation.open({ url })
  const relaying = createPage(url)
  const relayed = handlePopupCallback({
    page: relaying,
    createChannel: simulation.createChannel,
    setTimer: simulation.time.setTimer,
  })
  await simulation.time.pass(5000)
  expect(snapshotOf(tab).status).toBe('signing-in')
  await simulation.time.pass(6000)
  expect(snapshotOf(tab).status).toBe('signed-out')
  expect([tab.page.url, relaying.url]).toEqual(Array(2).fill('https://app.test/callback'))
  expect(await relayed).toBe(false)
})

/** A tab that was signed in at the provider, whose frames then load what the test says instead of answering. */
async function openFramed(
  show: (simulation: Simulation, onLoad: (isOwn: boolean) => void) => void,
): Promise<{ simulation: Simulation; tab: Tab; frames: () => number }> {
  const simulation = createSimulation()
  const tab = await open(simulation)
  await during(simulation.time, tab.manager.signInWithPopup())
  tab.stop()
  let frames = 0
  simulation.visit = (_url, onLoad) => {
    frames++
    if (onLoad) show(simulation, onLoad)
  }
  return { simulation, tab, frames: () => frames }
}

/** Reloads a tab. Returns the new one, and for how many milliseconds it had a frame. */
async function reload(simulation: Simulation, from: Tab): Promise<{ tab: Tab; took: number }> {
  const tab = simulation.open({ from })
  const { openFrame } = tab.page
  let took = 0
  tab.page.openFrame = (url, onLoad) => {
    const start = simulation.time.now
    const remove = openFrame(url, onLoad)
    return () => {
      remove()
      took = simulation.time.now - start
    }
  }
  await during(simulation.time, tab.manager.restore())
  tab.stop()
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: undefined })
  return { tab, took }
}

test.each<[string, (simulation: Simulation, onLoad: (isOwn: boolean) => void) => void, number]>([
  ['shows its own page', ({ time }, onLoad) => void time.setTimer(() => onLoad(false), 300), 2000],
  [
    'leads over several pages, and stops there',
    ({ time }, onLoad) => {
      for (const after of [300, 1300, 2300]) time.setTimer(() => onLoad(false), after)
    },
    4000,
  ],
  ['never loads anything', () => undefined, 10_500],
])('B4: a provider that %s in a frame costs time once in a tab', async (_name, show, most) => {
  const { simulation, tab, frames } = await openFramed(show)
  const first = await reload(simulation, tab)
  expect(first.took).toBeLessThan(most)
  expect(frames()).toBe(1)
  const second = await reload(simulation, first.tab)
  expect(second.took).toBe(0)
  expect(frames()).toBe(1)
})

test('B4: the way back into the page may take longer than the provider’s pages', async () => {
  const simulation = createSimulation()
  const tab = await open(simulation)
  await during(simulation.time, tab.manager.signInWithPopup())
  tab.stop()
  const { visit } = simulation
  simulation.visit = (url, onLoad) => {
    simulation.time.setTimer(() => onLoad?.(false), 200)
    simulation.time.setTimer(() => onLoad?.(true), 1000)
    simulation.time.setTimer(() => visit(url), 6000)
  }
  const again = await open(simulation, { from: tab })
  expect(snapshotOf(again)).toMatchObject({ status: 'ready', signInMethod: 'openid' })
})

test('B4: asked for by the page, the frame is tried again, and what it brings ends the note', async () => {
  const { simulation, tab } = await openFramed((_world, onLoad) => onLoad(false))
  const first = await reload(simulation, tab)
  const again = await open(simulation, { from: first.tab })
  simulation.visit = (url) => {
    const page = createPage(simulation.cloud.authorize(url))
    void handlePopupCallback({
      page,
      createChannel: simulation.createChannel,
      setTimer: simulation.time.setTimer,
    })
  }
  expect(await during(simulation.time, again.manager.signInSilently())).toBe(true)
  again.stop()
  const last = await open(simulation, { from: again })
  expect(snapshotOf(last).status).toBe('ready')
})

test('B4: a sign-in in a frame that the page gives up ends with the reason', async () => {
  const { simulation, tab } = await openFramed(() => undefined)
  const first = await reload(simulation, tab)
  const again = await open(simulation, { from: first.tab })
  const controller = new AbortController()
  const signingIn = again.manager.signInSilently({ signal: controller.signal })
  simulation.time.setTimer(() => controller.abort(new Error('enough')), 100)
  await expect(during(simulation.time, signingIn)).rejects.toThrow('enough')
})

test('popup: an aborted signal cancels it, and a later answer does not sign in', async () => {
  const simulation = createSimulation()
  const { tab } = await openWithWindows(simulation, { after: 0 })
  signInAfter(simulation, 30_000)
  const controller = new AbortController()
  simulation.time.setTimer(() => controller.abort(), 5000)
  const signIn = tab.manager.signInWithPopup({ signal: controller.signal })
  await expect(during(simulation.time, signIn)).rejects.toMatchObject({ name: 'AbortError' })
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: undefined })
  await simulation.time.pass(minute)
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: undefined })
})
