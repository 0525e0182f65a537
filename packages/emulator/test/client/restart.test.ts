import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@monasca/core'
import { expect, onTestFinished, test } from 'vitest'
import { connect, startServer, ways } from './setup.js'

test.each(ways)('behavior: a restart loses neither data nor sign-ins, %s', async (way) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'monasca-restart-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = await startServer(way, { dataDir })
  const before = connect(first)
  await before.metrics.create({ name: 'kept', value: 7, timestamp: 1_770_000_000_000 })
  const definition = await before.alarmDefinitions.create({ name: 'kept', expression: 'kept > 5' })
  const method = await before.notifications.create({ name: 'kept', type: 'EMAIL', address: 'a@b.c' })
  const token = (await before.session.getToken()) ?? ''
  await first.close()

  const second = await startServer(way, { dataDir })
  const { origin, fetch } = second
  const after = createClient({ token, authUrl: `${origin}/identity`, projectName: 'mini-mon', fetch })
  const { elements } = await after.metrics.listMeasurements({ name: 'kept', startTime: 1_770_000_000_000 })
  expect(elements[0]?.measurements).toEqual([{ timestamp: 1_770_000_000_000, value: 7, valueMeta: {} }])
  expect(await after.alarmDefinitions.get({ alarmDefinitionId: definition.id })).toEqual(definition)
  expect(await after.notifications.get({ notificationId: method.id })).toEqual(method)
  expect(await connect(second).session.getProjectId()).toBe(await before.session.getProjectId())
})
