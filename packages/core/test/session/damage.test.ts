import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createClient, StoredSessionError } from '../../src/index.js'
import { withPassword } from '../../src/session/index.js'
import { createSimulation, during, type Simulation, type Tab } from '../support/simulation.js'

// A9: storage, other tabs and other windows may hand over anything; it must never lock a person out.

beforeAll(async () => {
  await Promise.all([
    import('../../src/session/manager/openid/createOpenIdFlow.js'),
    import('../../src/session/manager/effects/explainConnection.js'),
  ])
})

const ada = withPassword({ username: 'ada', userDomainId: 'default', password: 'password' })
const snapshotOf = ({ manager }: Tab) => manager.getSnapshot()

async function open(simulation: Simulation, options: Parameters<Simulation['open']>[0] = {}): Promise<Tab> {
  const tab = simulation.open(options)
  await during(simulation.time, tab.manager.restore())
  return tab
}

/** Signs in, sends a request, and finds the session again in a second tab. */
async function expectUsable(simulation: Simulation, tab: Tab): Promise<void> {
  await during(simulation.time, tab.manager.signIn(ada))
  expect(snapshotOf(tab)).toMatchObject({ status: 'ready', error: undefined, user: { id: 'ada' } })
  await during(simulation.time, createClient({ session: tab.manager.session }).metrics.list())
  const next = await open(simulation)
  expect(snapshotOf(next)).toMatchObject({ status: 'ready', user: { id: 'ada' } })
  next.stop()
}

/** What a sign-in leaves in `localStorage`: its key, and its record. */
async function storedSession(): Promise<{ key: string; record: Record<string, unknown> }> {
  const simulation = createSimulation({ kind: 'local' })
  const tab = await open(simulation)
  await during(simulation.time, tab.manager.signIn(ada))
  const [[key, text] = ['', '']] = [...simulation.local]
  tab.stop()
  // Another cloud gives tokens of the same names.
  return { key, record: JSON.parse(text.replaceAll('token-', 'old-token-')) as Record<string, unknown> }
}

/** A copy of JSON with another value, or none (`undefined`), at a path. */
function withValue(value: unknown, path: readonly string[], other: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return other
  return { ...(value as object), [name]: withValue((value as Record<string, unknown>)[name], rest, other) }
}

