import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertMeasurements } from './insertMeasurements.js'
import { openStore } from './openStore.js'
import { monascaMigrations } from './schema.js'
import type { Store } from './store.js'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'monasca-log-'))
})
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

function post(store: Store, ...values: [host: string, timestamp: number, value: number][]): void {
  const batches = values.map(([host, timestamp, value]) => ({
    name: 'cpu',
    dimensions: { host },
    measurements: [{ timestamp, value }],
  }))
  insertMeasurements(store, 'p', batches)
}

const waiting = (store: Store) => store.rows('SELECT rows FROM measurement_log')
const stored = (store: Store) =>
  store.rows('SELECT metric_id, timestamp, value, value_meta FROM measurements')

test('default: measurements are in the log first, and in their table for every reader', () => {
  const store = openStore({ dataDir })
  post(store, ['b', 2, 0.1], ['a', 1, 2])
  post(store, ['a', 2, 3])
  expect(waiting(store)).toEqual([['[[1,2,0.1,null],[2,1,2,null]]'], ['[[2,2,3,null]]']])
  expect(stored(store)).toEqual([
    [1, 2, 0.1, null],
    [2, 1, 2, null],
    [2, 2, 3, null],
  ])
  expect(waiting(store)).toEqual([])
  store.close()
})

test('behavior: the later of two values for one time is kept, in either path', () => {
  const store = openStore({ dataDir })
  post(store, ['a', 1, 1], ['a', 1, 2])
  post(store, ['a', 1, 3])
  const measurements = Array.from({ length: 100 }, (_value, index) => ({ timestamp: index, value: -index }))
  insertMeasurements(store, 'p', [{ name: 'cpu', dimensions: { host: 'a' }, measurements }])
  expect(stored(store)).toHaveLength(100)
  expect(store.rows('SELECT value FROM measurements WHERE timestamp = 1')).toEqual([[-1]])
  post(store, ['a', 1, 4])
  expect(store.rows('SELECT value FROM measurements WHERE timestamp = 1')).toEqual([[4]])
  store.close()
})

test('behavior: a full log is emptied', () => {
  const store = openStore({ dataDir })
  const values = Array.from({ length: 33_000 }, (_value, index): [string, number, number] => ['a', index, 1])
  post(store, ...values)
  expect(waiting(store)).toEqual([])
  expect(stored(store)).toHaveLength(33_000)
  store.close()
})

test('behavior: a rollback removes the measurements of its transaction, and only those', () => {
  const store = openStore({ dataDir })
  post(store, ['a', 1, 1])
  const work = () =>
    store.transaction(() => {
      post(store, ['a', 2, 2])
      expect(stored(store)).toHaveLength(2)
      post(store, ['a', 3, 3])
      throw new Error('enough')
    })
  expect(work).toThrow('enough')
  expect(stored(store)).toEqual([[1, 1, 1, null]])
  store.close()
})

test('behavior: the log of a killed process is read', () => {
  const store = openStore({ dataDir })
  post(store, ['a', 1, 1])
  // Copied before it is closed: as a killed process leaves it.
  const left = join(dataDir, 'left')
  for (const name of ['monasca.db', 'monasca.db-wal']) cpSync(join(dataDir, name), join(left, name))
  store.close()
  const next = openStore({ dataDir: left })
  expect(stored(next)).toEqual([[1, 1, 1, null]])
  next.close()
})

test('behavior: closing leaves an empty log', () => {
  const store = openStore({ dataDir })
  post(store, ['a', 1, 1])
  store.close()
  const db = new Database(join(dataDir, 'monasca.db'))
  expect(db.prepare('SELECT count(*) AS n FROM measurement_log').all()).toEqual([{ n: 0 }])
  expect(db.prepare('SELECT count(*) AS n FROM measurements').all()).toEqual([{ n: 1 }])
  db.close()
})

test('behavior: the data of an emulator without a log is kept', () => {
  const old = new Database(join(dataDir, 'monasca.db'))
  old.pragma(`application_id = ${0x4d4e5343}`)
  old.exec(`CREATE TABLE migrations (namespace TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (namespace, version));
    INSERT INTO migrations VALUES ('monasca', 1);
    ${monascaMigrations[0]};
    INSERT INTO metrics VALUES (7, 'p', 'cpu', '{"host":"a"}');
    INSERT INTO measurements VALUES (7, 1, 0.5, '{"a":"b"}')`)
  old.close()
  const store = openStore({ dataDir })
  post(store, ['a', 2, 1])
  expect(stored(store)).toEqual([
    [7, 1, 0.5, '{"a":"b"}'],
    [7, 2, 1, null],
  ])
  store.close()
})
