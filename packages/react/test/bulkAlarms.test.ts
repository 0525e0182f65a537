// @vitest-environment node
import { type Alarm, type Client, createClient, type MonitoringRequest, type Requester } from '@monasca/core'
import { createEmulator, type Emulator } from '@monasca/emulator'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BulkAlarmsProgress } from '../src/index.js'
import * as query from '../src/query/index.js'

let emulator: Emulator
let client: Client
const hosts = Array.from({ length: 12 }, (_, index) => `web-${String(index).padStart(2, '0')}`)

beforeEach(async () => {
  emulator = createEmulator({ fleet: false })
  client = createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: 'http://emulator.test/identity',
    projectName: 'mini-mon',
    fetch: emulator.fetch,
  })
  await client.alarmDefinitions.create({
    name: 'Disk nearly full',
    expression: 'last(disk.used) > 90',
    matchBy: ['hostname'],
  })
  await client.metrics.create(
    hosts.map((hostname, index) => ({
      name: 'disk.used',
      dimensions: { hostname },
      timestamp: Date.now(),
      value: index < 8 ? 95 : 50,
    })),
  )
  await emulator.advance(5000)
})

afterEach(() => emulator.close())

const lifecycles = async () => {
  const { elements } = await client.alarms.list({ state: 'ALARM' })
  return elements.map(({ lifecycleState }) => lifecycleState)
}
const change = { lifecycleState: 'ACKNOWLEDGED', link: 'https://tickets.example.org/7' }

/** The client, with a hook before each request. */
const watched = (before: (request: MonitoringRequest) => void): Requester => ({
  scope: client.scope,
  request: (request) => {
    before(request)
    return client.request(request)
  },
})

test('matching: all are changed with progress, and undone', async () => {
  const progress: BulkAlarmsProgress[] = []
  const result = await query.changeAlarmsMutationOptions(client, new QueryClient()).mutationFn({
    matching: { state: 'ALARM' },
    change,
    onProgress: (current) => progress.push(current),
  })
  expect(result.counts).toEqual({ changed: 8, unchanged: 0, skipped: 0, failed: 0 })
  expect(result.isCancelled).toBe(false)
  expect(result.outcomes[0]).toMatchObject({
    name: 'Disk nearly full',
    previous: { state: 'ALARM', lifecycleState: null, link: null },
  })
  expect(progress[0]).toEqual({ phase: 'reading', done: 8, failed: 0, total: undefined })
  expect(progress.at(-1)).toEqual({ phase: 'writing', done: 8, failed: 0, total: 8 })
  expect(await lifecycles()).toEqual(Array(8).fill('ACKNOWLEDGED'))

  const undone = await query.undoAlarmChangesMutationOptions(client, new QueryClient()).mutationFn({ result })
  expect(undone.counts.changed).toBe(8)
  expect(await lifecycles()).toEqual(Array(8).fill(''))
})

test('matching: alarms that have the values are not written, and `where` leaves others out', async () => {
  const { elements } = await client.alarms.list({ state: 'ALARM' })
  await client.alarms.patch({ alarmId: elements[0]?.id ?? '', ...change })
  const requests: string[] = []
  const result = await query
    .changeAlarmsMutationOptions(
      watched(({ method }) => requests.push(method)),
      new QueryClient(),
    )
    .mutationFn({ matching: { where: (alarm) => alarm.state === 'ALARM' }, change })
  expect(result.counts).toMatchObject({ changed: 7, unchanged: 1 })
  expect(requests.filter((method) => method === 'PATCH')).toHaveLength(7)
})

test('alarms: what fails has its error, and is not undone', async () => {
  const { elements } = await client.alarms.list({ state: 'ALARM', sortBy: 'alarm_id' })
  const [first, second] = elements as [Alarm, Alarm]
  await client.alarms.delete({ alarmId: first.id })
  const result = await query
    .changeAlarmsMutationOptions(client, new QueryClient())
    .mutationFn({ alarms: [first, second, second], change })
  expect(result.outcomes.map(({ alarmId, status, error }) => [alarmId, status, error?.code])).toEqual([
    [first.id, 'failed', 'not_found'],
    [second.id, 'changed', undefined],
  ])
  const undone = await query.undoAlarmChangesMutationOptions(client, new QueryClient()).mutationFn({ result })
  expect(undone.outcomes.map(({ alarmId }) => alarmId)).toEqual([second.id])
})

