import { createClient } from '@monasca/core'
import { createEmulator } from '@monasca/emulator'
import { expect, onTestFinished, test } from 'vitest'
import { findBusiestHost } from './findBusiestHost'

const now = Date.UTC(2026, 0, 5, 12)

/** A new, empty cloud at `now`, and a client that is signed in to it. */
function createCloud() {
  const emulator = createEmulator({ clock: () => now })
  onTestFinished(() => emulator.close())
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    projectName: 'mini-mon',
    authUrl: 'http://emulator.test/identity',
    fetch: emulator.fetch,
  })
  return { emulator, client }
}

test('finds the busiest host', async () => {
  const { client } = createCloud()
  const metric = (hostname: string, value: number) => ({
    name: 'cpu.user_perc',
    dimensions: { hostname },
    timestamp: now - 60_000,
    value,
  })
  await client.metrics.create([metric('web1', 20), metric('web2', 90)])
  expect(await findBusiestHost(client, now - 3_600_000)).toBe('web2')
})

test('an alarm fires, and is undetermined when no more data arrives', async () => {
  const { client, emulator } = createCloud()
  await client.alarmDefinitions.create({ name: 'Too warm', expression: 'avg(room.temp_c) > 25' })
  await client.metrics.create({ name: 'room.temp_c', value: 31, timestamp: now })
  const states = async () => (await client.alarms.list()).elements.map(({ state }) => state)
  await emulator.advance(120_000)
  expect(await states()).toEqual(['ALARM'])
  await emulator.advance(120_000)
  expect(await states()).toEqual(['UNDETERMINED'])
})
