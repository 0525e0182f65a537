import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../test/recordRequests.js'
import { InvalidParameterError, TimeoutError } from '../errors/index.js'
import {
  createMetrics,
  listDimensionNames,
  listDimensionValues,
  listMetricNames,
  listMetrics,
  type MetricInput,
} from './metrics.js'
import type { Requester } from './requester.js'

test('listMetrics: default', async () => {
  const elements = [{ id: '0', name: 'room.temp_c', dimensions: { siteName: 'attic' } }]
  const requester = recordRequests(listReply(elements))
  expect(await listMetrics(requester)).toEqual({ elements, nextOffset: undefined })
  expect(requester.requests).toEqual([{ method: 'GET', path: '/metrics', paging: 'id', query: {} }])
})

test('listMetrics: parameters and options', async () => {
  const requester = recordRequests(listReply([]))
  const { signal } = new AbortController()
  await listMetrics(
    requester,
    {
      name: 'cpu.user_perc',
      dimensions: { hostname: ['web1', 'web2'], device: true },
      startTime: 0,
      endTime: '2025-01-01',
      offset: '7',
      limit: 2,
      tenantId: 'other',
    },
    { signal, timeout: 1000 },
  )
  expect(requester.requests).toEqual([
    {
      method: 'GET',
      path: '/metrics',
      paging: 'id',
      query: {
        name: 'cpu.user_perc',
        dimensions: 'hostname:web1|web2,device',
        start_time: '1970-01-01T00:00:00.000Z',
        end_time: '2025-01-01T00:00:00.000Z',
        offset: '7',
        limit: 2,
        tenant_id: 'other',
      },
      signal,
      timeout: 1000,
    },
  ])
})

test('listMetrics: paging: the offset of the link, an id that may not be a number', async () => {
  const elements = [{ id: 'a1', name: 'a', dimensions: {} }]
  const requester = recordRequests(listReply(elements, 'name=a%253Ab&offset=a1&limit=1'))
  expect((await listMetrics(requester, { limit: 1 })).nextOffset).toBe('a1')
})

test('listMetrics: paging: the id of the last element replaces a link that does not advance', async () => {
  const elements = [{ id: '1', name: 'b', dimensions: {} }]
  const requester = recordRequests(listReply(elements, 'offset=0&limit=1'))
  expect((await listMetrics(requester, { limit: 1, offset: '0' })).nextOffset).toBe('1')
})

test('listMetrics: speed: returns elements of the right shape without a copy', async () => {
  const reply = { elements: [{ id: '0', name: 'a', dimensions: {} }] }
  const { elements } = await listMetrics(recordRequests(reply))
  expect(elements).toBe(reply.elements)
})

test('listMetrics: behavior: normalizes other shapes', async () => {
  const { elements } = await listMetrics(recordRequests({ elements: [{ id: 0, name: 'a' }, null] }))
  expect(elements).toEqual([
    { id: '0', name: 'a', dimensions: {} },
    { id: '', name: '', dimensions: {} },
  ])
})

test.each([
  ['limit', { limit: 0 }],
  ['limit', { limit: -1 }],
  ['limit', { limit: 1.5 }],
  ['limit', { limit: Number.NaN }],
  ['startTime', { endTime: 1 }],
  ['startTime', { startTime: Number.NaN }],
  ['dimensions.k', { dimensions: { k: 'a|b' } }],
])('listMetrics: error: %s in %j', async (parameter, parameters) => {
  const requester = recordRequests()
  await expect(listMetrics(requester, parameters)).rejects.toMatchObject({
    code: 'invalid_parameter',
    parameter,
  })
  expect(requester.requests).toEqual([])
})

test.each([[undefined], ['text'], [[]], [{}], [{ elements: {} }]])(
  'listMetrics: error: the response %j is not a list',
  async (body) => {
    await expect(listMetrics(recordRequests(body))).rejects.toMatchObject({
      code: 'invalid_response',
      url: '/metrics',
    })
  },
)

