import { expect, test } from 'vitest'
import { nextCount, type SessionRecord } from '../ports/sessionRecord.js'
import { createRecordStore } from './records.js'

/** A record of which only the order matters. */
function record(epoch: number, version: number, ended = false): SessionRecord {
  const named = { epoch, id: 'sign-in', version, maker: 'tab' }
  const base = { token: `token-${epoch}-${version}`, body: { user: { id: 'ada' } } }
  return ended
    ? { ...named, ended: true }
    : { ...named, ended: false, signInMethod: 'password', base, scoped: {}, kept: false, clockOffset: 0 }
}

function createStore(storage: Map<string, string> = new Map()) {
  const published: SessionRecord[] = []
  const store = createRecordStore({
    key: 'key',
    storage,
    publish: (next) => published.push(next),
    onChange: () => undefined,
    warn: () => undefined,
  })
  return { store, storage, published }
}

test('behavior: nothing is stored over what is newer, or after a sign-out', async () => {
  const { store, storage, published } = createStore()
  const first = record(1, 0)
  expect(await store.commit(first)).toBe(true)
  store.adopt(record(1, 3))
  expect(await store.commit(record(1, 4), first)).toBe(false)
  expect(await store.commit(record(1, 2))).toBe(false)
  store.adopt(record(2, 0, true))
  expect(await store.commit(record(1, 9))).toBe(false)
  expect(store.current).toEqual(record(2, 0, true))
  expect(JSON.parse(storage.get('key') ?? '')).toEqual(record(2, 0, true))
  expect(published).toEqual([first])
})

test('behavior: what another tab has stored is found before a commit', async () => {
  const storage = new Map([['key', JSON.stringify(record(1, 5))]])
  const { store } = createStore(storage)
  expect(await store.commit(record(1, 2))).toBe(false)
  expect(store.current).toEqual(record(1, 5))
})

test('A9: a damaged entry counts as none, and is replaced by what is known', async () => {
  const { store, storage } = createStore(new Map([['key', '{"epoch":1']]))
  await store.read()
  expect(store.current).toBeUndefined()
  expect(store.damaged).toBe(true)
  store.adopt(record(1, 0))
  storage.set('key', 'null')
  await store.read()
  expect(JSON.parse(storage.get('key') ?? '')).toEqual(record(1, 0))
  await store.read()
  expect(store.damaged).toBe(false)
})

test('A9: no counter is the last one', async () => {
  const { store } = createStore()
  for (const epoch of [0, 2 ** 31, 2 ** 32 - 1, 1]) {
    store.adopt(record(epoch, 2 ** 32 - 1))
    expect(store.current?.epoch).toBe(epoch)
    expect(await store.commit(record(epoch, 0))).toBe(true)
    store.adopt(record(nextCount(epoch), 0, true))
    expect(store.live).toBeUndefined()
  }
})
