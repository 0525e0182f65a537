import {
  BaseError,
  ConnectionError,
  ForbiddenError,
  InvalidParameterError,
  ServerError,
  TimeoutError,
  TooManyRequestsError,
} from '@monasca/core'
import { expect, test } from 'vitest'
import { liveStateOf, liveStatusOf, type ResponseState } from './liveStatus.js'

const options = { method: 'GET', url: 'http://monasca/v2.0/metrics' }

const statusOf = (live: ResponseState[], others: ResponseState[] = []) =>
  liveStatusOf([
    ...live.map((state) => ({ state, meta: { live: true } })),
    ...others.map((state) => ({ state, meta: undefined })),
  ])

const waiting = { data: undefined, error: null, fetchFailureReason: null }

test('default: connecting until the first response', () => {
  expect(statusOf([])).toBe('connecting')
  expect(statusOf([waiting])).toBe('connecting')
  expect(statusOf([waiting, { ...waiting, data: [] }])).toBe('live')
})

test('behavior: reconnecting as soon as a request fails, while it is retried', () => {
  const down = new ServerError({ ...options, status: 503 })
  expect(statusOf([{ ...waiting, fetchFailureReason: down }])).toBe('reconnecting')
  expect(
    statusOf([
      { ...waiting, data: [] },
      { ...waiting, error: down },
    ]),
  ).toBe('reconnecting')
})

const forbidden = new ForbiddenError({ ...options, status: 403 })

test('D2: without live queries, the others show whether the server responds', () => {
  expect(statusOf([], [])).toBe('connecting')
  expect(statusOf([], [waiting])).toBe('connecting')
  expect(statusOf([], [{ ...waiting, data: { elements: [] } }])).toBe('idle')
  expect(statusOf([], [{ ...waiting, error: new ServerError({ ...options, status: 503 }) }])).toBe(
    'reconnecting',
  )
})

test('D2: forbidden without a role', () => {
  const refused = { ...waiting, error: forbidden, fetchFailureReason: forbidden }
  expect(statusOf([], [refused])).toBe('forbidden')
  expect(statusOf([refused], [{ ...waiting, data: [] }])).toBe('forbidden')
  expect(statusOf([refused, { ...waiting, data: [] }])).toBe('live')
})

test('D2: a request that was never sent is not a lost connection', () => {
  const error = new InvalidParameterError({ parameter: 'dimensions.thing', reason: 'contains "|"' })
  expect(statusOf([{ ...waiting, error, fetchFailureReason: error }])).toBe('failed')
  const defect = new TypeError('undefined is not a function')
  expect(statusOf([{ ...waiting, error: defect }])).toBe('failed')
})

test('D2: reconnecting only if a retry can succeed', () => {
  const transient = [
    new ConnectionError(options),
    new TimeoutError({ ...options, timeout: 1000 }),
    new ServerError({ ...options, status: 500 }),
    new TooManyRequestsError({ ...options, status: 429 }),
  ]
  const permanent = [
    forbidden,
    new InvalidParameterError({ parameter: 'dimensions.thing', reason: 'contains "|"' }),
    new BaseError('The catalog has no endpoint.'),
    new TypeError('x is undefined'),
  ]
  const statusAfter = (error: Error) => statusOf([{ ...waiting, error }])
  expect(transient.map(statusAfter)).toEqual(transient.map(() => 'reconnecting'))
  expect(permanent.map(statusAfter)).toEqual(['forbidden', 'failed', 'failed', 'failed'])
})

test('age: the newest read while updates work, else the oldest read that failed', () => {
  const down = new ServerError({ ...options, status: 503 })
  const query = (dataUpdatedAt: number, error: Error | null = null) => ({
    meta: { live: true },
    state: { ...waiting, data: [], dataUpdatedAt, error },
  })
  const asOf = (queries: ReturnType<typeof query>[]) => liveStateOf(queries, liveStatusOf(queries))
  expect(asOf([])).toEqual({ status: 'connecting', asOf: undefined })
  expect(asOf([query(100), query(300)])).toEqual({ status: 'live', asOf: 300 })
  expect(asOf([query(100), query(200, down), query(300, down)])).toEqual({
    status: 'reconnecting',
    asOf: 200,
  })
  expect(asOf([query(0, down)])).toEqual({ status: 'reconnecting', asOf: undefined })
  expect(liveStateOf([query(100), query(300)], 'offline')).toEqual({ status: 'offline', asOf: 100 })
})
