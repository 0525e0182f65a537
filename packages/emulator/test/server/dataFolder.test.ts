import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { createEmulator, StoreError } from '../../src/index.js'

let folder: string
let umask: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'monasca-folder-'))
  umask = process.umask(0o022)
})
afterEach(() => {
  process.umask(umask)
  rmSync(folder, { recursive: true, force: true })
})

/** An emulator with data in each part of its database, including the write-ahead log. */
async function fill(dataDir: string) {
  const emulator = createEmulator({ dataDir })
  onTestFinished(emulator.close)
  await emulator.listen({ port: 0 })
  await (await fetch(`${emulator.issuer}/.well-known/openid-configuration`)).text()
  return emulator
}

function modesIn(dataDir: string): Record<string, string> {
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
  return Object.fromEntries(readdirSync(dataDir).map((name) => [name, mode(join(dataDir, name))]))
}

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8)

test('A11: only its user can access a new data folder and its files', async () => {
  const dataDir = join(folder, 'a', 'b')
  await fill(dataDir)
  expect([modeOf(join(folder, 'a')), modeOf(dataDir)]).toEqual(['700', '700'])
  const modes = modesIn(dataDir)
  expect(Object.keys(modes)).toEqual(expect.arrayContaining(['monasca.db', 'monasca.db-wal', 'monasca.lock']))
  expect(new Set(Object.values(modes))).toEqual(new Set(['600']))
})

test('A11: permissions of an earlier version’s folder are tightened, including log files', async () => {
  const dataDir = join(folder, 'old')
  const first = await fill(dataDir)
  chmodSync(dataDir, 0o755)
  for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o644)
  await first.close()
  writeFileSync(join(dataDir, 'monasca.db-wal'), '', { mode: 0o644 })
  await fill(dataDir)
  expect(modeOf(dataDir)).toBe('700')
  expect(new Set(Object.values(modesIn(dataDir)))).toEqual(new Set(['600']))
})

test('A11: permissions of an empty folder are tightened; a folder with other files or a sticky one keeps its mode, but not its files', async () => {
  for (const [name, mode, other, expected] of [
    ['empty', 0o755, undefined, '700'],
    ['shared', 0o755, 'notes.txt', '755'],
    ['sticky', 0o1777, undefined, '1777'],
  ] as const) {
    const dataDir = join(folder, name)
    mkdirSync(dataDir)
    chmodSync(dataDir, mode)
    if (other !== undefined) writeFileSync(join(dataDir, other), '')
    await fill(dataDir)
    expect([name, modeOf(dataDir)]).toEqual([name, expected])
    const { [other ?? '']: kept, ...modes } = modesIn(dataDir)
    expect([kept, new Set(Object.values(modes))]).toEqual([other && '644', new Set(['600'])])
  }
})

/** Overwrites bytes of a file from a position. */
async function overwrite(file: string, position: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.write(bytes, 0, bytes.length, position)
  await handle.close()
}

test.each([
  ['its header', async (file: string) => overwrite(file, 0, new Uint8Array(100).fill(7))],
  ['its first page', async (file: string) => overwrite(file, 100, new Uint8Array(3000).fill(7))],
  ['text instead', async (file: string) => writeFileSync(file, 'not a database at all '.repeat(500))],
  ['all pages but the first', async (file: string) => overwrite(file, 4096, new Uint8Array(400_000).fill(7))],
])('A11: a damaged database (%s) is reported at the start, with what to do', async (_what, damage) => {
  const dataDir = join(folder, 'data')
  await createEmulator({ dataDir }).close()
  await damage(join(dataDir, 'monasca.db'))
  const start = () => createEmulator({ dataDir })
  expect(start).toThrow(StoreError)
  expect(start).toThrow(/damaged.*[Mm]ove .*away.*new (data )?folder/s)
  expect(start).not.toThrow(/permissions/)
})

test('A11: a damaged lock file is reported', async () => {
  const dataDir = join(folder, 'data')
  await createEmulator({ dataDir }).close()
  writeFileSync(join(dataDir, 'monasca.lock'), 'x'.repeat(5000))
  expect(() => createEmulator({ dataDir })).toThrow(/monasca.lock is damaged. Delete it/)
})

test('A11: damage found later is a 503 that explains it, in Keystone, Monasca and the provider', async () => {
  const dataDir = join(folder, 'data')
  const emulator = await fill(dataDir)
  const url = 'http://emulator.test'
  const signIn = () =>
    emulator.fetch(`${url}/identity/v3/auth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        auth: {
          identity: {
            methods: ['password'],
            password: { user: { name: 'mini-mon', domain: { id: 'default' }, password: 'password' } },
          },
          scope: { project: { name: 'mini-mon', domain: { id: 'default' } } },
        },
      }),
    })
  const token = (await signIn()).headers.get('X-Subject-Token') ?? ''
  const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json' }
  const body = JSON.stringify({
    name: 'cpu',
    dimensions: { host: 'a' },
    timestamp: 1_700_000_000_000,
    value: 1,
  })
  await emulator.fetch(`${url}/v2.0/metrics`, { method: 'POST', headers, body })

  // The effect of a flipped bit in a page of rows: invalid JSON and missing tables.
  const other = new Database(join(dataDir, 'monasca.db'))
  other.exec(`UPDATE metrics SET dimensions = 'x' || dimensions; DROP TABLE oidc_entity`)
  other.close()

  const list = await emulator.fetch(`${url}/v2.0/metrics`, { headers })
  expect([list.status, await list.json()]).toEqual([
    503,
    { title: 'Service unavailable', description: expect.stringMatching(/is damaged.*new folder/) },
  ])
  const provider = await fetch(`${emulator.issuer}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from('keystone:keystone-secret').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  expect([provider.status, await provider.json()]).toEqual([
    503,
    { error: 'server_error', error_description: expect.stringContaining('is damaged') },
  ])

  const keys = new Database(join(dataDir, 'monasca.db'))
  keys.exec(`UPDATE keystone_user SET options = '{'`)
  keys.close()
  const refused = await signIn()
  expect([refused.status, await refused.json()]).toEqual([
    503,
    { error: expect.objectContaining({ message: expect.stringContaining('is damaged') }) },
  ])
})
