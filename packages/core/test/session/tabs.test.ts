import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { fuzz, type Random } from '../../../../vitest.fuzz.js'
import { createClient } from '../../src/index.js'
import { createSimulation, during, type StorageKind, type Tab } from '../support/simulation.js'

// Loaded when a user signs in, which must not take real time in a test whose time is virtual.
beforeAll(async () => {
  await Promise.all([
    import('../../src/session/manager/openid/createOpenIdFlow.js'),
    import('../../src/session/manager/effects/explainConnection.js'),
    import('../../src/session/manager/methods/answerMethods.js'),
    import('../../src/session/manager/methods/withToken.js'),
  ])
})

/** What an interleaving is like, for the error. */
type Setting = { kind: StorageKind; locks: boolean }

/** Five tabs for a minute: access tokens live for 5 seconds, Keystone's for 10, and refresh tokens rotate. */
async function liveThrough(random: Random, { kind, locks }: Setting): Promise<void> {
  const simulation = createSimulation({ kind, locks, random })
  const { time, cloud } = simulation
  cloud.accessLife = 5
  cloud.keystoneLife = 10
  const first = simulation.open()
  await during(time, first.manager.restore())
  await during(time, first.manager.signInWithPopup())
  const tabs: Tab[] = [first]
  for (let more = 0; more < 4; more++) {
    await time.pass(random.below(300))
    tabs.push(simulation.open())
  }
  await time.pass(3000)
  expect(tabs.map(({ manager }) => manager.getSnapshot().status)).toEqual(Array(5).fill('ready'))

  const failures: unknown[] = []
  const clients = tabs.map(({ manager }) => createClient({ session: manager.session }))
  const end = time.now + 60_000
  while (time.now < end) {
    const client = random.pick(clients)
    for (let calls = random.below(3); calls >= 0; calls--) {
      client.metrics.list().catch((error: unknown) => failures.push(error))
    }
    await time.pass(random.below(1500))
    expect(tabs.map(({ manager }) => manager.getSnapshot().status)).not.toContain('expired')
  }
  await time.pass(2000)
  expect(failures).toEqual([])
  expect(tabs.map(({ manager }) => manager.getSnapshot().status)).toEqual(Array(5).fill('ready'))
  // Each was spent once, and there was no need to spend more than there were renewals.
  expect(new Set(cloud.spent.values())).toEqual(new Set([1]))
  expect(cloud.spent.size).toBeGreaterThan(5)
  expect(cloud.spent.size).toBeLessThan(15)
  expect([...cloud.late.values()].filter((times) => times > 1)).toEqual([])
  for (const tab of tabs) tab.stop()
}

test('behavior: virtual time waits for a hash that takes long', async () => {
  const { subtle } = globalThis.crypto
  const { digest } = subtle
  onTestFinished(() => {
    subtle.digest = digest
  })
  subtle.digest = async (...given) => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    return digest.apply(subtle, given)
  }
  const simulation = createSimulation()
  const tab = simulation.open()
  await during(simulation.time, tab.manager.restore())
  const start = simulation.time.now
  await during(simulation.time, tab.manager.signInWithPopup())
  expect(simulation.time.now - start).toBeLessThan(1000)
})

for (const kind of ['memory', 'session', 'local'] as const) {
  for (const locks of [true, false]) {
    test(`property: five tabs, ${kind} storage, ${locks ? 'with' : 'without'} locks: each refresh token is spent once`, async () => {
      await fuzz((random) => liveThrough(random, { kind, locks }), { runs: 5 })
    }, 60_000)
  }
}
