import { createClient } from '@monasca/core'
import { expect, onTestFinished, test } from 'vitest'
import { createEmulator } from '../../src/index.js'

test('guide: an alarm is raised when time passes', async () => {
  const emulator = createEmulator()
  onTestFinished(emulator.close)
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    projectName: 'mini-mon',
    authUrl: 'http://emulator.test/identity',
    fetch: emulator.fetch,
  })
  await client.alarmDefinitions.create({ name: 'busy', expression: 'max(cpu.percent) > 90' })
  await client.metrics.create({ name: 'cpu.percent', value: 97 })
  await emulator.advance(120_000)
  const { elements } = await client.alarms.list({ state: 'ALARM' })
  expect(elements.map((alarm) => alarm.alarmDefinition.name)).toEqual(['busy'])
})
