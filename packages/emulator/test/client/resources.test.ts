import { ConflictError, NotFoundError } from '@monasca/core'
import { expect, test } from 'vitest'
import { connect, startServer, ways } from './setup.js'

const start = Date.parse('2026-03-04T10:00:00Z')

test.each(ways)('metrics: create, list, names, measurements, statistics, dimensions, %s', async (way) => {
  const client = connect(await startServer(way))
  const dimensions = { hostname: 'wéb 1: (b)+%', service: 'web' }
  await client.metrics.create(
    [0, 1, 2, 3].map((index) => ({
      name: 'cpu.user_perc',
      dimensions,
      timestamp: start + index * 60_000,
      value: 10 * index,
      valueMeta: index === 0 ? { note: 'first, & last?' } : {},
    })),
  )
  await client.metrics.create({ name: 'mem.usable_perc', value: 50, timestamp: new Date(start) })
  const filter = { name: 'cpu.user_perc', dimensions: { hostname: dimensions.hostname }, startTime: start }
  expect((await client.metrics.list({ dimensions: { service: true } })).elements).toMatchObject([
    { name: 'cpu.user_perc', dimensions },
  ])
  expect((await client.metrics.listNames({})).elements).toEqual(['cpu.user_perc', 'mem.usable_perc'])
  const measurements = await client.metrics.listMeasurements(filter)
  expect(measurements.elements).toMatchObject([
    {
      name: 'cpu.user_perc',
      dimensions,
      measurements: [
        { timestamp: start, value: 0, valueMeta: { note: 'first, & last?' } },
        { timestamp: start + 60_000, value: 10, valueMeta: {} },
        { timestamp: start + 120_000, value: 20, valueMeta: {} },
        { timestamp: start + 180_000, value: 30, valueMeta: {} },
      ],
    },
  ])
  const statistics = await client.metrics.listStatistics({
    ...filter,
    statistics: ['avg', 'max', 'count'],
    period: 120,
  })
  expect(statistics.elements[0]?.statistics).toEqual([
    { timestamp: start, avg: 5, max: 10, count: 2 },
    { timestamp: start + 120_000, avg: 25, max: 30, count: 2 },
  ])
  expect((await client.metrics.listDimensionNames({ metricName: 'cpu.user_perc' })).elements).toEqual([
    'hostname',
    'service',
  ])
  expect((await client.metrics.listDimensionValues({ dimensionName: 'hostname' })).elements).toEqual([
    dimensions.hostname,
  ])
})

test.each(ways)('metrics: pages make up the whole list, %s', async (way) => {
  const client = connect(await startServer(way))
  const names = Array.from({ length: 7 }, (_name, index) => `metric.with+plus&${index}`.replace('&', '_'))
  await client.metrics.create(names.map((name) => ({ name, value: 1, timestamp: start })))
  for (const list of [
    (offset?: string) => client.metrics.listNames({ limit: 3, offset }),
    async (offset?: string) => {
      const page = await client.metrics.list({ limit: 3, offset })
      return { ...page, elements: page.elements.map((metric) => metric.name) }
    },
  ]) {
    const found: string[] = []
    let offset: string | undefined
    let pages = 0
    do {
      const page = await list(offset)
      found.push(...page.elements)
      offset = page.nextOffset
      pages += 1
    } while (offset !== undefined && pages < 10)
    expect(found).toEqual(names)
    expect(pages).toBeLessThanOrEqual(4)
  }
})

test.each(ways)('notification methods: create, get, list, update, patch, delete, types, %s', async (way) => {
  const client = connect(await startServer(way))
  const { notifications } = client
  const created = await notifications.create({
    name: 'Ünïcode hook',
    type: 'WEBHOOK',
    address: 'http://127.0.0.1:9/hook?a=b',
    period: 60,
  })
  expect(created).toEqual({
    id: created.id,
    name: 'Ünïcode hook',
    type: 'WEBHOOK',
    address: 'http://127.0.0.1:9/hook?a=b',
    period: 60,
  })
  const notificationId = created.id
  expect(await notifications.get({ notificationId })).toEqual(created)
  expect((await notifications.list()).elements).toEqual([created])
  const mail = { name: 'mail', type: 'EMAIL', address: 'me@example.org', period: 0 }
  expect(await notifications.update({ notificationId, ...mail })).toEqual({ id: notificationId, ...mail })
  expect(await notifications.patch({ notificationId, address: 'you@example.org' })).toEqual({
    id: notificationId,
    ...mail,
    address: 'you@example.org',
  })
  await expect(notifications.create(mail)).rejects.toThrow(ConflictError)
  await notifications.delete({ notificationId })
  await expect(notifications.get({ notificationId })).rejects.toThrow(NotFoundError)
  const types = (await client.notificationTypes.list()).elements
  expect(types).toEqual(expect.arrayContaining(['EMAIL', 'WEBHOOK', 'PAGERDUTY']))
})

