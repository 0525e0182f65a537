import { type Client, createClient } from '@monasca/core'
import { createEmulator, type Emulator } from '@monasca/emulator'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LiveLineQueryParameters, liveLineQueryOptions, livePolling } from '../src/query/index.js'
import { renderMonascaHook } from './renderMonascaHook.js'

const origin = 'http://emulator.test'
const minute = 60_000
const start = Math.floor(Date.now() / minute) * minute

let emulator: Emulator
let client: Client
let requests: URLSearchParams[]

beforeEach(async () => {
  emulator = createEmulator({ fleet: false })
  requests = []
  client = createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: `${origin}/identity`,
    projectName: 'mini-mon',
    retries: 0,
    fetch: (input, init) => {
      const { pathname, searchParams } = new URL(input)
      if (/statistics|measurements/.test(pathname)) requests.push(searchParams)
      return emulator.fetch(new Request(input, init))
    },
  })
  const devices = ['eth0', 'eth1', 'eth|2']
  await client.metrics.create(
    devices.flatMap((device, index) =>
      [-3, -2, -1].map((at) => ({
        name: 'net.in_bytes_sec',
        dimensions: { hostname: 'web1', device },
        timestamp: start + at * minute,
        value: 10 ** index,
      })),
    ),
  )
})

afterEach(() => emulator.close())

function renderLine(parameters: Omit<LiveLineQueryParameters, 'name' | 'window' | 'clock'>) {
  return renderMonascaHook(
    () =>
      useQuery(
        liveLineQueryOptions(client, useQueryClient(), {
          name: 'net.in_bytes_sec',
          window: 3600,
          clock: () => start,
          ...parameters,
        }),
      ),
    { client },
  )
}

test('default: the sum of all metrics that match, from measurements', async () => {
  const { result } = renderLine({ dimensions: { hostname: 'web1' } })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  expect(result.current.data?.points?.columns).toEqual({ value: Float64Array.of(111, 111, 111) })
  expect(requests.map((query) => query.has('period'))).toEqual([false])
})

test('behavior: with a period, from statistics', async () => {
  const { result } = renderLine({
    dimensions: { device: ['eth0', 'eth1'] },
    period: 60,
    query: livePolling({ interval: 3_600_000 }),
  })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  expect(result.current.data?.points?.columns).toEqual({ value: Float64Array.of(11, 11, 11) })
  expect(requests.map((query) => query.get('statistics'))).toEqual(['avg'])
})

test('behavior: a value that a query cannot contain is compared here', async () => {
  const { result, rerender } = renderLine({ dimensions: { device: 'eth|2' } })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  const { data } = result.current
  expect(data?.points?.columns).toEqual({ value: Float64Array.of(100, 100, 100) })
  rerender(undefined)
  expect(result.current.data).toBe(data)
})

test('behavior: no points where nothing matches', async () => {
  const { result } = renderLine({ dimensions: { hostname: 'web2' } })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  expect(result.current.data).toMatchObject({ points: undefined })
})
