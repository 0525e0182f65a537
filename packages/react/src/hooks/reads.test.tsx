import { type getAlarm, NotFoundError } from '@monasca/core'
import { useQueries } from '@tanstack/react-query'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { createRecordingRequester } from '../../test/recordingRequester.js'
import { renderMonascaHook } from '../../test/renderMonascaHook.js'
import { wireAnswers } from '../../test/wireAnswers.js'
import * as hooks from '../index.js'
import { listMeasurementsQueryOptions } from '../query/series.js'

const id = 'f9935bcc'
const range = { startTime: 0, endTime: 60_000 }
const calls: readonly (readonly [string, string, () => { isSuccess: boolean; data: unknown }])[] = [
  ['useMetrics', 'GET /metrics', () => hooks.useMetrics()],
  ['useMetricNames', 'GET /metrics/names', () => hooks.useMetricNames()],
  ['useDimensionNames', 'GET /metrics/dimensions/names', () => hooks.useDimensionNames()],
  [
    'useDimensionValues',
    'GET /metrics/dimensions/names/values',
    () => hooks.useDimensionValues({ dimensionName: 'hostname' }),
  ],
  ['useMeasurements', 'GET /metrics/measurements', () => hooks.useMeasurements({ name: 'x', ...range })],
  [
    'useStatistics',
    'GET /metrics/statistics',
    () => hooks.useStatistics({ name: 'x', statistics: ['avg'], ...range }),
  ],
  [
    'useMeasurementColumns',
    'GET /metrics/measurements',
    () => hooks.useMeasurementColumns({ name: 'x', ...range }),
  ],
  [
    'useStatisticColumns',
    'GET /metrics/statistics',
    () => hooks.useStatisticColumns({ name: 'x', statistics: ['avg'], ...range }),
  ],
  ['useAlarms', 'GET /alarms', () => hooks.useAlarms()],
  ['useAlarm', `GET /alarms/${id}`, () => hooks.useAlarm({ alarmId: id })],
  ['useAlarmCount', 'GET /alarms/count', () => hooks.useAlarmCount()],
  ['useAlarmHistory', `GET /alarms/${id}/state-history`, () => hooks.useAlarmHistory({ alarmId: id })],
  ['useAlarmHistoryList', 'GET /alarms/state-history', () => hooks.useAlarmHistoryList()],
  ['useAlarmDefinitions', 'GET /alarm-definitions', () => hooks.useAlarmDefinitions()],
  [
    'useAlarmDefinition',
    `GET /alarm-definitions/${id}`,
    () => hooks.useAlarmDefinition({ alarmDefinitionId: id }),
  ],
  ['useNotifications', 'GET /notification-methods', () => hooks.useNotifications()],
  ['useNotification', `GET /notification-methods/${id}`, () => hooks.useNotification({ notificationId: id })],
  ['useNotificationTypes', 'GET /notification-methods/types', () => hooks.useNotificationTypes()],
]

test.each(calls)('%s: asks %s, once for two users', async (_name, call, useIt) => {
  const client = createRecordingRequester(wireAnswers)
  const { result } = renderMonascaHook(() => [useIt(), useIt()] as const, { client })
  await waitFor(() => expect(result.current[0].isSuccess).toBe(true))
  expect(client.requests.map((request) => `${request.method} ${request.path}`)).toEqual([call])
  expect(result.current[1].data).toEqual(result.current[0].data)
})

test('default: data of the server, as the core parses it', async () => {
  const elements = [{ id: '0', name: 'cpu.idle_perc', dimensions: { hostname: 'web1' } }]
  const client = createRecordingRequester({ 'GET /metrics': { elements } })
  const { result } = renderMonascaHook(() => hooks.useMetrics({ name: 'cpu.idle_perc' }), { client })
  expect(result.current.isPending).toBe(true)
  await waitFor(() => expect(result.current.data).toEqual({ elements, nextOffset: undefined }))
  expect(client.requests[0]?.query).toMatchObject({ name: 'cpu.idle_perc' })
})

test('parameters: query.select', async () => {
  const client = createRecordingRequester({
    'GET /metrics/names': { elements: [{ name: 'a' }, { name: 'b' }] },
  })
  const { result } = renderMonascaHook(
    () => hooks.useMetricNames({ query: { select: (page) => page.elements.length } }),
    { client },
  )
  await waitFor(() => expect(result.current.data).toBe(2))
})

