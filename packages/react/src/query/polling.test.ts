import { createSession, HttpRequestError, NotFoundError } from '@monasca/core'
import { TokenEndpoint } from '@monasca/core/identity'
import { focusManager, onlineManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRecordingRequester } from '../../test/recordingRequester.js'
import * as query from './index.js'

const { polling } = query
const http = { method: 'GET', url: 'https://monasca.example.org' }

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  focusManager.setFocused(undefined)
  onlineManager.setOnline(true)
  vi.useRealTimers()
})

/** Counts alarms every second; `answer` may throw. */
function poll(answer: () => unknown, options: Partial<query.PollingParameters> = {}) {
  const times: number[] = []
  const start = Date.now()
  const client = createRecordingRequester({
    'GET /alarms/count': () => {
      times.push((Date.now() - start) / 1000)
      return answer()
    },
  })
  const queryClient = new QueryClient()
  // As its provider does: only then it hears of the focus and the network.
  queryClient.mount()
  const make = () =>
    query.countAlarmsQueryOptions(client, { query: polling({ interval: 1000, random: () => 0, ...options }) })
  const observer = new QueryObserver(queryClient, make())
  const unsubscribe = observer.subscribe(() => {})
  const stop = () => {
    unsubscribe()
    queryClient.unmount()
  }
  return { times, stop, rerender: () => observer.setOptions(make()) }
}

const count = () => ({ columns: ['count'], counts: [[1]] })
const fail = (): never => {
  throw new NotFoundError({ ...http, status: 404 })
}

test('default: every interval', async () => {
  const { times, stop } = poll(count)
  await vi.advanceTimersByTimeAsync(3500)
  stop()
  expect(times).toEqual([0, 1, 2, 3])
})

test('alignTo: reads at multiples of the interval, whenever the query started, and renders delay nothing', async () => {
  vi.setSystemTime(10_300)
  const { times, stop, rerender } = poll(count, { alignTo: 0 })
  await vi.advanceTimersByTimeAsync(2650)
  rerender()
  await vi.advanceTimersByTimeAsync(1000)
  stop()
  expect(times).toEqual([0, 0.7, 1.7, 2.7])
})

test('alignTo: an invalid time', () => {
  expect(() => polling({ interval: 1000, alignTo: Number.NaN })).toThrow('`alignTo` must be a time')
})

test('alignTo: not twice within half an interval', async () => {
  vi.setSystemTime(10_600)
  const { times, stop } = poll(count, { alignTo: 0 })
  await vi.advanceTimersByTimeAsync(2500)
  stop()
  expect(times).toEqual([0, 1.4, 2.4])
})

test('behavior: waits twice as long after each failure, up to the maximum, and as before after a success', async () => {
  let answer: () => unknown = count
  const { times, stop } = poll(() => answer(), { maximumInterval: 5000 })
  await vi.advanceTimersByTimeAsync(1)
  answer = fail
  await vi.advanceTimersByTimeAsync(19_000)
  expect(times).toEqual([0, 1, 3, 7, 12, 17])
  answer = count
  await vi.advanceTimersByTimeAsync(5000)
  stop()
  expect(times).toEqual([0, 1, 3, 7, 12, 17, 22, 23, 24])
})

test('behavior: backs off as well when there never was a success', async () => {
  const { times, stop } = poll(fail)
  await vi.advanceTimersByTimeAsync(7000)
  stop()
  expect(times).toEqual([0, 2, 6])
})

test('behavior: at random up to a half shorter, and the same at each render', async () => {
  const shares = [0.5, 0.25, 0.999]
  const { times, stop, rerender } = poll(fail, { random: () => shares.shift() ?? 0 })
  for (let second = 0; second < 45; second++) {
    await vi.advanceTimersByTimeAsync(200)
    rerender()
  }
  stop()
  // The first number is for the query before it was asked; then 2 s less an eighth, 4 s less a half.
  expect(times[1]).toBeCloseTo(1.75, 2)
  expect(times[2]).toBeCloseTo(1.75 + 2.002, 2)
})

test('behavior: obeys Retry-After', async () => {
  const busy = new HttpRequestError({ ...http, status: 429, retryAfter: 10 })
  const { times, stop } = poll(() => {
    throw busy
  })
  await vi.advanceTimersByTimeAsync(20_500)
  stop()
  expect(times).toEqual([0, 10, 20])
})

test('B5: a Retry-After of years does not become a timer that fires at once', async () => {
  const away = new HttpRequestError({ ...http, status: 503, retryAfter: 1e9 })
  const { times, stop } = poll(() => {
    throw away
  })
  await vi.advanceTimersByTimeAsync(3_600_000)
  stop()
  expect(times).toEqual([0])
})

test('B5: obeys a Retry-After that is a date', async () => {
  const date = new Date(Date.now() + 10_000).toUTCString()
  const fetch = async () => new Response('{}', { status: 429, headers: { 'Retry-After': date } })
  const auth = new TokenEndpoint({ endpoint: 'http://h', token: 'token' })
  const session = createSession({ auth, fetch, retries: 0 })
  const busy = await session.request({ url: 'http://h/x' }).catch((error: unknown) => error)
  const { times, stop } = poll(() => {
    throw busy
  })
  await vi.advanceTimersByTimeAsync(9000)
  expect(times).toEqual([0])
  await vi.advanceTimersByTimeAsync(2000)
  stop()
  expect(times).toHaveLength(2)
})

test('behavior: pauses while the page is hidden', async () => {
  const { times, stop } = poll(count)
  await vi.advanceTimersByTimeAsync(1500)
  focusManager.setFocused(false)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(times).toEqual([0, 1])
  focusManager.setFocused(true)
  await vi.advanceTimersByTimeAsync(1000)
  stop()
  expect(times.length).toBeGreaterThan(2)
})

test('behavior: pauses while the browser is offline', async () => {
  const { times, stop } = poll(count)
  await vi.advanceTimersByTimeAsync(1500)
  onlineManager.setOnline(false)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(times).toEqual([0, 1])
  onlineManager.setOnline(true)
  await vi.advanceTimersByTimeAsync(1000)
  stop()
  expect(times.length).toBeGreaterThan(2)
})

test('behavior: a deep page is not polled, its first page is', async () => {
  const client = createRecordingRequester()
  const queryClient = new QueryClient()
  const options = { limit: 10, query: polling({ interval: 1000 }) }
  const first = query.listAlarmsQueryOptions(client, options)
  const deep = query.listAlarmsQueryOptions(client, { ...options, offset: '10' })
  const stops = [first, deep].map((one) => new QueryObserver(queryClient, one).subscribe(() => {}))
  await vi.advanceTimersByTimeAsync(2500)
  for (const stop of stops) stop()
  const offsets = client.requests.map((request) => request.query?.['offset'])
  expect(offsets).toEqual([undefined, '10', undefined, undefined])
})

test.each([
  ['interval', { interval: 0 }],
  ['interval', { interval: Number.NaN }],
  ['maximumInterval', { interval: 1, maximumInterval: -1 }],
])('error: %s', (parameter, parameters) => {
  expect(() => polling(parameters)).toThrow(`\`${parameter}\` must be a number of milliseconds above 0`)
})
