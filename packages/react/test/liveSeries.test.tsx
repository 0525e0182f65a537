import { type Client, createClient, listStatisticColumns } from '@monasca/core'
import { createEmulator, type Emulator } from '@monasca/emulator'
import { waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useLiveSeries } from '../src/hooks/series.js'
import { liveSeriesQueryKey } from '../src/query/series.js'
import { renderMonascaHook } from './renderMonascaHook.js'

const origin = 'http://emulator.test'
const minute = 60_000
const start = Math.floor(Date.now() / minute) * minute

let emulator: Emulator
let client: Client
/** The queries that reached the server. */
let asked: URLSearchParams[]

beforeEach(() => {
  emulator = createEmulator({ fleet: false })
  asked = []
  client = createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: `${origin}/identity`,
    projectName: 'mini-mon',
    retries: 0,
    fetch: (input, init) => {
      const { pathname, searchParams } = new URL(input)
      if (/statistics|measurements/.test(pathname)) asked.push(searchParams)
      return emulator.fetch(new Request(input, init))
    },
  })
})

afterEach(() => emulator.close())

/** A value of each of two hosts in every minute from one to another, counted from the start. */
async function post(from: number, to: number): Promise<void> {
  const minutes = Array.from({ length: to - from }, (_, index) => from + index)
  await client.metrics.create(
    ['web1', 'web2'].flatMap((hostname, host) =>
      minutes.map((index) => ({
        name: 'cpu.idle_perc',
        dimensions: { hostname },
        timestamp: start + index * minute,
        value: 10 * host + index,
      })),
    ),
  )
}

const parameters = {
  name: 'cpu.idle_perc',
  groupBy: ['hostname'],
  statistics: ['avg', 'max'],
  period: 60,
  window: 86_400,
} as const

/** What a reading of the whole window gives. */
async function readAll(now: number) {
  const { window, ...rest } = parameters
  const endTime = (Math.floor(now / minute) + 1) * minute
  const { elements } = await listStatisticColumns(client, {
    ...rest,
    startTime: endTime - window * 1000,
    endTime,
  })
  return elements.map(({ dimensions, timestamps, columns }) => ({ dimensions, timestamps, columns }))
}

test('default: reads the window once, then its end', async () => {
  await post(-600, 0)
  let now = start
  const { result } = renderMonascaHook(() => useLiveSeries({ ...parameters, clock: () => now }), { client })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  expect(result.current.data?.series).toMatchObject(await readAll(now))
  expect(result.current.data?.series.map(({ timestamps }) => timestamps.length)).toEqual([600, 600])

  await post(0, 5)
  now = start + 5 * minute
  asked.length = 0
  await result.current.refetch()
  const [query] = asked
  expect(asked).toHaveLength(1)
  // The period that was not over, and two minutes for values that come late.
  expect(query?.get('start_time')).toBe(new Date(start - 2 * minute).toISOString())
  await waitFor(() => expect(result.current.data?.series[0]?.timestamps.length).toBe(605))
  expect(result.current.data?.series).toMatchObject(await readAll(now))
})

test('behavior: while nothing changes, the data is the same object', async () => {
  await post(-60, 0)
  const { result } = renderMonascaHook(() => useLiveSeries({ ...parameters, clock: () => start }), { client })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  const first = result.current.data
  const { data } = await result.current.refetch()
  expect(data).toBe(first)
})

test('behavior: those who ask for the same share it', async () => {
  await post(-60, 0)
  const { result } = renderMonascaHook(
    () => [
      useLiveSeries({ ...parameters, clock: () => start }),
      useLiveSeries({
        ...parameters,
        clock: () => start,
        query: { select: ({ series }) => series.map(({ dimensions }) => dimensions['hostname']) },
      }),
    ],
    { client },
  )
  await waitFor(() => expect(result.current.every((query) => query.isSuccess)).toBe(true))
  expect(result.current[1]?.data).toEqual(['web1', 'web2'])
  expect(asked).toHaveLength(1)
})

test('behavior: without statistics, the measurements themselves', async () => {
  await post(-5, 0)
  const { result } = renderMonascaHook(
    () =>
      useLiveSeries({
        name: 'cpu.idle_perc',
        dimensions: { hostname: 'web1' },
        window: 3600,
        clock: () => start,
      }),
    { client },
  )
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  expect(result.current.data?.series[0]?.columns).toEqual({ value: Float64Array.of(-5, -4, -3, -2, -1) })
})

test('behavior: disabled without a name, and keys have neither times nor functions', () => {
  const { result, queryClient } = renderMonascaHook(
    () => useLiveSeries({ ...parameters, name: undefined, clock: () => start }),
    { client },
  )
  expect(result.current.fetchStatus).toBe('idle')
  const keys = queryClient.getQueryCache().getAll()
  expect(keys.map(({ queryKey }) => queryKey)).toEqual([
    liveSeriesQueryKey(client.scope, { ...parameters, name: undefined }),
  ])
  expect(JSON.parse(JSON.stringify(keys[0]?.queryKey))).toEqual(keys[0]?.queryKey)
})

test('behavior: what comes later than the overlap is found by a full reading', async () => {
  await post(-600, -5)
  let now = start
  const { result } = renderMonascaHook(
    () => useLiveSeries({ ...parameters, fullReloadEvery: 600, clock: () => now }),
    { client },
  )
  await waitFor(() => expect(result.current.data?.endTime).toBe(now + minute))
  await post(-5, 0)
  now = start + 6 * minute
  await result.current.refetch()
  await waitFor(() => expect(result.current.data?.endTime).toBe(now + minute))
  expect(result.current.data?.series[0]?.timestamps.length).toBeLessThan(600)
  now = start + 11 * minute
  await result.current.refetch()
  await waitFor(() => expect(result.current.data?.series[0]?.timestamps.length).toBe(600))
})

test('endTime: a fixed window, with a separate cache entry', async () => {
  await post(-600, 0)
  const endTime = start - 60 * minute
  const { result, rerender } = renderMonascaHook(
    (window: number) => useLiveSeries({ ...parameters, window, endTime }),
    { client, initialProps: 3600 },
  )
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  expect(result.current.data).toMatchObject({ startTime: endTime - 60 * minute, endTime })
  const { timestamps } = result.current.data?.series[0] ?? {}
  expect([timestamps?.[0], timestamps?.at(-1)]).toEqual([endTime - 60 * minute, endTime - minute])
  rerender(7200)
  await waitFor(() => expect(result.current.data?.startTime).toBe(endTime - 120 * minute))
})
