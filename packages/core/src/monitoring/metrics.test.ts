import { expect, test } from 'vitest'
import { recordRequests } from '../../test/recordRequests.js'
import { InvalidParameterError } from '../errors/index.js'
import { createMetrics } from './metrics/createMetrics.js'
import type { MetricInput } from './metrics.js'

test('default: one metric', async () => {
  const requester = recordRequests()
  const metric = { name: 'room.temp_c', value: 21.5, timestamp: 1_735_689_600_000 }
  await createMetrics(requester, {
    ...metric,
    dimensions: { site: 'attic', hostName: 'pi4' },
    valueMeta: { sensorId: 'é' },
  })
  expect(requester.requests).toEqual([
    {
      method: 'POST',
      path: '/metrics',
      query: {},
      body: {
        name: 'room.temp_c',
        value: 21.5,
        timestamp: 1_735_689_600_000,
        dimensions: { site: 'attic', hostName: 'pi4' },
        value_meta: { sensorId: 'é' },
      },
    },
  ])
})

test('parameters: many metrics, Date, now, tenantId', async () => {
  const requester = recordRequests()
  const before = Date.now()
  await createMetrics(
    requester,
    [
      { name: 'a', value: -0.5, timestamp: new Date(1234) },
      { name: 'b', value: 0 },
    ],
    {
      tenantId: 'other',
    },
  )
  const [request] = requester.requests
  const [first, second] = (request?.body ?? []) as Record<string, unknown>[]
  expect(request?.query).toEqual({ tenant_id: 'other' })
  expect(JSON.stringify(first)).toBe('{"name":"a","timestamp":1234,"value":-0.5}')
  expect(second?.['timestamp']).toBeGreaterThanOrEqual(before)
  expect(second?.['timestamp']).toBeLessThanOrEqual(Date.now())
})

test('behavior: an empty array needs no request', async () => {
  const requester = recordRequests()
  await createMetrics(requester, [])
  expect(requester.requests).toEqual([])
})

test('options: signal and timeout', async () => {
  const requester = recordRequests()
  const { signal } = new AbortController()
  await createMetrics(requester, { name: 'a', value: 1 }, { signal, timeout: 5 })
  expect(requester.requests[0]).toMatchObject({ signal, timeout: 5 })
})

const fifteenMembers = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`k${index}`, '']))
const long = '😀'.repeat(255)

test.each<[string, Partial<MetricInput>]>([
  ['255 characters, each of two units', { name: long, dimensions: { [long]: long } }],
  ['signs that servers take', { name: "a|b'c:d/e%f", dimensions: { "a b|(c)'": ' (x) | y' } }],
  ['a minus in front', { value: -1.5e300 }],
  [
    '16 meta members, 2048 characters',
    {
      valueMeta: {
        ...fifteenMembers,
        z: 'é'.repeat(314),
      },
    },
  ],
])('accepted: %s', async (_, fields) => {
  const requester = recordRequests()
  await createMetrics(requester, { name: 'a', value: 1, ...fields })
  expect(requester.requests).toHaveLength(1)
})

test.each<[string, unknown, string]>([
  ['empty name', { name: '' }, 'name'],
  ['name of 256 characters', { name: 'a'.repeat(256) }, 'name'],
  ['blank in a name', { name: 'a b' }, 'name'],
  ['parenthesis in a name', { name: 'a(b' }, 'name'],
  ['no name', { name: undefined }, 'name'],
  ['value NaN', { value: Number.NaN }, 'value'],
  ['value Infinity', { value: Number.POSITIVE_INFINITY }, 'value'],
  ['value that is text', { value: '1' }, 'value'],
  ['timestamp NaN', { timestamp: Number.NaN }, 'timestamp'],
  ['timestamp of an invalid Date', { timestamp: new Date(Number.NaN) }, 'timestamp'],
  ['dimension name with an underscore in front', { dimensions: { _a: 'b' } }, 'dimensions._a'],
  ['null for dimensions', { dimensions: null }, 'dimensions'],
  ['null for meta', { valueMeta: null }, 'valueMeta'],
  ['empty dimension name', { dimensions: { '': 'b' } }, 'dimensions.'],
  ['empty dimension value', { dimensions: { a: '' } }, 'dimensions.a'],
  ['comma in a dimension value', { dimensions: { a: 'b,c' } }, 'dimensions.a'],
  ['number as dimension value', { dimensions: { a: 1 } }, 'dimensions.a'],
  [
    '17 meta members',
    { valueMeta: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [index, ''])) },
    'valueMeta',
  ],
  [
    'meta of more than 2048 characters',
    { valueMeta: { ...fifteenMembers, z: `${'é'.repeat(314)}a` } },
    'valueMeta',
  ],
  ['meta value that is no text', { valueMeta: { z: 1 } }, 'valueMeta.z'],
  ['meta name of 256 characters', { valueMeta: { ['z'.repeat(256)]: '' } }, `valueMeta.${'z'.repeat(256)}`],
])('error: %s', async (_, fields, parameter) => {
  const requester = recordRequests()
  const metric: MetricInput = { name: 'a', value: 1, ...(fields as object) }
  await expect(createMetrics(requester, metric)).rejects.toMatchObject({
    code: 'invalid_parameter',
    parameter,
  })
  await expect(createMetrics(requester, [{ name: 'ok', value: 1 }, metric])).rejects.toMatchObject({
    parameter: `metrics[1].${parameter}`,
  })
  expect(requester.requests).toEqual([])
})

test.each([...'><={}(), "\\;&'])('error: "%s" in a name', async (character) => {
  const metric = { name: `a${character}b`, value: 1 }
  await expect(createMetrics(recordRequests(), metric)).rejects.toThrow(InvalidParameterError)
})

test.each([null, 'a', 5])('error: %j for a metric', async (metric) => {
  const wrong = metric as unknown as MetricInput
  await expect(createMetrics(recordRequests(), wrong)).rejects.toMatchObject({ parameter: 'name' })
  await expect(createMetrics(recordRequests(), [wrong])).rejects.toMatchObject({
    parameter: 'metrics[0].name',
  })
})
