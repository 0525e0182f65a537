import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@monasca/core'
import { afterEach, expect, test } from 'vitest'
import { createFleet } from '../../src/agent/index.js'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/index.js'

const start = Date.parse('2026-03-04T10:00:00Z')
const minute = 60_000
const hour = 60 * minute

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

function createWithFleet(hosts: number, hours: number, options: EmulatorOptions = {}): Emulator {
  const emulator = createEmulator({ clock: () => start, ...options, fleet: { hosts, hours } })
  closing.push(emulator.close)
  return emulator
}

/** Sends a request as the user `mini-mon`. */
// biome-ignore lint/suspicious/noExplicitAny: tests look at elements of many shapes, and state them
async function ask(emulator: Emulator, path: string): Promise<any[]> {
  const user = { name: 'mini-mon', domain: { id: 'default' }, password: 'password' }
  const auth = {
    identity: { methods: ['password'], password: { user } },
    scope: { project: { name: 'mini-mon', domain: { id: 'default' } } },
  }
  const body = JSON.stringify({ auth })
  const signedIn = await emulator.fetch('http://e.test/identity/v3/auth/tokens', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  })
  const headers = { 'X-Auth-Token': signedIn.headers.get('X-Subject-Token') ?? '' }
  const response = await emulator.fetch(`http://e.test/v2.0${path}`, { headers })
  expect(response.status).toBe(200)
  return ((await response.json()) as { elements: unknown[] }).elements
}

async function timesOf(emulator: Emulator, from: number): Promise<number[]> {
  const dimensions = 'hostname:web-01'
  const [series] = await ask(
    emulator,
    `/metrics/measurements?name=cpu.user_perc&dimensions=${dimensions}&start_time=${new Date(from).toISOString()}`,
  )
  return series.measurements.map(([time]: [string]) => Date.parse(time))
}

test('default: the same fleet has the same values; a larger one starts with those of a smaller one', () => {
  const [first, second, small] = [8, 8, 3].map((hosts) => createFleet({ hosts, start }))
  const values = (fleet: typeof first) => fleet?.series.map(({ valueAt }) => valueAt(start - 3 * hour))
  expect(values(first)).toEqual(values(second))
  expect(values(first)?.slice(0, values(small)?.length)).toEqual(values(small))
  expect(first?.hosts.map((host) => host.hostname)).toEqual([
    'web-01',
    'db-01',
    'api-01',
    'worker-01',
    'web-02',
    'cache-01',
    'web-03',
    'db-02',
  ])
})

test('behavior: values are plausible, and days are busier than nights', () => {
  const { series } = createFleet({ hosts: 12, start })
  for (const { name, dimensions, valueAt } of series) {
    expect(dimensions['source']).toBe('simulated')
    for (let time = start - 24 * hour; time <= start; time += 7 * minute) {
      const value = valueAt(time)
      if (value === undefined) continue
      expect(Number.isFinite(value) && value >= 0).toBe(true)
      if (name.endsWith('_perc') || name === 'cpu.percent') expect(value).toBeLessThanOrEqual(100)
    }
  }
  const web = series.find(({ name }) => name === 'cpu.user_perc')
  const mean = (from: number) => {
    let sum = 0
    for (let index = 0; index < 60; index += 1) sum += web?.valueAt(from + index * minute) ?? 0
    return sum / 60
  }
  const midnight = Date.parse('2026-03-03T00:00:00Z')
  expect(mean(midnight + 15 * hour)).toBeGreaterThan(2 * mean(midnight + 3 * hour))
})

