import { type Client, createClient } from '@monasca/core'
import { createEmulator, type Emulator } from '@monasca/emulator'
import { waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useAlarmExplanation } from '../src/index.js'
import { createRecordingRequester } from './recordingRequester.js'
import { renderMonascaHook } from './renderMonascaHook.js'
import { wireAnswers, wireId } from './wireAnswers.js'

const origin = 'http://emulator.test'
const minute = 60_000

let emulator: Emulator
let client: Client
/** Paths that were requested. */
let paths: string[]

beforeEach(() => {
  emulator = createEmulator({ fleet: false })
  paths = []
  client = createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: `${origin}/identity`,
    projectName: 'mini-mon',
    retries: 0,
    fetch: (input, init) => {
      paths.push(new URL(input).pathname)
      return emulator.fetch(new Request(input, init))
    },
  })
})

afterEach(() => emulator.close())

/** An alarm over two disks of one host, of which one is nearly full. */
async function raiseAlarm(expression: string): Promise<string> {
  await client.alarmDefinitions.create({ name: 'Disk nearly full', expression, matchBy: ['hostname'] })
  const now = Date.now()
  await client.metrics.create(
    ['/', '/data'].flatMap((mount, disk) =>
      [3, 2, 1, 0].map((age) => ({
        name: 'disk.space_used_perc',
        dimensions: { hostname: 'web1', mount_point: mount },
        timestamp: now - age * minute,
        value: disk === 0 ? 40 : 97,
      })),
    ),
  )
  let alarmId: string | undefined
  await waitFor(async () => {
    const { elements } = await client.alarms.list()
    alarmId = elements[0]?.id
    expect(elements[0]?.metrics).toHaveLength(2)
  })
  paths.length = 0
  return alarmId ?? ''
}

test('default: the values of all metrics against the threshold, with few requests', async () => {
  const alarmId = await raiseAlarm('max(disk.space_used_perc) > 90 and avg(disk.space_used_perc) > 50')
  const { result } = renderMonascaHook(() => useAlarmExplanation({ alarmId, query: {} }), {
    client,
  })
  expect(result.current).toMatchObject({ alarm: undefined, explanation: undefined, isPending: true })
  await waitFor(() => expect(result.current.isPending).toBe(false))
  const { alarm, definition, explanation, range, error } = result.current
  expect(error).toBeNull()
  expect(alarm?.alarmDefinition.name).toBe('Disk nearly full')
  expect(definition?.matchBy).toEqual(['hostname'])
  expect((range?.endTime ?? 0) - (range?.startTime ?? 0)).toBe(3_600_000)
  const found = explanation?.subAlarms.map(({ text, value, isViolated, metrics }) => ({
    text,
    value,
    isViolated,
    metrics: metrics.map(({ metric, value }) => [metric.dimensions['mount_point'], value]),
  }))
  const metrics = [
    ['/data', 97],
    ['/', 40],
  ]
  expect(found).toEqual([
    { text: 'max(disk.space_used_perc) > 90', value: 97, isViolated: true, metrics },
    { text: 'avg(disk.space_used_perc) > 50', value: 68.5, isViolated: true, metrics },
  ])
  expect(paths).toEqual([
    `/v2.0/alarms/${alarmId}`,
    expect.stringMatching(/alarm-definitions/),
    '/v2.0/metrics/statistics',
  ])
})

test('behavior: unchanged data is the same explanation, and a short range covers the comparison', async () => {
  const alarmId = await raiseAlarm('max(disk.space_used_perc) > 90 times 3')
  const { result, rerender } = renderMonascaHook(
    () => useAlarmExplanation({ alarmId, window: 60, query: {} }),
    { client },
  )
  await waitFor(() => expect(result.current.isPending).toBe(false))
  const { explanation } = result.current
  expect(explanation?.subAlarms[0]?.values).toHaveLength(3)
  expect(explanation?.subAlarms[0]?.violations).toBe(3)
  rerender()
  expect(result.current.explanation).toBe(explanation)
})

test('behavior: waits for an id', () => {
  const { result } = renderMonascaHook(() => useAlarmExplanation({ alarmId: undefined }), { client })
  expect(result.current).toMatchObject({ alarm: undefined, error: null, isPending: true })
  expect(paths).toEqual([])
})

test('behavior: an expression that cannot be read is an error beside the alarm', async () => {
  const requester = createRecordingRequester({
    ...wireAnswers,
    [`GET /alarm-definitions/${wireId}`]: { id: wireId, name: 'Busy', expression: 'cpu >> 1' },
  })
  const { result } = renderMonascaHook(() => useAlarmExplanation({ alarmId: wireId }), { client: requester })
  await waitFor(() => expect(result.current.error?.name).toBe('ExpressionSyntaxError'))
  expect(result.current.alarm?.state).toBe('ALARM')
  expect(result.current.explanation).toBeUndefined()
})

test('error: an alarm that does not exist', async () => {
  const { result } = renderMonascaHook(() => useAlarmExplanation({ alarmId: 'missing' }), { client })
  await waitFor(() => expect(result.current.error?.code).toBe('not_found'))
  expect(result.current.isPending).toBe(false)
})
