import { expect, test } from 'vitest'
import { createTime } from '../time/createTime.js'
import { insertMeasurements } from './insertMeasurements.js'
import { openStore } from './openStore.js'
import { findCutoff, type RetentionOptions, startRetention } from './startRetention.js'
import type { Store } from './store.js'

const minute = 60_000
const now = 1_700_000_000_000

/** A store with a measurement per minute of each host, the last one a minute ago. */
function fill(hosts: Readonly<Record<string, number>>): Store {
  const store = openStore()
  const batches = Object.entries(hosts).map(([host, count]) => ({
    name: 'cpu',
    dimensions: { host },
    measurements: Array.from({ length: count }, (_, index) => ({
      timestamp: now - (index + 1) * minute,
      value: index,
    })),
  }))
  insertMeasurements(store, 'p', batches)
  return store
}

async function keep(store: Store, options: RetentionOptions) {
  const time = createTime(() => now)
  const stop = startRetention(store, time, options)
  await time.advance(0)
  const left = store.rows(
    'SELECT metric_id, count(*), min(timestamp) FROM measurements GROUP BY metric_id ORDER BY metric_id',
  )
  return { time, left, stop }
}

test('default: everything is kept', async () => {
  const { left } = await keep(fill({ a: 10 }), {})
  expect(left).toEqual([[1, 10, now - 10 * minute]])
})

test('hours: older measurements are deleted, in several steps, and again as time passes', async () => {
  const store = fill({ a: 12_000, b: 100, c: 5_060 })
  const { left, time, stop } = await keep(store, { hours: 1 })
  expect(left).toEqual([
    [1, 60, now - 60 * minute],
    [2, 60, now - 60 * minute],
    [3, 60, now - 60 * minute],
  ])
  await time.advance(5 * minute)
  const count = () => store.rows('SELECT count(*) FROM measurements')
  expect(count()).toEqual([[165]])
  stop()
  await time.advance(5 * minute)
  expect(count()).toEqual([[165]])
  // The metrics themselves can still be listed.
  expect(store.rows('SELECT count(*) FROM metrics')).toEqual([[3]])
})

test('rows: the oldest are deleted, of any project', async () => {
  const { left } = await keep(fill({ a: 11_000, b: 1000, c: 1 }), { rows: 2001 })
  expect(left).toEqual([
    [1, 1000, now - 1000 * minute],
    [2, 1000, now - 1000 * minute],
    [3, 1, now - minute],
  ])
})

test('hours and rows: both apply', async () => {
  expect((await keep(fill({ a: 500 }), { hours: 2, rows: 200 })).left).toEqual([[1, 120, now - 120 * minute]])
  expect((await keep(fill({ a: 500 }), { hours: 2, rows: 50 })).left).toEqual([[1, 50, now - 50 * minute]])
})

test('behavior: other work runs in between', async () => {
  const store = fill({ a: 30_000 })
  const time = createTime(() => now)
  startRetention(store, time, { hours: 1 })
  const cleared = time.advance(0).then(() => 'cleared')
  let turns = 0
  while ((await Promise.race([cleared, new Promise((resolve) => setImmediate(resolve))])) !== 'cleared')
    turns += 1
  expect(turns).toBeGreaterThanOrEqual(4)
})

test('findCutoff: nothing to delete, and nothing left', () => {
  expect(findCutoff([], 0)).toBe(-Infinity)
  expect(findCutoff([{ count: 3, first: 1, last: 3 }], 3)).toBe(-Infinity)
  expect(findCutoff([{ count: 3, first: 1, last: 3 }], 2)).toBe(2)
  expect(findCutoff([{ count: 3, first: 1, last: 3 }], 0)).toBe(4)
})