test('default: history, alarm definitions and alarms in all states exist with the first reply', async () => {
  const emulator = createWithFleet(8, 24)
  const times = await timesOf(emulator, start - 48 * hour)
  expect(times).toHaveLength(24 * 60 + 1)
  expect([times[0], times.at(-1)]).toEqual([start - 24 * hour, start])
  const definitions = await ask(emulator, '/alarm-definitions')
  expect(definitions.map((definition) => definition.severity).toSorted()).toEqual(
    expect.arrayContaining(['CRITICAL', 'HIGH', 'LOW', 'MEDIUM']),
  )
  const methods = await ask(emulator, '/notification-methods')
  expect(new Set(methods.map((method) => method.type))).toEqual(new Set(['EMAIL', 'WEBHOOK']))
  expect(methods.map((method) => method.id)).toEqual(expect.arrayContaining(definitions[0].alarm_actions))
  const alarms = await ask(emulator, '/alarms')
  const states = alarms.map(({ state, alarm_definition, metrics }) => [
    state,
    alarm_definition.name,
    metrics[0].dimensions.hostname,
  ])
  expect(states.filter(([state]) => state === 'ALARM').toSorted()).toEqual([
    ['ALARM', 'Disk nearly full', 'db-01'],
    ['ALARM', 'High CPU usage', 'worker-01'],
    ['ALARM', 'Host not reachable', 'db-02'],
  ])
  expect(states.filter(([state]) => state === 'UNDETERMINED').map(([, , host]) => host)).toEqual(
    Array(4).fill('db-02'),
  )
  expect(states.filter(([state]) => state === 'OK').length).toBeGreaterThan(20)
})

test('behavior: the state of an alarm agrees with its history and with the data', async () => {
  const emulator = createWithFleet(8, 24)
  const alarms = await ask(emulator, '/alarms?state=ALARM')
  const busy = alarms.find(({ alarm_definition }) => alarm_definition.name === 'High CPU usage')
  const history = await ask(emulator, `/alarms/${busy.id}/state-history`)
  expect(history.map(({ old_state, new_state }) => [old_state, new_state])).toEqual([
    ['UNDETERMINED', 'OK'],
    ['OK', 'ALARM'],
  ])
  const last = history.at(-1)
  expect(Date.parse(last.timestamp)).toBe(Date.parse(busy.state_updated_timestamp))
  expect(last.reason).toContain('avg(cpu.user_perc{source=simulated}) > 80 times 10')
  expect(last.sub_alarms[0]).toMatchObject({
    sub_alarm_expression: { function: 'AVG', operator: 'GT', threshold: 80, period: 60, periods: 10 },
    sub_alarm_state: 'ALARM',
  })
  const from = Date.parse(last.timestamp) - 10 * minute + 1
  const [series] = await ask(
    emulator,
    `/metrics/statistics?name=cpu.user_perc&dimensions=hostname:worker-01&statistics=avg&period=600` +
      `&start_time=${new Date(from).toISOString()}`,
  )
  expect(series.statistics.at(-1)[1]).toBeGreaterThan(80)
})

test('behavior: after a restart only missing values are written', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'monasca-fleet-'))
  closing.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = createWithFleet(4, 2, { dataDir })
  const alarms = await ask(first, '/alarms')
  await first.close()
  const later = start + 30 * minute
  const second = createWithFleet(4, 2, { dataDir, clock: () => later })
  const times = await timesOf(second, start - 48 * hour)
  const expected = Array.from({ length: 151 }, (_time, index) => start - 2 * hour + index * minute)
  expect(times).toEqual(expected)
  const after = await ask(second, '/alarms')
  expect(after.map(({ id }) => id).toSorted()).toEqual(alarms.map(({ id }) => id).toSorted())
  await second.close()
  const muchLater = start + 100 * hour
  const third = createWithFleet(4, 2, { dataDir, clock: () => muchLater })
  const latest = await timesOf(third, later + 1)
  expect([latest.length, latest[0], latest.at(-1)]).toEqual([121, muchLater - 2 * hour, muchLater])
})

test('behavior: live values continue, and alarms follow the data', async () => {
  const emulator = createWithFleet(4, 1)
  expect((await timesOf(emulator, start)).length).toBe(1)
  await emulator.advance(2 * minute)
  expect(await timesOf(emulator, start)).toEqual([0, 1, 2, 3, 4].map((index) => start + index * 30_000))
  const inAlarm = async () =>
    (await ask(emulator, '/alarms?state=ALARM')).map(({ alarm_definition }) => alarm_definition.name)
  expect(await inAlarm()).toContain('High CPU usage')
  await emulator.advance(3 * hour)
  expect(await inAlarm()).not.toContain('High CPU usage')
})

