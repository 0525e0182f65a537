import { expect, test } from 'vitest'
import { nextCount, type SessionRecord } from '../ports/sessionRecord.js'
import { createStateStore, initialState } from '../state.js'
import { createRecords, type Records } from './records.js'

/** A record of which only the order matters. */
function record(generation: number, version: number, ended = false): SessionRecord {
  const named = { generation, id: 'sign-in', version, tabId: 'tab' }
  const base = { token: `token-${generation}-${version}`, body: { user: { id: 'ada' } } }
  return ended
    ? { ...named, ended: true }
    : { ...named, ended: false, signInMethod: 'password', base, scoped: {}, renewable: false, clockOffset: 0 }
}

function create(storage: Map<string, string> = new Map()): {
  records: Records
  storage: Map<string, string>
  published: SessionRecord[]
  current: () => SessionRecord | undefined
  live: () => SessionRecord | undefined
} {
  const published: SessionRecord[] = []
  const state = createStateStore(initialState('https://keystone.test/v3'), () => undefined)
  const records = createRecords({
    ...state,
    key: 'key',
    storage,
    publish: (next) => published.push(next),
    warn: () => undefined,
  })
  const current = () => state.getState().record
  return { records, storage, published, current, live: () => state.getState().live }
}

test('behavior: nothing replaces a newer record or a sign-out', async () => {
  const { records, storage, published, current } = create()
  const first = record(1, 0)
  expect(await records.commit(first)).toBe(true)
  records.adopt(record(1, 3))
  expect(await records.commit(record(1, 4), first)).toBe(false)
  expect(await records.commit(record(1, 2))).toBe(false)
  records.adopt(record(2, 0, true))
  expect(await records.commit(record(1, 9))).toBe(false)
  expect(current()).toEqual(record(2, 0, true))
  expect(JSON.parse(storage.get('key') ?? '')).toEqual(record(2, 0, true))
  expect(published).toEqual([first])
})

test('behavior: a commit first reads what another tab has stored', async () => {
  const storage = new Map([['key', JSON.stringify(record(1, 5))]])
  const { records, current } = create(storage)
  expect(await records.commit(record(1, 2))).toBe(false)
  expect(current()).toEqual(record(1, 5))
})

test('A9: a damaged entry counts as none, and the current record replaces it', async () => {
  const { records, storage, current } = create(new Map([['key', '{"generation":1']]))
  expect(await records.read()).toBe(true)
  expect(current()).toBeUndefined()
  records.adopt(record(1, 0))
  storage.set('key', 'null')
  await records.read()
  expect(JSON.parse(storage.get('key') ?? '')).toEqual(record(1, 0))
  expect(await records.read()).toBe(false)
})

test('A9: no counter is the last one', async () => {
  const { records, current, live } = create()
  for (const generation of [0, 2 ** 31, 2 ** 32 - 1, 1]) {
    records.adopt(record(generation, 2 ** 32 - 1))
    expect(current()?.generation).toBe(generation)
    expect(await records.commit(record(generation, 0))).toBe(true)
    records.adopt(record(nextCount(generation), 0, true))
    expect(live()).toBeUndefined()
  }
})
