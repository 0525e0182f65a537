import { beforeAll, expect, test } from 'vitest'
import { handlePopupCallback } from '../../src/session/index.js'
import { createPage } from '../support/tabs.js'
import { createWorld, during, type Tab, type World } from '../support/world.js'

beforeAll(() => import('../../src/session/manager/openid/createOpenIdFlow.js'))

const minute = 60_000
const snapshotOf = ({ manager }: Tab) => manager.getSnapshot()

async function open(world: World, options: Parameters<World['open']>[0] = {}): Promise<Tab> {
  const tab = world.open(options)
  await during(world.time, tab.manager.restore())
  return tab
}

/** A tab whose windows seem closed some time after they were led to the provider. Returns what they began with. */
async function openWithWindows(world: World, closes: { after: number; away?: boolean }) {
  const tab = await open(world)
  const begun: string[] = []
  tab.page.openPopup = (url) => {
    begun.push(url)
    let end = Number.POSITIVE_INFINITY
    return {
      get closed() {
        return world.time.now >= end
      },
      get away() {
        return closes.away === true && world.time.now < end
      },
      navigate(next) {
        end = world.time.now + closes.after
        world.visit(next)
      },
      close: () => undefined,
    }
  }
  return { tab, begun }
}

/** The person takes some time at the provider. */
function signInAfter(world: World, milliseconds: number): void {
  const { visit } = world
  world.visit = (url) => {
    world.time.setTimer(() => visit(url), milliseconds)
  }
}

test('E1: a popup begins with a page of this origin, in the moment of the call', async () => {
  const world = createWorld()
  const { tab, begun } = await openWithWindows(world, { after: 9 * minute })
  const signingIn = tab.manager.signInWithPopup()
  expect(begun).toEqual(['https://app.test/callback#monasca=popup'])
  await during(world.time, signingIn)
  expect(snapshotOf(tab).status).toBe('ready')
})

test.each([1500, 5000, 45_000])(
  'E1: a window that is cut off, and so seems closed, still signs in %d ms later',
  async (milliseconds) => {
    const world = createWorld()
    signInAfter(world, milliseconds)
    const { tab } = await openWithWindows(world, { after: 600 })
    await during(world.time, tab.manager.signInWithPopup())
    expect(snapshotOf(tab)).toMatchObject({ status: 'ready', error: undefined })
  },
)

test.each([
  ['that is cut off', false],
  ['whose last page cuts it off', true],
])('E1: a window %s: `closed` is reported, and the answer still counts', async (_name, away) => {
  const world = createWorld()
  signInAfter(world, 2 * minute)
  const { tab } = await openWithWindows(world, { after: 600, away })
  const signingIn = during(world.time, tab.manager.signInWithPopup())
  await expect(signingIn).rejects.toMatchObject({ reason: 'closed' })
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: { reason: 'closed' } })
  await world.time.pass(2 * minute)
  expect(snapshotOf(tab)).toMatchObject({ status: 'ready', error: undefined })
})

test('E1: a person who closes the window has it reported within two seconds, where the browser shows it', async () => {
  const world = createWorld()
  const { tab } = await openWithWindows(world, { after: 3000, away: true })
  let led = 0
  world.visit = () => {
    led = world.time.now
  }
  let took = 0
  const signingIn = tab.manager.signInWithPopup().catch((error: { reason: string }) => {
    took = world.time.now - led
    return error.reason
  })
  expect(await during(world.time, signingIn)).toBe('closed')
  expect(took).toBeGreaterThan(3000)
  expect(took).toBeLessThan(5000)
})

test('E1: an answer that comes after the person began something else does not sign in', async () => {
  const world = createWorld()
  signInAfter(world, 2 * minute)
  const { tab } = await openWithWindows(world, { after: 600, away: true })
  await expect(during(world.time, tab.manager.signInWithPopup())).rejects.toMatchObject({ reason: 'closed' })
  await during(world.time, tab.manager.signOut())
  await world.time.pass(3 * minute)
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: undefined })
  expect(world.cloud.requestsTo('POST /token')).toBe(0)
})

test('E1: the first page of a popup waits to be led on; after a link it becomes a usual page', async () => {
  const world = createWorld()
  const url = 'https://app.test/callback#monasca=popup'
  const tab = world.open({ url })
  const relaying = createPage(url)
  const relayed = handlePopupCallback({
    page: relaying,
    createChannel: world.createChannel,
    setTimer: world.time.setTimer,
  })
  await world.time.pass(5000)
  expect(snapshotOf(tab).status).toBe('signing-in')
  await world.time.pass(6000)
  expect(snapshotOf(tab).status).toBe('signed-out')
  expect([tab.page.url, relaying.url]).toEqual(Array(2).fill('https://app.test/callback'))
  expect(await relayed).toBe(false)
})