test('behavior: after a sleep of the machine the values in between are written as well', async () => {
  let now = start
  const emulator = createWithFleet(1, 2, { clock: () => now })
  await emulator.advance(0)
  now += 30 * minute
  await emulator.advance(0)
  expect(await timesOf(emulator, start)).toEqual(
    Array.from({ length: 31 }, (_time, index) => start + index * minute),
  )
})

test('parameters: without a history, live values start at once', async () => {
  const emulator = createWithFleet(1, 0)
  expect(await timesOf(emulator, start - hour)).toEqual([start])
  await emulator.advance(30_000)
  expect(await timesOf(emulator, start - hour)).toEqual([start, start + 30_000])
})

test('behavior: an edited definition is evaluated in its new form', async () => {
  const emulator = createWithFleet(4, 1)
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    projectName: 'mini-mon',
    authUrl: 'http://e.test/identity',
    fetch: emulator.fetch,
  })
  const [cpu] = (await client.alarmDefinitions.list({ name: 'High CPU usage' })).elements
  const inAlarm = async () => {
    const { elements } = await client.alarms.list({ alarmDefinitionId: cpu?.id, state: 'ALARM' })
    return elements.map((alarm) => alarm.metrics[0]?.dimensions['hostname'])
  }
  expect(await inAlarm()).toEqual(['worker-01'])
  await client.alarmDefinitions.patch({
    alarmDefinitionId: cpu?.id ?? '',
    expression: 'avg(cpu.user_perc{source=simulated}) > 99 times 10',
  })
  await emulator.advance(2 * minute)
  expect(await inAlarm()).toEqual([])
})

test('default: the past has history and mails, and no webhook was posted', async () => {
  const emulator = createWithFleet(8, 24)
  const history = await ask(emulator, '/alarms/state-history')
  expect(history.length).toBeGreaterThan(50)
  for (const { timestamp, sub_alarms } of history) {
    expect(Date.parse(timestamp)).toBeGreaterThanOrEqual(start - 24 * hour)
    expect(Date.parse(timestamp)).toBeLessThanOrEqual(start)
    expect(sub_alarms).not.toEqual([])
  }
  const response = await emulator.fetch('http://e.test/emulator/v1/outbox')
  const { elements } = (await response.json()) as { elements: { type: string; subject: string }[] }
  expect(new Set(elements.map(({ type }) => type))).toEqual(new Set(['EMAIL']))
  expect(elements.map(({ subject }) => subject)).toContain('ALARM CRITICAL "Host not reachable" on db-02')
})

test('behavior: progress is reported from 0 to 1', async () => {
  const reported: number[] = []
  const emulator = createEmulator({
    clock: () => start,
    fleet: { hosts: 2, hours: 24, onProgress: (done) => reported.push(done) },
  })
  closing.push(emulator.close)
  await emulator.fetch('http://e.test/identity')
  expect([reported[0], reported.at(-1)]).toEqual([0, 1])
  expect(reported).toEqual(reported.toSorted((a, b) => a - b))
  expect(reported.length).toBeGreaterThan(4)
})

test('behavior: closing while the past is being written stops that, and the next start continues', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'monasca-fleet-'))
  closing.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = createWithFleet(8, 24, { dataDir })
  await first.close()
  const second = createWithFleet(8, 24, { dataDir })
  expect(await timesOf(second, start - 48 * hour)).toHaveLength(24 * 60 + 1)
  expect(await ask(second, '/alarms')).toHaveLength(39)
})

test('error: a seed without the project of the fleet', () => {
  expect(() => createEmulator({ seed: { projects: [], users: [] }, fleet: { hosts: 1, hours: 1 } })).toThrow(
    /project "mini-mon"/,
  )
})