test('createMetrics: default: one metric', async () => {
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

test('createMetrics: parameters: many metrics, Date, now, tenantId', async () => {
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

test('createMetrics: behavior: an empty array needs no request', async () => {
  const requester = recordRequests()
  await createMetrics(requester, [])
  expect(requester.requests).toEqual([])
})

test('createMetrics: options: signal and timeout', async () => {
  const requester = recordRequests()
  const { signal } = new AbortController()
  await createMetrics(requester, { name: 'a', value: 1 }, { signal, timeout: 5 })
  expect(requester.requests[0]).toMatchObject({ signal, timeout: 5 })
})

const fifteenMembers = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`k${index}`, '']))
const long = '😀'.repeat(255)

test.each<[string, Partial<MetricInput>]>([
  ['255 characters, each of two units', { name: long, dimensions: { [long]: long } }],
  ['characters that servers accept', { name: "a|b'c:d/e%f", dimensions: { "a b|(c)'": ' (x) | y' } }],
  ['a leading minus', { value: -1.5e300 }],
  [
    '16 meta members, 2048 characters',
    {
      valueMeta: {
        ...fifteenMembers,
        z: 'é'.repeat(314),
      },
    },
  ],
])('createMetrics: %s is accepted', async (_, fields) => {
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
  ['value that is a string', { value: '1' }, 'value'],
  ['timestamp NaN', { timestamp: Number.NaN }, 'timestamp'],
  ['timestamp of an invalid Date', { timestamp: new Date(Number.NaN) }, 'timestamp'],
  ['dimension name with a leading underscore', { dimensions: { _a: 'b' } }, 'dimensions._a'],
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
  ['meta value that is not a string', { valueMeta: { z: 1 } }, 'valueMeta.z'],
  ['meta name of 256 characters', { valueMeta: { ['z'.repeat(256)]: '' } }, `valueMeta.${'z'.repeat(256)}`],
])('createMetrics: error: %s', async (_, fields, parameter) => {
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

test.each([...'><={}(), "\\;&'])('createMetrics: error: "%s" in a name', async (character) => {
  const metric = { name: `a${character}b`, value: 1 }
  await expect(createMetrics(recordRequests(), metric)).rejects.toThrow(InvalidParameterError)
})

test.each([null, 'a', 5])('createMetrics: error: %j for a metric', async (metric) => {
  const wrong = metric as unknown as MetricInput
  await expect(createMetrics(recordRequests(), wrong)).rejects.toMatchObject({ parameter: 'name' })
  await expect(createMetrics(recordRequests(), [wrong])).rejects.toMatchObject({
    parameter: 'metrics[0].name',
  })
})

test('listMetricNames: parameters', async () => {
  const requester = recordRequests(listReply([{ name: 'a' }, { name: 'b' }]))
  const parameters = { dimensions: { hostname: 'web1' }, offset: 'Z', limit: 5, tenantId: 'other' }
  expect(await listMetricNames(requester, parameters)).toEqual({
    elements: ['a', 'b'],
    nextOffset: undefined,
  })
  expect(requester.requests).toEqual([
    {
      method: 'GET',
      path: '/metrics/names',
      paging: 'names',
      query: { dimensions: 'hostname:web1', offset: 'Z', limit: 5, tenant_id: 'other' },
    },
  ])
})

test('listMetricNames: the next offset is the last name, whatever the link contains', async () => {
  const requester = recordRequests(listReply([{ name: 'a' }, { name: '50% +#full' }], 'offset=50% +'))
  expect((await listMetricNames(requester, { limit: 2 })).nextOffset).toBe('50% +#full')
})

test('listMetricNames: no parameters, an empty page', async () => {
  const requester = recordRequests(listReply([], 'offset=x'))
  expect(await listMetricNames(requester)).toEqual({ elements: [], nextOffset: undefined })
})

test('listDimensionNames: parameters', async () => {
  const requester = recordRequests(listReply([{ dimension_name: 'hostName' }], 'offset=hostName'))
  const parameters = { metricName: 'cpu', startTime: 0, endTime: 1, offset: 'a', limit: 1, tenantId: 'other' }
  expect(await listDimensionNames(requester, parameters)).toEqual({
    elements: ['hostName'],
    nextOffset: 'hostName',
  })
  expect(requester.requests).toEqual([
    {
      method: 'GET',
      path: '/metrics/dimensions/names',
      paging: 'names',
      query: {
        metric_name: 'cpu',
        start_time: '1970-01-01T00:00:00.000Z',
        end_time: '1970-01-01T00:00:00.001Z',
        offset: 'a',
        limit: 1,
        tenant_id: 'other',
      },
    },
  ])
})

test('listDimensionValues: returns repeated values once, and the last one is the offset', async () => {
  const elements = ['x', 'y', 'y'].map((value) => ({ dimension_value: value }))
  const requester = recordRequests(listReply(elements, 'offset=y'))
  expect(await listDimensionValues(requester, { dimensionName: 'hostname', metricName: 'cpu' })).toEqual({
    elements: ['x', 'y'],
    nextOffset: 'y',
  })
  expect(requester.requests[0]).toMatchObject({
    path: '/metrics/dimensions/names/values',
    query: { dimension_name: 'hostname', metric_name: 'cpu' },
  })
})

test('listDimensionValues: an offset that does not advance does not end the list silently', async () => {
  const requester = recordRequests(listReply([{ dimension_value: 'y' }], 'offset=y2'))
  const page = await listDimensionValues(requester, { dimensionName: 'hostname', offset: 'y' })
  expect(page).toEqual({ elements: ['y'], nextOffset: 'y' })
})

test.each([0, 0.5])('lists of names: error: limit %d', async (limit) => {
  const requester = recordRequests()
  const error = { code: 'invalid_parameter', parameter: 'limit' }
  await expect(listMetricNames(requester, { limit })).rejects.toMatchObject(error)
  await expect(listDimensionNames(requester, { limit })).rejects.toMatchObject(error)
  await expect(listDimensionValues(requester, { dimensionName: 'a', limit })).rejects.toMatchObject(error)
})

test.each([
  ['listMetricNames', listMetricNames, 'dimensions'],
  ['listDimensionNames', listDimensionNames, 'metricName'],
  [
    'listDimensionValues',
    (requester: Requester) => listDimensionValues(requester, { dimensionName: 'hostname' }),
    'metricName',
  ],
])(
  'C7: a timeout of %s explains that such lists are slow, and what to change',
  async (_, list, narrowing) => {
    const cause = new TimeoutError({ method: 'GET', url: 'http://mon/v2.0/x', timeout: 60_000 })
    const error = await list({ scope: '', request: () => Promise.reject(cause) }).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ method: 'GET', url: 'http://mon/v2.0/x', timeout: 60_000, cause })
    expect((error as Error).message).toContain('more than a minute')
    expect((error as Error).message).toMatch(new RegExp(`Raise \`timeout\`.*\`${narrowing}\``))
  },
)

test('C7: other errors pass through unchanged', async () => {
  const cause = new TypeError('odd')
  await expect(listMetricNames({ scope: '', request: () => Promise.reject(cause) })).rejects.toBe(cause)
})
