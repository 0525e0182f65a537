import type { MetricInput } from '@monasca/core'
import { expect, test } from 'vitest'
import { createSelfReader } from '../../src/agent/createSelfReader.js'

const metric: MetricInput = { name: 'cpu.percent', value: 1, timestamp: 5, dimensions: { hostname: 'here' } }
const dimensions = { hostname: 'here', component: 'monasca-agent', service: 'monitoring' }

test('the agent reports how long it measures, and after a post how long that took', async () => {
  const { read, send } = createSelfReader(() => Promise.resolve([metric]))
  const collection = {
    name: 'monasca.collection_time_sec',
    value: expect.any(Number),
    timestamp: 5,
    dimensions,
  }
  expect(await read()).toEqual([metric, collection])
  await send(() => Promise.resolve())
  const emit = { name: 'monasca.emit_time_sec', value: expect.any(Number), timestamp: 5, dimensions }
  expect(await read()).toEqual([metric, collection, emit])
})

test('a post that fails is not measured, and its error is passed on', async () => {
  const { read, send } = createSelfReader(() => Promise.resolve([metric]))
  await expect(send(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  expect((await read()).map(({ name }) => name)).not.toContain('monasca.emit_time_sec')
})

test('without metrics of the machine there is nothing to report', async () => {
  expect(await createSelfReader(() => Promise.resolve([])).read()).toEqual([])
})