test('behavior: waits for a required parameter', async () => {
  const client = createRecordingRequester({ [`GET /alarms/${id}`]: { id } })
  const initialProps: hooks.ReadParameters<typeof getAlarm> = { alarmId: undefined }
  const { result, rerender } = renderMonascaHook((parameters) => hooks.useAlarm(parameters), {
    client,
    initialProps,
  })
  expect(result.current.fetchStatus).toBe('idle')
  expect(client.requests).toHaveLength(0)
  rerender({ alarmId: id })
  await waitFor(() => expect(result.current.data?.id).toBe(id))
})

test('behavior: unmounting aborts the request', async () => {
  const client = createRecordingRequester({ 'GET /alarms': () => new Promise(() => {}) })
  const { unmount } = renderMonascaHook(() => hooks.useAlarms(), { client })
  await waitFor(() => expect(client.requests).toHaveLength(1))
  expect(client.requests[0]?.signal?.aborted).toBe(false)
  unmount()
  expect(client.requests[0]?.signal?.aborted).toBe(true)
})

test('behavior: a new scope shows nothing of the old one', async () => {
  const ours = createRecordingRequester({ 'GET /metrics/names': { elements: [{ name: 'ours' }] } }, 'ours')
  const { result, queryClient } = renderMonascaHook(() => hooks.useMetricNames(), { client: ours })
  await waitFor(() => expect(result.current.data?.elements).toEqual(['ours']))
  const theirs = createRecordingRequester({ 'GET /metrics/names': () => new Promise(() => {}) }, 'theirs')
  const second = renderMonascaHook(() => hooks.useMetricNames(), { client: theirs, queryClient })
  expect(second.result.current.data).toBe(undefined)
})

test('behavior: the old range stays on screen while the next one loads, another metric does not', async () => {
  let answer: () => unknown = () => ({ elements: [{ name: 'x', columns: ['timestamp', 'value'] }] })
  const client = createRecordingRequester({ 'GET /metrics/measurements': () => answer() })
  const initialProps = { name: 'x', startTime: 0 }
  const { result, rerender } = renderMonascaHook((props) => hooks.useMeasurements(props), {
    client,
    initialProps,
  })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  const shown = result.current.data
  answer = () => new Promise(() => {})
  rerender({ name: 'x', startTime: 60_000 })
  expect(result.current.data).toBe(shown)
  expect(result.current.isPlaceholderData).toBe(true)
  rerender({ name: 'y', startTime: 60_000 })
  expect(result.current.data).toBe(undefined)
})

test('error: what the library throws, at once', async () => {
  const reason = new NotFoundError({ status: 404, method: 'GET', url: 'https://monasca.example.org' })
  const client = createRecordingRequester({
    [`GET /alarms/${id}`]: () => {
      throw reason
    },
  })
  const { result } = renderMonascaHook(() => hooks.useAlarm({ alarmId: id }), { client })
  await waitFor(() => expect(result.current.error).toBe(reason))
  expect(client.requests).toHaveLength(1)
})

test('behavior: useQueries settles, although `select` is another function each time', async () => {
  const elements = [{ name: 'x', columns: ['timestamp', 'value'], measurements: [[0, 1]] }]
  const client = createRecordingRequester({ 'GET /metrics/measurements': { elements } })
  let renders = 0
  const { result } = renderMonascaHook(
    () => {
      renders += 1
      const options = listMeasurementsQueryOptions(hooks.useMonascaClient(), {
        name: 'x',
        startTime: 0,
        query: { select: (page) => page.elements.map((series) => series.name) },
      })
      return useQueries({ queries: [options] })
    },
    { client },
  )
  await waitFor(() => expect(result.current[0]?.data).toEqual(['x']))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(renders).toBeLessThan(5)
})

test('behavior: a `select` that makes a new Map settles while the next range keeps loading', async () => {
  const elements = [{ name: 'x', columns: ['timestamp', 'value'], measurements: [[0, 1]] }]
  const client = createRecordingRequester({
    'GET /metrics/measurements': (request: { query?: Record<string, unknown> }) =>
      request.query?.['start_time'] === '1970-01-01T00:00:00.000Z' ? { elements } : new Promise(() => {}),
  })
  let renders = 0
  const { result, rerender } = renderMonascaHook(
    ({ startTime }: { startTime: number }) => {
      renders += 1
      return hooks.useMeasurements({
        name: 'x',
        startTime,
        query: { select: (page) => new Map(page.elements.map((series) => [series.name, series])) },
      })
    },
    { client, initialProps: { startTime: 0 } },
  )
  await waitFor(() => expect(result.current.data?.has('x')).toBe(true))
  renders = 0
  rerender({ startTime: 60_000 })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(result.current.isPlaceholderData).toBe(true)
  expect(result.current.data?.has('x')).toBe(true)
  expect(renders).toBeLessThan(8)
})
