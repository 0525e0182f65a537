import type { MetricInput, MonitoringRequest, Requester } from '@monasca/core'
import { expect, test, vi } from 'vitest'
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

const soon = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

test('default: posts at once and then in a rhythm, until it is stopped', async () => {
  const { client, requests } = createRequester(() => Promise.resolve(undefined))
  const agent = startAgent({ client, intervalMs: 50, read: () => Promise.resolve([metric]) })
  await vi.waitFor(() => expect(requests.length).toBeGreaterThanOrEqual(4))
  await agent.stop()
  const { length } = requests
  await soon(120)
  expect(requests).toHaveLength(length)
  expect(requests[0]).toMatchObject({
    method: 'POST',
    path: '/metrics',
    body: [{ name: 'cpu.percent', value: 1, dimensions: { hostname: 'here' } }],
  })
})

test('behavior: slow posts do not overlap, and those they delay are left out', async () => {
  let running = 0
  let most = 0
  const { client, requests } = createRequester(async () => {
    running += 1
    most = Math.max(most, running)
    await soon(90)
    running -= 1
  })
  const agent = startAgent({ client, intervalMs: 40, read: () => Promise.resolve([metric]) })
  await soon(400)
  await agent.stop()
  expect(most).toBe(1)
  expect(requests.length).toBeGreaterThanOrEqual(2)
  expect(requests.length).toBeLessThanOrEqual(4)
})

test('behavior: failures are told, the agent goes on and waits longer each time', async () => {
  const errors: unknown[] = []
  let failing = true
  const times: number[] = []
  const { client, requests } = createRequester(() => {
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
  await vi.waitFor(() => expect(requests.length).toBeGreaterThanOrEqual(7), 5000)
  await agent.stop()
  expect(errors.map((error) => (error as Error).message)).toEqual(
    [0, 1, 2, 3, 4].map((count) => `refused ${count}`),
  )
  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(waits[3]).toBeGreaterThan(150)
  expect(waits[4]).toBeGreaterThan(310)
  expect(waits[5]).toBeLessThan(150)
})

test('behavior: a signal stops it, and nothing is told of that', async () => {
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
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  controller.abort()
  await agent.stop()
  expect(requests).toHaveLength(1)
  expect(errors).toEqual([])
})

test('error: values that cannot be read are told', async () => {
  const errors: unknown[] = []
  const { client, requests } = createRequester(() => Promise.resolve(undefined))
  const agent = startAgent({
    client,
    intervalMs: 10,
    read: () => Promise.reject(new Error('no such file')),
    onError: (error) => errors.push(error),
  })
  await vi.waitFor(() => expect(errors.length).toBeGreaterThanOrEqual(2))
  await agent.stop()
  expect(requests).toEqual([])
  expect(String(errors[0])).toContain('no such file')
})
