import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../../test/recordRequests.js'
import { TimeoutError } from '../../errors/index.js'
import type { Requester } from '../requester.js'
import { listDimensionNames } from './listDimensionNames.js'
import { listDimensionValues } from './listDimensionValues.js'
import { listMetricNames } from './listMetricNames.js'

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
      query: { dimensions: 'hostname:web1', offset: 'Z', limit: 5, tenant_id: 'other' },
    },
  ])
})

test('listMetricNames: the next offset is the last name, whatever the link says', async () => {
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

test('listDimensionValues: repeated values are given once, and the last still is the offset', async () => {
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

test('listDimensionValues: an offset that does not move does not end the list without a word', async () => {
  const requester = recordRequests(listReply([{ dimension_value: 'y' }], 'offset=y2'))
  const page = await listDimensionValues(requester, { dimensionName: 'hostname', offset: 'y' })
  expect(page).toEqual({ elements: ['y'], nextOffset: 'y' })
})

test.each([0, 0.5])('error: limit %d', async (limit) => {
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
])('C7: a time-out of %s says that such lists are slow, and what to change', async (_, list, narrowing) => {
  const cause = new TimeoutError({ method: 'GET', url: 'http://mon/v2.0/x', timeout: 60_000 })
  const error = await list({ scope: '', request: () => Promise.reject(cause) }).catch(
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ method: 'GET', url: 'http://mon/v2.0/x', timeout: 60_000, cause })
  expect((error as Error).message).toContain('more than a minute')
  expect((error as Error).message).toMatch(new RegExp(`Raise \`timeout\`.*\`${narrowing}\``))
})

test('C7: other failures stay as they are', async () => {
  const cause = new TypeError('odd')
  await expect(listMetricNames({ scope: '', request: () => Promise.reject(cause) })).rejects.toBe(cause)
})