test.each(ways)('alarm definitions: create, get, list, update, patch, delete, %s', async (way) => {
  const client = connect(await startServer(way))
  const { alarmDefinitions } = client
  const method = await client.notifications.create({
    name: 'mail',
    type: 'EMAIL',
    address: 'me@example.org',
  })
  const fields = {
    name: 'Attic too hot',
    description: 'Open a window',
    expression: 'avg(room.temp_c{site=attic}, 300) > 30 times 2',
    severity: 'HIGH' as const,
    matchBy: ['hostname'],
    alarmActions: [method.id],
    okActions: [],
    undeterminedActions: [],
  }
  const created = await alarmDefinitions.create(fields)
  expect(created).toEqual({ ...fields, id: created.id, deterministic: false, actionsEnabled: true })
  const alarmDefinitionId = created.id
  expect(await alarmDefinitions.get({ alarmDefinitionId })).toEqual(created)
  expect((await alarmDefinitions.list({ severity: 'HIGH' })).elements).toEqual([created])
  expect((await alarmDefinitions.list({ severity: 'LOW' })).elements).toEqual([])
  const changed = {
    ...fields,
    name: 'Attic far too hot',
    expression: 'max(room.temp_c{site=attic}, 120) >= 40',
    actionsEnabled: false,
  }
  expect(await alarmDefinitions.update({ alarmDefinitionId, ...changed })).toEqual({
    ...created,
    ...changed,
  })
  expect(await alarmDefinitions.patch({ alarmDefinitionId, severity: 'LOW', alarmActions: [] })).toEqual({
    ...created,
    ...changed,
    severity: 'LOW',
    alarmActions: [],
  })
  await expect(alarmDefinitions.create(changed)).rejects.toThrow(ConflictError)
  await alarmDefinitions.delete({ alarmDefinitionId })
  await expect(alarmDefinitions.get({ alarmDefinitionId })).rejects.toThrow(NotFoundError)
})

test.each(ways)('alarms: list, get, count, update, patch, history, delete, %s', async (way) => {
  const server = await startServer(way, { clock: () => start, fleet: { hosts: 4, hours: 1 } })
  const { alarms, alarmDefinitions } = connect(server)
  const [definition] = (await alarmDefinitions.list({ name: 'Disk nearly full' })).elements
  const all = (await alarms.list({ alarmDefinitionId: definition?.id })).elements
  expect(all).toHaveLength(4)
  const inAlarm = (await alarms.list({ alarmDefinitionId: definition?.id, state: 'ALARM' })).elements
  expect(inAlarm).toMatchObject([
    {
      alarmDefinition: { id: definition?.id, name: 'Disk nearly full', severity: 'MEDIUM' },
      metrics: [{ name: 'disk.space_used_perc', dimensions: { hostname: 'db-01', mount_point: '/' } }],
      state: 'ALARM',
      lifecycleState: null,
      link: null,
      createdTimestamp: start - 3_600_000,
    },
  ])
  const alarmId = inAlarm[0]?.id ?? ''
  expect(await alarms.get({ alarmId })).toEqual(inAlarm[0])
  const count = await alarms.count({ alarmDefinitionId: definition?.id, groupBy: ['state'] })
  expect(count).toMatchObject({ columns: ['count', 'state'] })
  expect(count.counts).toEqual(expect.arrayContaining([[1, 'ALARM']]))
  const link = 'https://wiki.example.org/disks'
  expect(await alarms.update({ alarmId, state: 'OK', lifecycleState: 'ACKNOWLEDGED', link })).toMatchObject({
    state: 'OK',
    lifecycleState: 'ACKNOWLEDGED',
    link,
    stateUpdatedTimestamp: start,
  })
  expect(await alarms.patch({ alarmId, lifecycleState: 'RESOLVED' })).toMatchObject({
    state: 'OK',
    lifecycleState: 'RESOLVED',
    link,
  })
  const { elements: history } = await alarms.history({ alarmId })
  expect(history.map(({ oldState, newState }) => [oldState, newState])).toEqual([
    ['UNDETERMINED', 'ALARM'],
    ['ALARM', 'OK'],
  ])
  expect(history[0]?.subAlarms).toMatchObject([
    { expression: { function: 'MAX', metricName: 'disk.space_used_perc', threshold: 90 }, state: 'ALARM' },
  ])
  const everywhere = await alarms.historyList({ dimensions: { hostname: 'db-01' } })
  expect(everywhere.elements.length).toBeGreaterThan(2)
  await alarms.delete({ alarmId })
  await expect(alarms.get({ alarmId })).rejects.toThrow(NotFoundError)
})

test.each(ways)('behavior: projects do not see each other, %s', async (way) => {
  const server = await startServer(way)
  const mine = connect(server)
  const theirs = connect(server, 'admin', { password: 'secret', projectName: 'admin' })
  await mine.metrics.create({ name: 'mine', value: 1 })
  await theirs.metrics.create({ name: 'theirs', value: 1 })
  expect((await mine.metrics.listNames({})).elements).toEqual(['mine'])
  expect((await theirs.metrics.listNames({})).elements).toEqual(['theirs'])
  expect(mine.scope).not.toBe(theirs.scope)
})
