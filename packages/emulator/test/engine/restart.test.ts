import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { expect, onTestFinished, test } from 'vitest'
import { fuzz, type Random } from '../../../../vitest.fuzz.js'
import { openStore } from '../../src/store/openStore.js'
import { type Json, type Lab, startLab } from './setup.js'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'monasca-engine-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What a process leaves behind if it is killed at this moment. */
function crashed(dataDir: string): string {
  const copy = temporaryFolder()
  for (const name of ['monasca.db', 'monasca.db-wal']) {
    if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(copy, name))
  }
  return copy
}

/** Alarms and history without ids, which differ from run to run. */
async function picture(lab: Lab): Promise<Json> {
  const nameOf = ({ metrics }: Json) =>
    metrics.map(({ name, dimensions }: Json) => `${name}${JSON.stringify(dimensions)}`).join()
  const alarms = await lab.alarms()
  const key = new Map(alarms.map((alarm) => [alarm.id, `${alarm.alarm_definition.name} ${nameOf(alarm)}`]))
  const { elements } = await lab.send('GET', '/alarms/state-history')
  return {
    alarms: alarms
      .map(({ id, state, link, created_timestamp, updated_timestamp }) =>
        [key.get(id), state, link, created_timestamp, updated_timestamp].join(' '),
      )
      .toSorted(),
    history: elements
      .map(({ alarm_id, timestamp, old_state, new_state, reason, sub_alarms }: Json) =>
        [key.get(alarm_id), timestamp, old_state, new_state, reason, JSON.stringify(sub_alarms)].join(' '),
      )
      .toSorted(),
  }
}

const expressions = [
  'avg(a) > 50 times 2',
  'max(a) > 90',
  'last(b) > 50 and max(a) > 20',
  'count(b, deterministic) > 2',
  'min(b, 120) < 10 or sum(a{host=h1}, 120) > 200',
]

type Step = { second: number; act: (lab: Lab) => Promise<void> }

/** Events of an emulator, at ascending seconds. */
function makeSteps(random: Random): Step[] {
  const steps: Step[] = []
  const host = () => ({
    host: `h${random.below(3)}`,
    ...(random.oneIn(3) ? {} : { disk: random.pick(['x', 'y']) }),
  })
  for (let second = 0; second < 1500; second += 5 + random.below(50)) {
    const late = random.oneIn(5) ? random.below(150) : 0
    const metrics = Array.from({ length: 1 + random.below(3) }, () => ({
      name: random.pick(['a', 'b']),
      second: second - late,
      value: random.below(110),
      dimensions: host(),
    }))
    // Occasional silence.
    if (second % 600 < 400) steps.push({ second, act: (lab) => lab.post(...metrics) })
    const chosen = random.below(100)
    const state = random.pick(['OK', 'ALARM', 'UNDETERMINED'] as const)
    if (random.oneIn(12)) steps.push({ second, act: (lab) => changeAlarm(lab, chosen, state) })
    if (random.oneIn(25)) steps.push({ second, act: (lab) => changeAlarm(lab, chosen, undefined) })
    const threshold = random.below(100)
    if (random.oneIn(20)) steps.push({ second, act: (lab) => editDefinition(lab, threshold) })
  }
  return steps
}

/** Sets the state of an alarm, or deletes it: the same one in every run. */
async function changeAlarm(lab: Lab, chosen: number, state: string | undefined): Promise<void> {
  const alarms = (await lab.alarms()).toSorted((one, other) => (textOf(one) < textOf(other) ? -1 : 1))
  const alarm = alarms[chosen % Math.max(1, alarms.length)]
  if (alarm === undefined) return
  if (state === undefined) await lab.send('DELETE', `/alarms/${alarm.id}`)
  else await lab.send('PATCH', `/alarms/${alarm.id}`, { state, link: `http://example.org/${chosen}` })
}

function textOf({ alarm_definition, metrics, created_timestamp }: Json): string {
  return JSON.stringify([alarm_definition.name, created_timestamp, metrics])
}

async function editDefinition(lab: Lab, threshold: number): Promise<void> {
  const { elements } = await lab.send('GET', '/alarm-definitions?name=d0')
  await lab.send('PATCH', `/alarm-definitions/${elements[0].id}`, {
    expression: `avg(a) > ${threshold} times ${1 + (threshold % 3)}`,
  })
}

async function defineAll(lab: Lab): Promise<void> {
  for (const [index, expression] of expressions.entries()) {
    await lab.define(expression, { name: `d${index}`, match_by: index === 2 ? [] : ['host', 'disk'] })
  }
}

