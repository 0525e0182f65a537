import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from './openStore.js'
import { StoreError } from './storeError.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'monasca-store-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('default: lives in memory with the Monasca tables', () => {
  const store = openStore()
  expect(store.all('SELECT * FROM metrics')).toEqual([])
  store.close()
})

test('behavior: a file can be opened again after closing', () => {
  const dataDir = join(folder, 'not', 'there', 'yet')
  const first = openStore({ dataDir })
  first.migrate('other', ['CREATE TABLE things (name TEXT) STRICT'])
  first.run('INSERT INTO things VALUES (?)', ['a'])
  first.close()
  expect(statSync(join(dataDir, 'monasca.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0)
  const second = openStore({ dataDir })
  second.migrate('other', [
    'CREATE TABLE things (name TEXT) STRICT',
    "ALTER TABLE things ADD COLUMN size TEXT NOT NULL DEFAULT 'big'",
  ])
  expect(second.all('SELECT * FROM things')).toEqual([{ name: 'a', size: 'big' }])
  expect(second.rows('SELECT name, size FROM things')).toEqual([['a', 'big']])
  expect(second.get('SELECT size FROM things')).toEqual({ size: 'big' })
  second.close()
})

test('behavior: a migration that fails leaves nothing behind', () => {
  const store = openStore()
  expect(() => store.migrate('other', ['CREATE TABLE a (x TEXT) STRICT; CREATE BOGUS'])).toThrow(
    'syntax error',
  )
  expect(store.all("SELECT name FROM sqlite_schema WHERE name = 'a'")).toEqual([])
  store.migrate('other', ['CREATE TABLE a (x TEXT) STRICT'])
  expect(store.all('SELECT * FROM a')).toEqual([])
  store.close()
})

test('behavior: a transaction is rolled back if its work throws, also inside another one', () => {
  const store = openStore()
  store.migrate('other', ['CREATE TABLE a (x TEXT) STRICT'])
  const work = () =>
    store.transaction(() => {
      store.run('INSERT INTO a VALUES (?)', ['outer'])
      store.transaction(() => {
        store.run('INSERT INTO a VALUES (?)', ['inner'])
        throw new Error('enough')
      })
    })
  expect(work).toThrow('enough')
  expect(store.all('SELECT * FROM a')).toEqual([])
  expect(store.transaction(() => store.run('INSERT INTO a VALUES (?)', [null]))).toBe(1)
  expect(store.all('SELECT * FROM a')).toEqual([{ x: null }])
  store.close()
})

test('afterCommit, afterRollback: called once, after the outermost transaction', () => {
  const store = openStore()
  const calls: string[] = []
  const work = (fails: boolean) => () =>
    store.transaction(() => {
      store.afterCommit(() => calls.push('committed'))
      store.afterRollback(() => calls.push('undone'))
      if (fails) throw new Error('enough')
    })
  store.transaction(work(false))
  expect(() => store.transaction(work(true))).toThrow('enough')
  work(false)()
  store.afterRollback(() => calls.push('never'))
  expect(calls).toEqual(['committed', 'undone', 'committed'])
  store.close()
})

test('error: a newer database', () => {
  const store = openStore({ dataDir: folder })
  store.run('INSERT INTO migrations VALUES (?, ?)', ['monasca', 999])
  store.close()
  expect(() => openStore({ dataDir: folder })).toThrow(/newer emulator \(monasca version 999/)
})

test('error: a database of another program', () => {
  const db = new Database(join(folder, 'monasca.db'))
  db.exec('CREATE TABLE theirs (x)')
  db.close()
  expect(() => openStore({ dataDir: folder })).toThrow(StoreError)
  expect(() => openStore({ dataDir: folder })).toThrow(/belongs to another program/)
})

test('error: a file that is not a database', () => {
  writeFileSync(join(folder, 'monasca.db'), 'just some text, and long enough to be looked at '.repeat(100))
  expect(() => openStore({ dataDir: folder })).toThrow(/monasca.db is damaged, or is not a database/)
})

test('error: a folder that cannot be written', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => openStore({ dataDir: join(folder, 'file') })).toThrow(/Cannot write .*file.monasca.db/)
})