/** A tab that was signed in at the provider, whose frames then load what the test says instead of answering. */
async function openFramed(
  show: (world: World, onLoad: (isOwn: boolean) => void) => void,
): Promise<{ world: World; tab: Tab; frames: () => number }> {
  const world = createWorld()
  const tab = await open(world)
  await during(world.time, tab.manager.signInWithPopup())
  tab.stop()
  let frames = 0
  world.visit = (_url, onLoad) => {
    frames++
    if (onLoad) show(world, onLoad)
  }
  return { world, tab, frames: () => frames }
}

/** Reloads a tab. Returns the new one, and for how many milliseconds it had a frame. */
async function reload(world: World, from: Tab): Promise<{ tab: Tab; took: number }> {
  const tab = world.open({ from })
  const { openFrame } = tab.page
  let took = 0
  tab.page.openFrame = (url, onLoad) => {
    const start = world.time.now
    const remove = openFrame(url, onLoad)
    return () => {
      remove()
      took = world.time.now - start
    }
  }
  await during(world.time, tab.manager.restore())
  tab.stop()
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: undefined })
  return { tab, took }
}

test.each<[string, (world: World, onLoad: (isOwn: boolean) => void) => void, number]>([
  ['shows a page of its own', ({ time }, onLoad) => void time.setTimer(() => onLoad(false), 300), 2000],
  [
    'leads over several pages, and stops there',
    ({ time }, onLoad) => {
      for (const after of [300, 1300, 2300]) time.setTimer(() => onLoad(false), after)
    },
    4000,
  ],
  ['never loads anything', () => undefined, 10_500],
])('B4: a provider that %s in a frame costs time once in a tab', async (_name, show, most) => {
  const { world, tab, frames } = await openFramed(show)
  const first = await reload(world, tab)
  expect(first.took).toBeLessThan(most)
  expect(frames()).toBe(1)
  const second = await reload(world, first.tab)
  expect(second.took).toBe(0)
  expect(frames()).toBe(1)
})

test('B4: the way back into the page may take longer than the provider’s pages', async () => {
  const world = createWorld()
  const tab = await open(world)
  await during(world.time, tab.manager.signInWithPopup())
  tab.stop()
  const { visit } = world
  world.visit = (url, onLoad) => {
    world.time.setTimer(() => onLoad?.(false), 200)
    world.time.setTimer(() => onLoad?.(true), 1000)
    world.time.setTimer(() => visit(url), 6000)
  }
  const again = await open(world, { from: tab })
  expect(snapshotOf(again)).toMatchObject({ status: 'ready', signInMethod: 'openid' })
})

test('B4: asked for by the page, the frame is tried again, and what it brings ends the note', async () => {
  const { world, tab } = await openFramed((_world, onLoad) => onLoad(false))
  const first = await reload(world, tab)
  const again = await open(world, { from: first.tab })
  world.visit = (url) => {
    const page = createPage(world.cloud.authorize(url))
    void handlePopupCallback({ page, createChannel: world.createChannel, setTimer: world.time.setTimer })
  }
  expect(await during(world.time, again.manager.signInSilently())).toBe(true)
  again.stop()
  const last = await open(world, { from: again })
  expect(snapshotOf(last).status).toBe('ready')
})

test('B4: a sign-in in a frame that the page gives up ends with the reason', async () => {
  const { world, tab } = await openFramed(() => undefined)
  const first = await reload(world, tab)
  const again = await open(world, { from: first.tab })
  const controller = new AbortController()
  const signingIn = again.manager.signInSilently({ signal: controller.signal })
  world.time.setTimer(() => controller.abort(new Error('enough')), 100)
  await expect(during(world.time, signingIn)).rejects.toThrow('enough')
})

test('popup: an aborted signal cancels it, and a later answer does not sign in', async () => {
  const world = createWorld()
  const { tab } = await openWithWindows(world, { after: 0 })
  signInAfter(world, 30_000)
  const controller = new AbortController()
  world.time.setTimer(() => controller.abort(), 5000)
  const signIn = tab.manager.signInWithPopup({ signal: controller.signal })
  await expect(during(world.time, signIn)).rejects.toMatchObject({ name: 'AbortError' })
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: undefined })
  await world.time.pass(minute)
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: undefined })
})