test('property: an emulator that is repeatedly closed or killed behaves like one that never was', async () => {
  await fuzz(
    async (random) => {
      const steps = makeSteps(random)
      const whole = await startLab()
      let dataDir = temporaryFolder()
      let broken = await startLab({ dataDir })
      await defineAll(whole)
      await defineAll(broken)
      let present = -53
      for (const { second, act } of steps) {
        // Both evaluate at second 7 of each minute. Restarting at such a second keeps them in step.
        const tick = Math.floor((second - 7) / 60) * 60 + 7
        if (tick > present && random.oneIn(3)) {
          await broken.at(tick)
          if (random.oneIn(2)) dataDir = crashed(dataDir)
          await broken.close()
          broken = await startLab({ dataDir, from: tick })
        }
        for (const lab of [whole, broken]) {
          await lab.at(second)
          await act(lab)
        }
        present = second
      }
      for (const lab of [whole, broken]) await lab.at(2400)
      expect(await picture(broken)).toEqual(await picture(whole))
      await whole.close()
      await broken.close()
    },
    { runs: 3 },
  )
}, 60_000)

test('behavior: a missing state of the engine is rebuilt from the store', async () => {
  const dataDir = temporaryFolder()
  const first = await startLab({ dataDir })
  await first.define('avg(x) > 50 times 3', { match_by: ['host'] })
  await first.define('last(y) > 50')
  for (let second = 0; second <= 600; second += 20) {
    await first.at(second)
    await first.post({ name: 'x', second, value: 90, dimensions: { host: 'h1' } })
    if (second === 0) await first.post({ name: 'y', second, value: 99 })
  }
  const before = await picture(first)
  const ids = (await first.alarms()).map(({ id }) => id)
  expect(before.history).toHaveLength(2)
  await first.close()
  const store = openStore({ dataDir })
  store.run('DELETE FROM engine_snapshots')
  store.run('DELETE FROM engine_journal')
  store.close()
  const second = await startLab({ dataDir, from: 607 })
  for (let at = 620; at <= 900; at += 20) {
    await second.at(at)
    await second.post({ name: 'x', second: at, value: 90, dimensions: { host: 'h1' } })
  }
  expect(await picture(second)).toEqual(before)
  expect((await second.alarms()).map(({ id }) => id)).toEqual(ids)
  await second.at(2000)
  expect((await second.history()).slice(2)).toEqual(['1447 UNDETERMINED'])
})

test('behavior: alarm definitions of an earlier emulator are evaluated from now on', async () => {
  const dataDir = temporaryFolder()
  const first = await startLab({ dataDir })
  const id = await first.define('last(x) > 50')
  await first.close()
  const store = openStore({ dataDir })
  store.run('DELETE FROM engine_snapshots')
  store.run('DELETE FROM engine_journal')
  store.run("DELETE FROM migrations WHERE namespace = 'engine'")
  store.run('DROP TABLE engine_snapshots')
  store.run('DROP TABLE engine_journal')
  store.close()
  const second = await startLab({ dataDir, from: 0 })
  await second.measure(10, 'x', 99)
  expect(await second.alarms()).toMatchObject([{ alarm_definition: { id }, state: 'ALARM' }])
})

test('behavior: a long journal becomes a snapshot', async () => {
  const dataDir = temporaryFolder()
  const first = await startLab({ dataDir })
  await first.define('max(x) > 50')
  for (let second = 0; second < 60; second += 1) {
    const values = Array.from({ length: 1000 }, (_, index) => ({ name: 'x', second, value: index % 10 }))
    await first.at(second)
    await first.post(...values)
  }
  const store = openStore({ dataDir: crashed(dataDir) })
  const [row] = store.all<{ rows: number; length: number }>(
    'SELECT count(*) AS rows, sum(length(input)) AS length FROM engine_journal',
  )
  const [snapshot] = store.all<{ snapshot: string }>('SELECT snapshot FROM engine_snapshots')
  store.close()
  expect(row?.rows).toBeGreaterThan(0)
  expect(row?.length).toBeLessThan(1_100_000)
  expect(JSON.parse(snapshot?.snapshot ?? '').definitions).toHaveLength(1)
})

test('behavior: the engine forgets what could not be written', async () => {
  const dataDir = temporaryFolder()
  const lab = await startLab({ dataDir })
  await lab.define('max(x) > 50 and max(y) > 50', { match_by: ['host'] })
  await lab.measure(0, 'x', 99, { host: 'h1' })
  // Another process locks the file: all writes now fail after five seconds.
  const other = new Database(join(dataDir, 'monasca.db'))
  other.exec('BEGIN IMMEDIATE')
  expect(
    await lab.status('POST', '/metrics', { name: 'y', dimensions: { host: 'h1' }, timestamp: 1, value: 99 }),
  ).toBeGreaterThanOrEqual(500)
  other.exec('ROLLBACK')
  other.close()
  expect(await lab.alarms()).toEqual([])
  await lab.measure(10, 'y', 1, { host: 'h1' })
  expect(await lab.alarms()).toMatchObject([{ state: 'UNDETERMINED' }])
  await lab.measure(20, 'y', 99, { host: 'h1' })
  expect(await lab.history()).toEqual(['20 ALARM'])
}, 30_000)
