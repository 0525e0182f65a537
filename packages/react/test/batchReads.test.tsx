import { type Client, createClient } from '@monasca/core'
import { createEmulator, type Emulator } from '@monasca/emulator'
import { type QueryClient, QueryClientProvider, useQueries, useQueryClient } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  BatchReadsProvider,
  MonascaProvider,
  useLiveSeries,
  useMonascaClient,
  useRequester,
} from '../src/index.js'
import { liveSeriesQueryOptions } from '../src/query/index.js'
import { createTestQueryClient } from './renderMonascaHook.js'

const origin = 'http://emulator.test'
const minute = 60_000
const start = Date.parse('2026-03-04T10:00:00Z')

let emulator: Emulator
let client: Client
/** The queries of series that reached the server. */
let asked: URLSearchParams[]
let now: number
let runs = 0

beforeEach(() => {
  now = start
  asked = []
  emulator = createEmulator({ fleet: false, oidc: false, clock: () => now })
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

function createWrapper(queryClient: QueryClient, isBatched: boolean) {
  return ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <MonascaProvider client={client}>
        {isBatched ? <BatchReadsProvider>{children}</BatchReadsProvider> : children}
      </MonascaProvider>
    </QueryClientProvider>
  )
}

/** One live chart per host. A chart without grouping fails if its host has several metrics. */
function renderCharts(name: string, hosts: readonly string[], groupBy: '*' | undefined, isBatched: boolean) {
  const useCharts = () =>
    hosts.map((hostname) =>
      // The hosts of a test are always the same.
      // biome-ignore lint/correctness/useHookAtTopLevel: a loop of constant length
      useLiveSeries({
        name,
        dimensions: { hostname },
        groupBy,
        statistics: ['avg', 'count'],
        period: 60,
        window: 7200,
        clock: () => now,
        query: { refetchOnWindowFocus: false },
      }),
    )
  return renderHook(useCharts, { wrapper: createWrapper(createTestQueryClient(), isBatched) })
}

const hosts = ['web1', 'web2', 'größe 7', ' a:b ', 'x(1)', 'x|y', 'gone']

async function post(name: string, hostname: string, from: number, to: number, device?: string) {
  const dimensions: Record<string, string> = device === undefined ? { hostname } : { hostname, device }
  const minutes = Array.from({ length: to - from }, (_, index) => from + index)
  await client.metrics.create(
    minutes.map((at) => ({
      name,
      dimensions,
      timestamp: start + at * minute,
      value: at + hostname.length / 7,
    })),
  )
}

test('default: the refreshes of several charts are one request', async () => {
  for (const host of ['web1', 'web2', 'web3']) await post('m', host, -100, 0)
  const { result } = renderCharts('m', ['web1', 'web2', 'web3'], '*', true)
  await waitFor(() => expect(result.current.every(({ isSuccess }) => isSuccess)).toBe(true))
  expect(asked).toHaveLength(1)
  now += 2 * minute
  await act(() => Promise.all(result.current.map(({ refetch }) => refetch())))
  expect(asked).toHaveLength(2)
  expect(asked.map((query) => query.get('dimensions'))).toEqual([
    'hostname:web1|web2|web3',
    'hostname:web1|web2|web3',
  ])
})

test('property: the charts are those of separate requests, whatever appears, vanishes or refreshes when', {
  timeout: 300_000,
}, async () => {
  const arbitraryStep = fc.record({
    /** Hosts that report until now, some of them under a second metric. */
    reporting: fc.subarray(hosts),
    second: fc.subarray(hosts),
    /** Charts that refresh: all of them, or those with a shorter interval. */
    refreshed: fc.oneof(fc.constant(hosts), fc.subarray(hosts, { minLength: 1 })),
    minutes: fc.integer({ min: 1, max: 9 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('*' as const, undefined),
      fc.subarray(hosts),
      fc.array(arbitraryStep, { minLength: 1, maxLength: 4 }),
      async (groupBy, first, steps) => {
        const name = `m${runs++}`
        now = start
        for (const host of first) if (!host.includes('gone')) await post(name, host, -100, 0)
        const alone = renderCharts(name, hosts, groupBy, false)
        const together = renderCharts(name, hosts, groupBy, true)
        const compare = () => {
          const dataOf = ({ current }: typeof alone.result) =>
            current.map(({ data, error, status }) => ({ data, status, error: error?.name }))
          expect(dataOf(together.result)).toEqual(dataOf(alone.result))
        }
        for (const { result } of [alone, together]) {
          await waitFor(() => expect(result.current.some(({ isFetching }) => isFetching)).toBe(false))
        }
        await waitFor(compare)
        let done = 0
        for (const { reporting, second, refreshed, minutes } of steps) {
          for (const host of reporting) await post(name, host, done, done + minutes)
          for (const host of second) await post(name, host, done, done + 1, 'sda')
          done += minutes
          now = start + done * minute
          for (const { result } of [alone, together]) {
            const chosen = result.current.filter((_, index) => refreshed.includes(hosts[index] ?? ''))
            await act(() => Promise.all(chosen.map(({ refetch }) => refetch())))
          }
          await waitFor(compare)
        }
        alone.unmount()
        together.unmount()
      },
    ),
    { numRuns: 15 },
  )
})

test('behavior: a chart that leaves does not disturb the others', async () => {
  for (const host of ['web1', 'web2', 'web3']) await post('m', host, -100, 0)
  const wrapper = createWrapper(createTestQueryClient(), true)
  const { result, rerender } = renderHook(
    ({ hosts }: { hosts: string[] }) => {
      const [requester, queryClient] = [useRequester(), useQueryClient()]
      return useQueries({
        queries: hosts.map((hostname) =>
          liveSeriesQueryOptions(requester, queryClient, {
            name: 'm',
            dimensions: { hostname },
            groupBy: '*',
            window: 7200,
            clock: () => now,
          }),
        ),
      })
    },
    { wrapper, initialProps: { hosts: ['web1', 'web2', 'web3'] } },
  )
  rerender({ hosts: ['web2', 'web3'] })
  await waitFor(() => expect(result.current.every(({ isSuccess }) => isSuccess)).toBe(true))
  expect(result.current.map(({ data }) => data?.series[0]?.dimensions['hostname'])).toEqual(['web2', 'web3'])
  expect(asked.map((query) => query.get('dimensions'))).toEqual(['hostname:web2|web3'])
})

test('behavior: the client below has the same scope, session and calls', () => {
  const wrapper = createWrapper(createTestQueryClient(), true)
  const { result, rerender } = renderHook(() => ({ requester: useRequester(), client: useMonascaClient() }), {
    wrapper,
  })
  const { requester } = result.current
  expect(requester.scope).toBe(client.scope)
  expect(requester.session).toBe(client.session)
  expect(result.current.client.metrics).toBe(client.metrics)
  rerender()
  expect(result.current.requester).toBe(requester)
})