/** The paths of all members of JSON. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [
    [],
    ...Object.entries(value).flatMap(([name, part]) => pathsOf(part).map((path) => [name, ...path])),
  ]
}

const strange = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    {},
    [],
    -1,
    0,
    0.5,
    1e308,
    2 ** 31,
    2 ** 32 - 1,
    2 ** 32,
    Number.MAX_SAFE_INTEGER,
    true,
    'x'.repeat(200_000),
    'a\nb',
    '__proto__',
  ),
  fc.jsonValue(),
)

test.each<[string, (record: Record<string, unknown>) => unknown]>([
  ['no record', () => 7],
  ['a record without `base.body`', (record) => withValue(record, ['base', 'body'], undefined)],
  ['a record without a user', (record) => withValue(record, ['base', 'body', 'user'], {})],
  ['a token that fits into no header', (record) => withValue(record, ['base', 'token'], 'a\nb')],
  ['a scoped token without body', (record) => withValue(record, ['scoped'], { x: { token: 't' } })],
  ['a counter beyond all numbers', (record) => ({ ...record, generation: Number.MAX_SAFE_INTEGER })],
  ['a counter that is none', (record) => ({ ...record, version: 1.5 })],
  ['a clock a million years off', (record) => ({ ...record, clockOffset: 3e16 })],
])('A9: %s in the storage: signed out, with the reason, and usable', async (_name, damage) => {
  const { key, record } = await storedSession()
  const simulation = createSimulation({ kind: 'local' })
  simulation.local.set(key, JSON.stringify(damage(record)))
  const tab = await open(simulation)
  expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', user: undefined })
  expect(snapshotOf(tab).error).toBeInstanceOf(StoredSessionError)
  await expectUsable(simulation, tab)
})

test('A9: JSON that is none, and what no text is, count as damaged too', async () => {
  const { key } = await storedSession()
  for (const text of ['{"generation":1', '\u0000', 'null', 5 as unknown as string]) {
    const simulation = createSimulation({ kind: 'local' })
    simulation.local.set(key, text)
    const tab = await open(simulation)
    expect(snapshotOf(tab)).toMatchObject({ status: 'signed-out', error: { code: 'stored_session' } })
    await expectUsable(simulation, tab)
  }
})

test('A9: a damaged storage ends no session that another tab has, and is mended by it', async () => {
  const simulation = createSimulation({ kind: 'local' })
  const first = await open(simulation)
  await during(simulation.time, first.manager.signIn(ada))
  const [key = ''] = [...simulation.local.keys()]
  simulation.local.set(key, '{}')
  first.page.emit({ type: 'restored' })
  await simulation.time.pass(2000)
  expect(snapshotOf(first).status).toBe('ready')
  expect(JSON.parse(simulation.local.get(key) ?? '')).toMatchObject({ ended: false })
  simulation.local.set(key, '{}')
  const second = await open(simulation)
  expect(snapshotOf(second)).toMatchObject({ status: 'ready', error: undefined })
})

test.each([2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1])(
  'A9: whatever counter a tab sends (%d), the next sign-in and sign-out count for all tabs',
  async (count) => {
    const { record } = await storedSession()
    const simulation = createSimulation({ kind: 'local' })
    const [first, second] = [await open(simulation), await open(simulation)]
    const [channel] = simulation.channels
    channel?.postMessage({
      type: 'record',
      from: 'other',
      record: { ...record, generation: count, version: count },
    })
    await simulation.time.pass(5000)
    await during(simulation.time, first.manager.signIn(ada))
    await simulation.time.pass(1000)
    expect([snapshotOf(first).status, snapshotOf(second).status]).toEqual(['ready', 'ready'])
    await during(simulation.time, second.manager.signOut())
    await simulation.time.pass(1000)
    expect([snapshotOf(first).status, snapshotOf(second).status]).toEqual(['signed-out', 'signed-out'])
  },
)

test('A9: tabs that say they are busy, and send any ticket, hold no sign-in up', async () => {
  const simulation = createSimulation()
  const tab = await open(simulation)
  const [channel] = simulation.channels
  channel?.addEventListener('message', ({ data }) => {
    const { type, from } = data as { type: string; from: string }
    if (type === 'ask') channel.postMessage({ type: 'answer', from: 'other', to: from, busy: true })
  })
  for (const ticket of [Number.MAX_SAFE_INTEGER, 1e308, -1]) {
    channel?.postMessage({ type: 'ask', from: 'other', ticket })
  }
  await simulation.time.pass(100)
  await during(simulation.time, tab.manager.signIn(ada))
  expect(snapshotOf(tab).status).toBe('ready')
})

test('A9: what a tab kept for itself and no longer makes sense is dropped', async () => {
  const kept = ['{', '{}', 'null', '[]', '{"identity":5,"choice":{"projectId":"p2"}}']
  const choices = [
    {},
    { projectId: 7 },
    { projectId: '' },
    { systemScope: 'none' },
    'p2',
    { projectId: 'gone' },
  ]
  const simulation = createSimulation({ kind: 'local' })
  const tab = await open(simulation)
  await during(simulation.time, tab.manager.signIn(ada))
  const identity = snapshotOf(tab).identity
  const [key = ''] = [...tab.tabStorage.keys()].filter((name) => name.endsWith(':scope'))
  for (const text of [...kept, ...choices.map((choice) => JSON.stringify({ identity, choice }))]) {
    const tabStorage = new Map([[key, text]])
    const again = await open(simulation, { from: { ...tab, tabStorage } })
    expect(snapshotOf(again), text).toMatchObject({ status: 'ready', scope: { id: 'p1' } })
    again.stop()
  }
})

test('A9: a scope that cannot be had is given up even where nothing can be forgotten', async () => {
  const simulation = createSimulation({ kind: 'local' })
  const tab = await open(simulation)
  await during(simulation.time, tab.manager.signIn(ada))
  const [[key, text] = ['', '']] = [...tab.tabStorage].filter(([name]) => name.endsWith(':scope'))
  const tabStorage = {
    get: (name: string) => (name === key ? text.replace('p1', 'gone') : undefined),
    set: () => undefined,
    delete: () => undefined,
  }
  const { page } = tab
  const again = simulation.open({
    platform: {
      page,
      tabStorage,
      locks: undefined,
      createChannel: undefined,
      setTimer: simulation.time.setTimer,
    },
  })
  await during(simulation.time, again.manager.restore())
  expect(snapshotOf(again)).toMatchObject({ status: 'ready', scope: { id: 'p1' } })
})

test.each(['{', 'null', '{"state":"redirect.x"}', '[]', '7'])(
  'A9: a sign-in by redirect whose notes are damaged (%s) is refused, and ends no session that there is',
  async (notes) => {
    const simulation = createSimulation({ kind: 'local' })
    const first = await open(simulation)
    await during(simulation.time, first.manager.signIn(ada))
    const tab = await open(simulation)
    await during(simulation.time, tab.manager.signInWithRedirect())
    tab.stop()
    for (const key of tab.tabStorage.keys()) if (key.startsWith('openid:')) tab.tabStorage.set(key, notes)
    const answer = simulation.cloud.authorize(tab.page.left[0] ?? '')
    const back = await open(simulation, { from: tab, url: answer })
    expect(snapshotOf(back)).toMatchObject({ status: 'ready' })
    first.stop()
    await during(simulation.time, back.manager.signOut())
    const alone = await open(simulation, { from: tab, url: answer })
    expect(snapshotOf(alone)).toMatchObject({ status: 'signed-out' })
    await expectUsable(simulation, alone)
    expect(simulation.cloud.requestsTo('POST /token')).toBe(0)
  },
)

test('A9: malformed messages of a window are no answer, and the true one still counts', async () => {
  const simulation = createSimulation()
  const tab = await open(simulation)
  const visit = simulation.visit
  simulation.visit = (url) => {
    const state = new URL(url).searchParams.get('state') ?? ''
    const channel = simulation.createChannel(`monasca:openid:${state}`)
    const messages = [
      7,
      null,
      {},
      { url: 7 },
      { url: 'http://[' },
      { url: '/callback' },
      { url: `x:?state=${state}` },
    ]
    for (const message of messages) channel.postMessage(message)
    visit(url)
  }
  await during(simulation.time, tab.manager.signInWithPopup())
  expect(snapshotOf(tab)).toMatchObject({ status: 'ready', error: undefined })
})

test('A9: fuzz: any change of a stored record leaves a tab that can sign in', async () => {
  const { key, record } = await storedSession()
  const damaged = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...pathsOf(record)), strange)
        .map(([path, value]) => JSON.stringify(withValue(record, path, value)) ?? ''),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string() },
  )
  await fc.assert(
    fc.asyncProperty(damaged, async (text) => {
      const simulation = createSimulation({ kind: 'local' })
      simulation.local.set(key, text)
      const tab = await open(simulation)
      await simulation.time.pass(10_000)
      expect(['ready', 'signed-out', 'expired']).toContain(snapshotOf(tab).status)
      await expectUsable(simulation, tab)
      tab.stop()
    }),
    { numRuns: 80 },
  )
})

test('A9: fuzz: any message of another tab leaves tabs that can sign in', async () => {
  const { record } = await storedSession()
  const messages = [
    { type: 'record', from: 'other', record },
    { type: 'answer', from: 'other', to: 'all', busy: true, record },
    { type: 'ask', from: 'other', ticket: 1 },
    { type: 'want', from: 'other', id: record['id'], version: 0 },
    { type: 'leave', from: 'other' },
  ]
  const cyclic: Record<string, unknown> = { type: 'record', from: 'other' }
  cyclic['record'] = { ...record, base: { token: 't', body: cyclic } }
  const unclean = fc.constantFrom<unknown>(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    new Date(Number.NaN),
    new Map(),
    1n,
    cyclic,
  )
  const message = fc.oneof(
    fc
      .constantFrom(...messages)
      .chain((whole) =>
        fc
          .tuple(fc.constantFrom(...pathsOf(whole)), fc.oneof(strange, unclean))
          .map(([path, value]) => withValue(whole, path, value)),
      ),
    fc.constant(cyclic),
    fc.jsonValue(),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 5 }), async (all) => {
      const simulation = createSimulation({ kind: 'local' })
      const tab = await open(simulation)
      await during(simulation.time, tab.manager.signIn(ada))
      const [channel] = simulation.channels
      for (const one of all) channel?.postMessage(one)
      await simulation.time.pass(10_000)
      expect(['ready', 'signed-out', 'expired']).toContain(snapshotOf(tab).status)
      await expectUsable(simulation, tab)
      tab.stop()
    }),
    { numRuns: 80 },
  )
})

test('A9: fuzz: any message of a window is no answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.jsonValue(), fc.record({ url: strange }), fc.record({ url: fc.webUrl() })),
      async (data) => {
        const simulation = createSimulation()
        const tab = await open(simulation)
        const visit = simulation.visit
        simulation.visit = (url) => {
          const state = new URL(url).searchParams.get('state') ?? ''
          simulation.createChannel(`monasca:openid:${state}`).postMessage(data)
          visit(url)
        }
        await during(simulation.time, tab.manager.signInWithPopup())
        expect(snapshotOf(tab).status).toBe('ready')
        tab.stop()
      },
    ),
    { numRuns: 40 },
  )
})
