import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type EmulatorProcess, startProcess } from './emulatorProcess.js'
import type { Json } from './setup.js'

const hosts = ['h0', 'h1', 'h2', 'h3', 'h4']
const kills = 3

/** Measurement `number` of a host: hosts cross the threshold at different times, and often. */
function computeValue(host: number, number: number): number {
  return (number + host) % (2 * (host + 3)) < host + 3 ? 10 : 90
}

/**
 * Posts one measurement after the other for each host until the process has ended. Collects the numbers of those that
 * were acknowledged.
 */
async function ingest(emulator: EmulatorProcess, first: number, start: number, acknowledged: Set<number>) {
  let next = first
  let isGone = false
  const post = async (): Promise<void> => {
    while (!isGone) {
      const number = next++
      const metrics = hosts.map((host, index) => ({
        name: 'x',
        dimensions: { host },
        timestamp: start + number,
        value: computeValue(index, number),
      }))
      try {
        const { status } = await emulator.send('POST', '/metrics', metrics)
        if (status === 204) acknowledged.add(number)
      } catch {
        isGone = true
      }
    }
  }
  const enough = acknowledged.size + 40
  const kill = async (): Promise<void> => {
    while (acknowledged.size < enough) await setTimeout(1)
    // At any moment of the next exchange.
    await setTimeout(Math.random() * 10)
    await emulator.kill()
  }
  await Promise.all([post(), kill()])
  return next
}

async function all(emulator: EmulatorProcess, path: string): Promise<Json[]> {
  const elements: Json[] = []
  for (;;) {
    const join = path.includes('?') ? '&' : '?'
    const offset = elements.at(-1)?.offset ?? ''
    const { status, body } = await emulator.send('GET', `${path}${join}limit=10000${offset}`)
    expect(status).toBe(200)
    elements.push(...body.elements)
    const next = body.links.find(({ rel }: Json) => rel === 'next')
    if (next === undefined) return elements
    elements[elements.length - 1].offset = `&offset=${new URL(next.href).searchParams.get('offset')}`
  }
}

/** The states that a sequence of values leads to. */
function statesOf(values: readonly number[]): string[] {
  const states = values.map((value) => (value > 50 ? 'ALARM' : 'OK'))
  return states.filter((state, index) => state !== states[index - 1])
}

test('behavior: killed during ingest and transitions, it loses nothing acknowledged, and adds nothing', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'monasca-kill-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const acknowledged = new Set<number>()
  const start = Date.now()
  let emulator = await startProcess(dataDir)
  const mail = await emulator.send('POST', '/notification-methods', {
    name: 'mail',
    type: 'EMAIL',
    address: 'a@example.org',
  })
  await emulator.send('POST', '/alarm-definitions', {
    name: 'each',
    expression: 'last(x) > 50',
    match_by: ['host'],
  })
  await emulator.send('POST', '/alarm-definitions', {
    name: 'mailed',
    expression: 'last(x{host=h4}) > 50',
    alarm_actions: [mail.body.id],
  })
  let next = 0
  let ids: string[] | undefined
  for (let kill = 0; kill < kills; kill++) {
    next = await ingest(emulator, next, start, acknowledged)
    emulator = await startProcess(dataDir)
    const alarms = await all(emulator, '/alarms')
    const found = alarms.map(({ id }) => id).toSorted()
    ids ??= found
    expect(found).toEqual(ids)
  }
  expect(ids).toHaveLength(hosts.length + 1)
  expect(acknowledged.size).toBeGreaterThanOrEqual(40 * kills)

  const since = new Date(start).toISOString()
  for (const alarm of await all(emulator, '/alarms')) {
    const { host } = alarm.metrics[0].dimensions
    const query = `name=x&dimensions=host%3A${host}&start_time=${since}`
    const series = await all(emulator, `/metrics/measurements?${query}`)
    const measured = series.flatMap(({ measurements }) => measurements)
    const numbers = measured.map(([time]: [string]) => Date.parse(time) - start)
    expect([...acknowledged].filter((number) => !numbers.includes(number))).toEqual([])

    const history = await all(emulator, `/alarms/${alarm.id}/state-history`)
    const expected = statesOf(measured.map(([, value]: [string, number]) => value))
    expect(history.map(({ new_state }) => new_state)).toEqual(expected)
    expect(history.map(({ old_state }) => old_state)).toEqual(['UNDETERMINED', ...expected].slice(0, -1))
    expect(alarm.state).toBe(expected.at(-1))
    if (alarm.alarm_definition.name !== 'mailed') continue

    // Each transition to ALARM was notified once: the last process has sent what was pending.
    const mails = expected.filter((state) => state === 'ALARM').length
    await expect.poll(() => countMails(emulator), { timeout: 10_000 }).toBe(mails)
    await setTimeout(200)
    expect(await countMails(emulator)).toBe(mails)
  }
  await emulator.kill()
}, 120_000)

async function countMails({ url }: EmulatorProcess): Promise<number> {
  const response = await fetch(`${url}/emulator/v1/outbox?limit=1000`)
  const { elements }: Json = await response.json()
  return elements.length
}
