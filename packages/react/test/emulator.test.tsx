import { type Client, createClient } from '@monasca/core'
import { createEmulator, type Emulator } from '@monasca/emulator'
import { act, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as hooks from '../src/index.js'
import { renderMonascaHook } from './renderMonascaHook.js'

const origin = 'http://emulator.test'
const minute = 60_000
const start = Math.floor(Date.now() / minute) * minute - 10 * minute

let emulator: Emulator
let client: Client

function signIn(username: string, password: string): Client {
  const { fetch } = emulator
  const authUrl = `${origin}/identity`
  return createClient({ username, password, authUrl, projectName: 'mini-mon', fetch, retries: 0 })
}

beforeEach(() => {
  emulator = createEmulator()
  client = signIn('mini-mon', 'password')
})

afterEach(() => emulator.close())

/** Ten minutes of two hosts, a value each minute. */
async function postTenMinutes(): Promise<void> {
  await client.metrics.create(
    ['web1', 'web2'].flatMap((hostname, host) =>
      Array.from({ length: 10 }, (_, index) => ({
        name: 'cpu.idle_perc',
        dimensions: { hostname },
        timestamp: start + index * minute,
        value: 10 * host + index,
      })),
    ),
  )
}

test('default: metrics, names and dimensions', async () => {
  await postTenMinutes()
  const { result } = renderMonascaHook(
    () => ({
      metrics: hooks.useMetrics({ dimensions: { hostname: 'web2' } }),
      names: hooks.useMetricNames(),
      dimensions: hooks.useDimensionNames({ metricName: 'cpu.idle_perc' }),
      values: hooks.useDimensionValues({ dimensionName: 'hostname' }),
    }),
    { client },
  )
  await waitFor(() => expect(Object.values(result.current).every((query) => query.isSuccess)).toBe(true))
  expect(result.current.metrics.data?.elements).toMatchObject([
    { name: 'cpu.idle_perc', dimensions: { hostname: 'web2' } },
  ])
  expect(result.current.names.data?.elements).toEqual(['cpu.idle_perc'])
  expect(result.current.dimensions.data?.elements).toEqual(['hostname'])
  expect(result.current.values.data?.elements).toEqual(['web1', 'web2'])
})

test('default: statistics and measurements', async () => {
  await postTenMinutes()
  const series = { name: 'cpu.idle_perc', startTime: start, endTime: start + 10 * minute }
  const { result } = renderMonascaHook(
    () => ({
      statistics: hooks.useStatistics({
        ...series,
        groupBy: ['hostname'],
        period: 600,
        statistics: ['max', 'count'],
        query: { select: (page) => page.elements.map((one) => [one.dimensions['hostname'], one.statistics]) },
      }),
      measurements: hooks.useMeasurements({ ...series, dimensions: { hostname: 'web1' } }),
    }),
    { client },
  )
  await waitFor(() => expect(result.current.measurements.isSuccess).toBe(true))
  await waitFor(() => expect(result.current.statistics.isSuccess).toBe(true))
  const values = result.current.measurements.data?.elements[0]?.measurements
  expect(values?.map(({ timestamp, value }) => [timestamp - start, value])).toEqual(
    Array.from({ length: 10 }, (_, index) => [index * minute, index]),
  )
  const found = result.current.statistics.data ?? []
  expect(found.map(([hostname]) => hostname)).toEqual(['web1', 'web2'])
})

test('default: an infinite list reads each metric once, and columns are those of the rows', async () => {
  await postTenMinutes()
  const range = { startTime: start, endTime: start + 10 * minute }
  const series = { name: 'cpu.idle_perc', dimensions: { hostname: 'web2' }, ...range }
  const { result } = renderMonascaHook(
    () => ({
      metrics: hooks.useInfiniteMetrics({
        limit: 1,
        query: {
          select: ({ pages }) =>
            pages.flatMap((page) => page.elements.map((metric) => metric.dimensions['hostname'])),
        },
      }),
      columns: hooks.useMeasurementColumns(series),
      statistics: hooks.useStatisticColumns({ ...series, statistics: ['max'], period: 600 }),
    }),
    { client },
  )
  await waitFor(() => expect(result.current.metrics.data).toEqual(['web1']))
  expect(result.current.metrics.hasNextPage).toBe(true)
  await act(() => result.current.metrics.fetchNextPage())
  await waitFor(() => expect(result.current.metrics.data).toEqual(['web1', 'web2']))
  await waitFor(() =>
    expect(result.current.columns.isSuccess && result.current.statistics.isSuccess).toBe(true),
  )
  const values = Array.from({ length: 10 }, (_, index) => 10 + index)
  expect(result.current.columns.data?.elements[0]?.columns.value).toEqual(Float64Array.from(values))
  expect(result.current.statistics.data?.elements[0]?.columns.max.at(-1)).toBe(19)
})

test('behavior: an alarm definition is created, listed, changed and deleted', async () => {
  const { result } = renderMonascaHook(
    () => {
      const list = hooks.useAlarmDefinitions({ query: { select: (page) => page.elements } })
      return {
        list,
        one: hooks.useAlarmDefinition({ alarmDefinitionId: list.data?.[0]?.id }),
        create: hooks.useCreateAlarmDefinition(),
        patch: hooks.usePatchAlarmDefinition(),
        remove: hooks.useDeleteAlarmDefinition(),
      }
    },
    { client },
  )
  await waitFor(() => expect(result.current.list.data).toEqual([]))
  await act(() => result.current.create.mutateAsync({ name: 'Busy', expression: 'avg(cpu.idle_perc) < 10' }))
  await waitFor(() => expect(result.current.one.data?.name).toBe('Busy'))
  const alarmDefinitionId = result.current.one.data?.id ?? ''
  await act(() => result.current.patch.mutateAsync({ alarmDefinitionId, severity: 'HIGH' }))
  expect(result.current.one.data?.severity).toBe('HIGH')
  await act(() => result.current.remove.mutateAsync({ alarmDefinitionId }))
  expect(result.current.list.data).toEqual([])
})

test('behavior: a signed-in reader may not write, and nothing is repeated', async () => {
  const reader = signIn('reader', 'password')
  const { result } = renderMonascaHook(
    () => ({ list: hooks.useNotifications(), create: hooks.useCreateNotification() }),
    { client: reader },
  )
  await waitFor(() => expect(result.current.list.isSuccess).toBe(true))
  act(() => result.current.create.mutate({ name: 'On call', type: 'EMAIL', address: 'oncall@example.org' }))
  await waitFor(() => expect(result.current.create.error?.name).toBe('ForbiddenError'))
  expect(result.current.list.data?.elements).toEqual([])
})

test('behavior: no query key contains a token', async () => {
  const { result, queryClient } = renderMonascaHook(() => hooks.useMetrics(), { client })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  const token = (await client.session.getToken()) ?? ''
  expect(token.length).toBeGreaterThan(8)
  const keys = JSON.stringify(
    queryClient
      .getQueryCache()
      .getAll()
      .map((query) => query.queryKey),
  )
  expect(keys).toContain(client.scope)
  expect(keys).not.toContain(token)
  expect(keys).not.toContain('password')
})

test('behavior: a renewed token changes no key, and is no reason to fetch again', async () => {
  const { result, rerender, queryClient } = renderMonascaHook(() => hooks.useMetrics(), { client })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  const before = result.current.dataUpdatedAt
  client.session.invalidate()
  await client.session.getToken()
  rerender()
  expect(result.current.dataUpdatedAt).toBe(before)
  expect(queryClient.getQueryCache().getAll()).toHaveLength(1)
})

test('error: several metrics match', async () => {
  await postTenMinutes()
  const { result } = renderMonascaHook(
    () => hooks.useMeasurements({ name: 'cpu.idle_perc', startTime: start }),
    { client },
  )
  await waitFor(() => expect(result.current.error?.name).toBe('MultipleMetricsError'))
})
