import type { MonitoringRequest, Page } from '@monasca/core'
import { InfiniteQueryObserver, MutationObserver, QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { createRecordingRequester, type RecordingRequester } from '../../test/recordingRequester.js'
import * as query from './index.js'

const id = 'f9935bcc'
type Key = (scope: string, parameters: object) => readonly unknown[]

const lists: readonly (readonly [string, unknown, unknown, Key, object])[] = [
  [
    '/metrics',
    query.listMetricsInfiniteQueryOptions,
    query.listMetricsQueryOptions,
    query.listMetricsInfiniteQueryKey,
    {},
  ],
  [
    '/metrics/names',
    query.listMetricNamesInfiniteQueryOptions,
    query.listMetricNamesQueryOptions,
    query.listMetricNamesInfiniteQueryKey,
    {},
  ],
  [
    '/metrics/dimensions/names/values',
    query.listDimensionValuesInfiniteQueryOptions,
    query.listDimensionValuesQueryOptions,
    query.listDimensionValuesInfiniteQueryKey as Key,
    { dimensionName: 'hostname' },
  ],
  [
    '/alarms',
    query.listAlarmsInfiniteQueryOptions,
    query.listAlarmsQueryOptions,
    query.listAlarmsInfiniteQueryKey,
    {},
  ],
  [
    '/alarms/state-history',
    query.listAlarmHistoryInfiniteQueryOptions,
    query.listAlarmHistoryQueryOptions,
    query.listAlarmHistoryInfiniteQueryKey,
    {},
  ],
  [
    `/alarms/${id}/state-history`,
    query.getAlarmHistoryInfiniteQueryOptions,
    query.getAlarmHistoryQueryOptions,
    query.getAlarmHistoryInfiniteQueryKey as Key,
    { alarmId: id },
  ],
  [
    '/alarm-definitions',
    query.listAlarmDefinitionsInfiniteQueryOptions,
    query.listAlarmDefinitionsQueryOptions,
    query.listAlarmDefinitionsInfiniteQueryKey,
    {},
  ],
  [
    '/notification-methods',
    query.listNotificationsInfiniteQueryOptions,
    query.listNotificationsQueryOptions,
    query.listNotificationsInfiniteQueryKey,
    {},
  ],
]

type AnyInfiniteOptions = query.MonascaInfiniteQueryOptions<Page<unknown>>
type AnyOptions = ReturnType<typeof query.listAlarmsQueryOptions>

/** The factories have a type parameter each; here only what they have in common is looked at. */
function makeInfinite(factory: unknown, client: RecordingRequester, parameters: object): AnyInfiniteOptions {
  return (factory as (client: RecordingRequester, parameters: object) => AnyInfiniteOptions)(
    client,
    parameters,
  )
}

function makePlain(factory: unknown, client: RecordingRequester, parameters: object): AnyOptions {
  return (factory as (client: RecordingRequester, parameters: object) => AnyOptions)(client, parameters)
}

/** A list of so many elements, in pages as a server gives them. */
function answerPages(total: number): (request: MonitoringRequest) => unknown {
  return ({ query: sent, path }) => {
    const start = sent?.['offset'] === undefined ? 0 : Number(/\d+/.exec(String(sent['offset']))?.[0])
    const end = Math.min(start + Number(sent?.['limit']), total)
    const elements = Array.from({ length: end - start }, (_, index) => {
      const number = start + index + 1
      const time = '2025-01-31T12:00:00Z'
      return {
        id: String(number),
        name: `e${number}`,
        metric_name: `e${number}`,
        dimension_value: `e${number}`,
        timestamp: time,
        state_updated_timestamp: time,
        updated_timestamp: time,
        created_timestamp: time,
      }
    })
    const next = { rel: 'next', href: `http://x${path}?offset=${end}` }
    return { elements, links: end < total ? [next] : [] }
  }
}

function createPagedClient(path: string, total = 5): RecordingRequester {
  return createRecordingRequester({ [`GET ${path}`]: answerPages(total) })
}

test.each(lists)('%s: page after page, each once', async (path, factory, _plain, _key, parameters) => {
  const client = createPagedClient(path)
  const options = makeInfinite(factory, client, { ...parameters, limit: 2 })
  const observer = new InfiniteQueryObserver(new QueryClient(), options)
  const unsubscribe = observer.subscribe(() => {})
  await vi.waitFor(() => expect(observer.getCurrentResult().hasNextPage).toBe(true))
  await observer.fetchNextPage()
  const { data, hasNextPage } = await observer.fetchNextPage()
  unsubscribe()
  expect(data?.pages.map((page) => page.elements.length)).toEqual([2, 2, 1])
  expect(hasNextPage).toBe(false)
  expect(client.requests.map((request) => request.query?.['offset'])).toEqual([
    undefined,
    expect.stringMatching(/^e?2$/),
    expect.stringMatching(/^e?4$/),
  ])
  expect(client.requests.every((request) => request.signal !== undefined && request.path === path)).toBe(true)
})

test.each(lists)(
  '%s: a separate entry, below the same beginning',
  async (path, factory, plain, key, parameters) => {
    const client = createPagedClient(path)
    const queryClient = new QueryClient()
    const infinite = makeInfinite(factory, client, { ...parameters, limit: 2 })
    await queryClient.prefetchInfiniteQuery(infinite)
    const { queryKey } = makePlain(plain, client, { ...parameters, limit: 2 })
    expect(infinite.queryKey).toEqual([...queryKey, 'infinite'])
    expect(infinite.queryKey).toEqual(key(client.scope, { ...parameters, limit: 2 }))
    expect(JSON.parse(JSON.stringify(infinite.queryKey))).toEqual(infinite.queryKey)
    expect(queryClient.getQueryData(queryKey)).toBe(undefined)
    await queryClient.invalidateQueries({ queryKey })
    expect(queryClient.getQueryState(infinite.queryKey)?.isInvalidated).toBe(true)
  },
)

test.each(lists)(
  '%s: survives JSON, and goes on from there',
  async (path, factory, _plain, _key, parameters) => {
    const client = createPagedClient(path)
    const queryClient = new QueryClient()
    const options = makeInfinite(factory, client, { ...parameters, limit: 2 })
    await queryClient.prefetchInfiniteQuery({ ...options, pages: 2 })
    const data = queryClient.getQueryData(options.queryKey)
    expect(data?.pageParams).toEqual([null, expect.stringMatching(/^e?2$/)])
    const restored: typeof data = JSON.parse(JSON.stringify(data))
    expect(restored).toEqual(data)
    const restarted = new QueryClient()
    restarted.setQueryData(options.queryKey, restored)
    const observer = new InfiniteQueryObserver(restarted, { ...options, staleTime: 60_000 })
    const { data: all } = await observer.fetchNextPage()
    expect(all?.pages.flatMap((page) => page.elements)).toHaveLength(5)
  },
)

test('behavior: `offset` is no part of it, even without types', () => {
  const client = createPagedClient('/alarms')
  const options = makeInfinite(query.listAlarmsInfiniteQueryOptions, client, { offset: '7' })
  expect(options.queryKey).toEqual(query.listAlarmsInfiniteQueryKey(client.scope))
})

test('behavior: maxPages drops the first pages, and is all that a refresh reads', async () => {
  const client = createPagedClient('/alarms', 10)
  const options = query.listAlarmsInfiniteQueryOptions(client, { limit: 2, query: { maxPages: 2 } })
  const observer = new InfiniteQueryObserver(new QueryClient(), options)
  const unsubscribe = observer.subscribe(() => {})
  await vi.waitFor(() => expect(observer.getCurrentResult().hasNextPage).toBe(true))
  await observer.fetchNextPage()
  await observer.fetchNextPage()
  expect(observer.getCurrentResult().data?.pageParams).toEqual(['2', '4'])
  client.requests.length = 0
  await observer.refetch()
  unsubscribe()
  expect(client.requests.map((request) => request.query?.['offset'])).toEqual(['2', '4'])
})

test('behavior: never polled, whatever the defaults of the query client are', async () => {
  vi.useFakeTimers()
  try {
    const client = createPagedClient('/alarms')
    const queryClient = new QueryClient({ defaultOptions: { queries: { refetchInterval: 1000 } } })
    const infinite = query.listAlarmsInfiniteQueryOptions(client, { limit: 2 })
    const unsubscribe = new InfiniteQueryObserver(queryClient, infinite).subscribe(() => {})
    await vi.advanceTimersByTimeAsync(10_000)
    unsubscribe()
    expect(client.requests).toHaveLength(1)
  } finally {
    vi.useRealTimers()
  }
})

test('behavior: after a write, pages on screen are read again, and those of other lists trimmed', async () => {
  const client = createRecordingRequester({
    'GET /alarms': answerPages(9),
    [`PATCH /alarms/${id}`]: { id },
  })
  const queryClient = new QueryClient()
  const shown = query.listAlarmsInfiniteQueryOptions(client, { state: 'ALARM', limit: 2 })
  const hidden = query.listAlarmsInfiniteQueryOptions(client, { state: 'OK', limit: 2 })
  await queryClient.prefetchInfiniteQuery({ ...shown, pages: 3 })
  await queryClient.prefetchInfiniteQuery({ ...hidden, pages: 3 })
  const unsubscribe = new InfiniteQueryObserver(queryClient, { ...shown, staleTime: 60_000 }).subscribe(
    () => {},
  )
  client.requests.length = 0
  const patch = query.patchAlarmMutationOptions(client, queryClient)
  await new MutationObserver(queryClient, patch).mutate({ alarmId: id, lifecycleState: 'ACKNOWLEDGED' })
  unsubscribe()
  expect(client.requests.map((request) => request.query?.['offset'])).toEqual([
    undefined,
    undefined,
    '2',
    '4',
  ])
  expect(queryClient.getQueryData(shown.queryKey)?.pages).toHaveLength(3)
  expect(queryClient.getQueryData(hidden.queryKey)).toMatchObject({ pages: [{}], pageParams: [null] })
  expect(queryClient.getQueryState(hidden.queryKey)?.isInvalidated).toBe(true)
})

test.each([
  ['dimensionName', query.listDimensionValuesInfiniteQueryOptions],
  ['alarmId', query.getAlarmHistoryInfiniteQueryOptions],
])('behavior: disabled without %s', async (missing, factory) => {
  const client = createRecordingRequester()
  const options = makeInfinite(factory, client, { [missing]: undefined, query: { enabled: true } })
  expect(options.enabled).toBe(false)
  const { signal } = new AbortController()
  await expect(options.queryFn({ signal, pageParam: null })).rejects.toMatchObject({
    name: 'InvalidParameterError',
    parameter: missing,
  })
  expect(client.requests).toEqual([])
})
