import type { MetricInput, MonitoringRequest, Requester } from '@monasca/core'
import { beforeEach, expect, test, vi } from 'vitest'
import { startAgent } from '../../src/agent/index.js'

const metric: MetricInput = { name: 'cpu.percent', value: 1, dimensions: { hostname: 'here' } }

function createRequester(respond: (request: MonitoringRequest) => Promise<unknown>) {
  const requests: MonitoringRequest[] = []
  const client: Requester = {
    scope: 'test',
    request: (request) => {
      requests.push(request)
      return respond(request)
    },
  }
  return { client, requests }
}

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

test('default: posts at once and then periodically, until it is stopped', async () => {
  const { client, requests } = createRequester(() => Promise.resolve(undefined))
  const agent = startAgent({ client, intervalMs: 50, read: () => Promise.resolve([metric]) })
  await pass(200)
  expect(requests).toHaveLength(4)
  await agent.stop()
  await pass(1000)
  expect(requests).toHaveLength(4)
  expect(requests[0]).toMatchObject({
    method: 'POST',
    path: '/metrics',
    body: [{ name: 'cpu.percent', value: 1, dimensions: { hostname: 'here' } }],
  })
})

test('behavior: slow posts do not overlap, and the posts they delay are skipped', async () => {
  let running = 0
  let most = 0
  const times: number[] = []
  const start = performance.now()
  const { client } = createRequester(async () => {
    times.push(performance.now() - start)
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 90))
    running -= 1
  })
  const agent = startAgent({ client, intervalMs: 40, read: () => Promise.resolve([metric]) })
  await pass(390)
  await agent.stop()
  expect(most).toBe(1)
  expect(times).toEqual([40, 160, 280])
})

test('behavior: each consecutive failure doubles the wait, a success resets it', async () => {
  const errors: unknown[] = []
  let failing = true
  const times: number[] = []
  const { client } = createRequester(() => {
    times.push(performance.now())
    return failing ? Promise.reject(new Error(`refused ${errors.length}`)) : Promise.resolve(undefined)
  })
  const agent = startAgent({
    client,
    intervalMs: 20,
    read: () => Promise.resolve([metric]),
    onError: (error) => {
      errors.push(error)
      failing = errors.length < 5
    },
  })
  await pass(20 + 20 + 40 + 80 + 160 + 320 + 20)
  await agent.stop()
  expect(errors.map((error) => (error as Error).message)).toEqual(
    [0, 1, 2, 3, 4].map((count) => `refused ${count}`),
  )
  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(waits).toEqual([20, 40, 80, 160, 320, 20])
})

test('behavior: a signal stops it without an error', async () => {
  const errors: unknown[] = []
  const controller = new AbortController()
  const { client, requests } = createRequester(
    ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
      }),
  )
  const agent = startAgent({
    client,
    intervalMs: 10,
    signal: controller.signal,
    read: () => Promise.resolve([metric]),
    onError: (error) => errors.push(error),
  })
  await pass(10)
  expect(requests).toHaveLength(1)
  controller.abort()
  await agent.stop()
  expect(requests).toHaveLength(1)
  expect(errors).toEqual([])
})

test('error: values that cannot be read are reported', async () => {
  const errors: unknown[] = []
  const { client, requests } = createRequester(() => Promise.resolve(undefined))
  const agent = startAgent({
    client,
    intervalMs: 10,
    read: () => Promise.reject(new Error('no such file')),
    onError: (error) => errors.push(error),
  })
  await pass(20)
  expect(errors).toHaveLength(2)
  await agent.stop()
  expect(requests).toEqual([])
  expect(String(errors[0])).toContain('no such file')
})
