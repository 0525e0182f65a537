import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../test/recordRequests.js'
import { listMeasurements, listStatisticColumns, listStatistics } from './series.js'

test('listMeasurements: default', async () => {
  const series = {
    id: '0',
    name: 'room.temp_c',
    dimensions: { site: 'attic' },
    columns: ['value_meta', 'timestamp', 'value'],
    measurements: [
      [{}, '2025-01-01T00:00:00.000Z', 21.5],
      [{ sensorId: 'ok' }, '2025-01-01T00:01:00.250Z', 0],
      [null, '2025-01-01T00:02:00Z', null],
    ],
  }
  const requester = recordRequests(listReply([series], 'offset=0_2025-01-01T00%3A02%3A00Z'))
  expect(await listMeasurements(requester, { name: 'room.temp_c', startTime: 0 })).toEqual({
    elements: [
      {
        id: '0',
        name: 'room.temp_c',
        dimensions: { site: 'attic' },
        measurements: [
          { timestamp: 1_735_689_600_000, value: 21.5, valueMeta: {} },
          { timestamp: 1_735_689_660_250, value: 0, valueMeta: { sensorId: 'ok' } },
          { timestamp: 1_735_689_720_000, value: Number.NaN, valueMeta: {} },
        ],
      },
    ],
    nextOffset: '0_2025-01-01T00:02:00Z',
  })
  expect(requester.requests).toEqual([
    {
      method: 'GET',
      path: '/metrics/measurements',
      paging: 'series',
      query: { name: 'room.temp_c', start_time: '1970-01-01T00:00:00.000Z' },
    },
  ])
})

test('listMeasurements: parameters', async () => {
  const requester = recordRequests(listReply([]))
  await listMeasurements(requester, {
    name: 'cpu',
    startTime: new Date(0),
    endTime: 1,
    dimensions: { hostname: true },
    mergeMetrics: true,
    groupBy: ['hostname', 'device'],
    offset: '0_x',
    limit: 3,
    tenantId: 'other',
  })
  expect(requester.requests[0]?.query).toEqual({
    name: 'cpu',
    start_time: '1970-01-01T00:00:00.000Z',
    end_time: '1970-01-01T00:00:00.001Z',
    dimensions: 'hostname',
    merge_metrics: true,
    group_by: 'hostname,device',
    offset: '0_x',
    limit: 3,
    tenant_id: 'other',
  })
})

test('listMeasurements: parameters: omits what is off', async () => {
  const requester = recordRequests(listReply([]), listReply([]))
  await listMeasurements(requester, { name: 'cpu', startTime: 0, mergeMetrics: false, groupBy: [] })
  await listMeasurements(requester, { name: 'cpu', startTime: 0, groupBy: '*' })
  expect(requester.requests.map(({ query }) => [query?.['merge_metrics'], query?.['group_by']])).toEqual([
    [undefined, undefined],
    [undefined, '*'],
  ])
})

test('listMeasurements: behavior: no data is not an error', async () => {
  expect(await listMeasurements(recordRequests(listReply([])), { name: 'cpu', startTime: 0 })).toEqual({
    elements: [],
    nextOffset: undefined,
  })
})

test('listMeasurements: error: an invalid time, a limit of 0, an invalid group', async () => {
  const requester = recordRequests()
  const parameters = { name: 'cpu', startTime: 0 }
  const invalid = (parameter: string): object => ({ code: 'invalid_parameter', parameter })
  await expect(listMeasurements(requester, { ...parameters, startTime: 'now' })).rejects.toMatchObject(
    invalid('startTime'),
  )
  await expect(listMeasurements(requester, { ...parameters, endTime: Number.NaN })).rejects.toMatchObject(
    invalid('endTime'),
  )
  await expect(listMeasurements(requester, { ...parameters, limit: 0 })).rejects.toMatchObject(
    invalid('limit'),
  )
  await expect(listMeasurements(requester, { ...parameters, groupBy: ['a', 'b,c'] })).rejects.toMatchObject(
    invalid('groupBy[1]'),
  )
  expect(requester.requests).toEqual([])
})

test('listStatistics: default: columns are read by name', async () => {
  const series = {
    id: '0',
    name: 'cpu',
    dimensions: {},
    columns: ['timestamp', 'avg', 'max', 'count'],
    statistics: [
      ['2025-01-01T00:00:00Z', 21.6, 30, 2],
      ['2025-01-01T00:05:00.000Z', 0, null, 5],
    ],
  }
  const requester = recordRequests(listReply([series], 'offset=2025-01-01T00%3A05%3A00Z'))
  const page = await listStatistics(requester, { name: 'cpu', startTime: 0, statistics: ['count', 'max'] })
  expect(page).toEqual({
    elements: [
      {
        id: '0',
        name: 'cpu',
        dimensions: {},
        statistics: [
          { timestamp: 1_735_689_600_000, count: 2, max: 30 },
          { timestamp: 1_735_689_900_000, count: 5, max: Number.NaN },
        ],
      },
    ],
    nextOffset: '2025-01-01T00:05:00Z',
  })
  expect(requester.requests).toEqual([
    {
      method: 'GET',
      path: '/metrics/statistics',
      paging: 'series',
      query: { name: 'cpu', start_time: '1970-01-01T00:00:00.000Z', statistics: 'count,max' },
    },
  ])
})

test('listStatistics: parameters: the period and the parameters of measurements', async () => {
  const requester = recordRequests(listReply([]))
  await listStatistics(requester, {
    name: 'cpu',
    startTime: 0,
    statistics: ['avg'],
    period: 60,
    groupBy: '*',
    limit: 9,
  })
  expect(requester.requests[0]?.query).toMatchObject({
    period: 60,
    group_by: '*',
    limit: 9,
    statistics: 'avg',
  })
})

test('listStatistics: behavior: a column that the server omits is NaN', async () => {
  const series = { columns: ['timestamp', 'avg'], statistics: [['2025-01-01T00:00:00Z', 1]] }
  const { elements } = await listStatistics(recordRequests(listReply([series])), {
    name: 'cpu',
    startTime: 0,
    statistics: ['avg', 'sum'],
  })
  expect(elements[0]?.statistics).toEqual([{ timestamp: 1_735_689_600_000, avg: 1, sum: Number.NaN }])
})

test.each([0, -60, 1.5])('listStatistics: error: period %d', async (period) => {
  const requester = recordRequests()
  const parameters = { name: 'cpu', startTime: 0, statistics: ['avg'], period } as const
  await expect(listStatistics(requester, parameters)).rejects.toMatchObject({ parameter: 'period' })
  expect(requester.requests).toEqual([])
})

test.each([
  ['statistics', { statistics: 'avg' }],
  ['statistics', { statistics: undefined }],
  ['statistics', { statistics: [] }],
  ['groupBy', { groupBy: 'hostname' }],
  ['groupBy', { groupBy: null }],
  ['dimensions', { dimensions: null }],
  ['limit', { limit: '10' }],
  ['limit', { limit: null }],
])('listStatistics: error: %s in %j', async (parameter, wrong) => {
  const requester = recordRequests()
  const parameters = { name: 'cpu', startTime: 0, statistics: ['avg'], ...(wrong as object) } as const
  const refused = { code: 'invalid_parameter', parameter }
  await expect(listStatistics(requester, parameters)).rejects.toMatchObject(refused)
  await expect(listStatisticColumns(requester, parameters)).rejects.toMatchObject(refused)
  expect(requester.requests).toEqual([])
})
