import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmulator, StoreError } from '../../src/index.js'
import { openStore } from '../../src/store/openStore.js'
import { type Api, createApi } from '../monasca/createApi.js'

let dataDir: string
let isMounted = false
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'monasca-disk-'))
})
afterEach(() => {
  if (isMounted) execFileSync('umount', ['-l', dataDir])
  isMounted = false
  rmSync(dataDir, { recursive: true, force: true })
})

/** A small separate disk, if this user may mount one. */
function mount(...options: string[]): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', dataDir], { stdio: 'ignore' })
    isMounted = true
  } catch {
    // Not root, or not Linux.
  }
  return isMounted
}

/** The reason of skipped tests. */
const needsRoot = 'a separate disk needs root, and Linux'

/** Sends a measurement of each of 500 metrics. */
function post(api: Api, index: number) {
  const body = Array.from({ length: 500 }, (_, host) => ({
    name: 'fill',
    dimensions: { host: `h${host}` },
    timestamp: 1_700_000_000_000 + index,
    value: Math.random(),
  }))
  return api.send('/metrics', { method: 'POST', body })
}

async function postUntilRefused(api: Api) {
  for (let accepted = 0; ; accepted += 1) {
    const { status, body } = await post(api, accepted)
    if (status !== 204) return { accepted, refusal: [status, body] }
  }
}

const description = 'The disk with the data of the emulator is full. Free some space, or set a retention.'

function isSound(file: string): unknown {
  const db = new Database(file)
  try {
    return db.pragma('integrity_check')
  } finally {
    db.close()
  }
}

test('error: a full database is reported, keeps what it acknowledged, and continues once there is space', async () => {
  const store = openStore({ dataDir })
  const api = createApi(store)
  const [{ page_count: pages } = { page_count: 0 }] = store.db.pragma('page_count') as {
    page_count: number
  }[]
  store.db.pragma(`max_page_count = ${pages + 200}`)
  const { accepted, refusal } = await postUntilRefused(api)
  expect(accepted).toBeGreaterThan(5)
  expect(refusal).toEqual([503, { title: 'Service unavailable', description }])
  store.db.pragma('max_page_count = 1000000')
  const count = () => store.get<{ count: number }>('SELECT count(*) AS count FROM measurements')?.count
  expect(count()).toBe(500 * accepted)
  expect((await post(api, accepted)).status).toBe(204)
  expect(count()).toBe(500 * (accepted + 1))
  store.close()
  expect(isSound(join(dataDir, 'monasca.db'))).toEqual([{ integrity_check: 'ok' }])
})

test('error: a full disk', async ({ skip }) => {
  if (!mount('size=4m')) skip(needsRoot)
  const store = openStore({ dataDir })
  const api = createApi(store)
  const { accepted, refusal } = await postUntilRefused(api)
  expect(accepted).toBeGreaterThan(5)
  expect(refusal).toEqual([503, { title: 'Service unavailable', description }])
  store.close()
  execFileSync('mount', ['-o', 'remount,size=64m', dataDir])
  const next = openStore({ dataDir })
  const stored = next.get<{ count: number }>('SELECT count(*) AS count FROM measurements')
  expect(stored).toEqual({ count: 500 * accepted })
  expect(next.db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  next.close()
})

test('error: no space at the start', ({ skip }) => {
  if (!mount('size=64k')) skip(needsRoot)
  expect(() => createEmulator({ dataDir })).toThrow(StoreError)
  expect(() => createEmulator({ dataDir })).toThrow(/disk.*is full/)
})

test('error: a read-only disk', ({ skip }) => {
  if (!mount('ro')) skip(needsRoot)
  expect(() => createEmulator({ dataDir: join(dataDir, 'new') })).toThrow(
    /Cannot write .*new.monasca.db \(E\w+\)/,
  )
  expect(() => createEmulator({ dataDir })).toThrow(/Cannot write .*monasca.db\b/)
})

test('error: two emulators on one folder', async () => {
  const first = createEmulator({ dataDir })
  expect(() => createEmulator({ dataDir })).toThrow(
    `The data folder ${dataDir} is in use by another emulator. Stop that one, or use another data folder.`,
  )
  // The first one continues, and other programs can read its data.
  expect((await first.fetch('http://emulator.test/healthcheck')).status).toBe(200)
  const reader = new Database(join(dataDir, 'monasca.db'), { readonly: true })
  expect(reader.prepare('SELECT count(*) AS count FROM metrics').all()).toEqual([{ count: 0 }])
  reader.close()
  await first.close()
  await createEmulator({ dataDir }).close()
})

test('behavior: an emulator that cannot start releases the folder', async () => {
  const options = { dataDir, seed: { projects: [], users: [], services: [] } }
  expect(() => createEmulator({ ...options, fleet: { hosts: 1, hours: 1 } })).toThrow(
    'A fleet needs a project',
  )
  await createEmulator(options).close()
  expect(existsSync(join(dataDir, 'monasca.lock'))).toBe(true)
})