test('signal: the rest is skipped, and what was shown goes back', async () => {
  const queryClient = new QueryClient()
  const list = query.listAlarmsQueryOptions(client, { state: 'ALARM' })
  await queryClient.prefetchQuery(list)
  const cancel = new AbortController()
  const result = await query.changeAlarmsMutationOptions(client, queryClient).mutationFn({
    matching: { state: 'ALARM' },
    change,
    concurrency: 1,
    signal: cancel.signal,
    onProgress: ({ phase, done }) => {
      if (phase === 'writing' && done === 3) cancel.abort()
    },
  })
  expect(result).toMatchObject({ counts: { changed: 3, skipped: 5 }, isCancelled: true })
  const shown = queryClient.getQueryData(list.queryKey)?.elements.map(({ lifecycleState }) => lifecycleState)
  expect(shown?.filter((text) => text === 'ACKNOWLEDGED')).toHaveLength(3)
})

test('signal: cancelled while the alarms are read, nothing is written', async () => {
  const cancel = new AbortController()
  const methods: string[] = []
  const requester = watched(({ method }) => {
    methods.push(method)
    cancel.abort()
  })
  const result = await query
    .changeAlarmsMutationOptions(requester, new QueryClient())
    .mutationFn({ matching: {}, change, signal: cancel.signal })
  expect(result.isCancelled).toBe(true)
  expect(result.counts.changed).toBe(0)
  expect(methods).toEqual(['GET'])
})

test('optimistic: cached alarms change before the server responds', async () => {
  const queryClient = new QueryClient()
  const list = query.listAlarmsQueryOptions(client, { state: 'ALARM' })
  await queryClient.prefetchQuery(list)
  const shownAt: number[] = []
  const requester = watched(({ method }) => {
    const elements = queryClient.getQueryData(list.queryKey)?.elements ?? []
    if (method === 'PATCH') shownAt.push(elements.filter((alarm) => alarm.link === change.link).length)
  })
  await query
    .changeAlarmsMutationOptions(requester, queryClient)
    .mutationFn({ matching: { state: 'ALARM' }, change })
  expect(shownAt[0]).toBe(8)
})

test('delete: also alarms that are gone already', async () => {
  const { elements } = await client.alarms.list({ state: 'ALARM' })
  await client.alarms.delete({ alarmId: elements[0]?.id ?? '' })
  const options = query.deleteAlarmsMutationOptions(client, new QueryClient())
  const result = await options.mutationFn({ alarms: elements })
  expect(result).toMatchObject({ counts: { changed: 8, failed: 0 }, change: undefined })
  expect((await client.alarms.count({})).counts).toEqual([[4]])
  const undo = query.undoAlarmChangesMutationOptions(client, new QueryClient())
  await expect(undo.mutationFn({ result })).rejects.toThrow('deleted alarms cannot be restored')
})

test('error: a missing role stops at the first refusal', async () => {
  const reader = createClient({
    username: 'reader',
    password: 'password',
    authUrl: 'http://emulator.test/identity',
    projectName: 'mini-mon',
    fetch: emulator.fetch,
  })
  let patches = 0
  const requester: Requester = {
    scope: reader.scope,
    request: (request) => {
      if (request.method === 'PATCH') patches += 1
      return reader.request(request)
    },
  }
  const result = await query
    .changeAlarmsMutationOptions(requester, new QueryClient())
    .mutationFn({ matching: {}, change, concurrency: 1 })
  expect(result.counts).toMatchObject({ changed: 0, failed: 12 })
  expect(patches).toBe(1)
})

test.each([0, 1.5])('error: a concurrency of %s', async (concurrency) => {
  const options = query.changeAlarmsMutationOptions(client, new QueryClient())
  await expect(options.mutationFn({ matching: {}, change, concurrency })).rejects.toThrow(
    '`concurrency` must be a whole number of at least 1',
  )
})
