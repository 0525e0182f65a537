import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../test/recordRequests.js'
import { listStatisticColumns } from './metrics/listStatisticColumns.js'
import { listStatistics } from './metrics/listStatistics.js'

test('default: columns are read by name', async () => {
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
      query: { name: 'cpu', start_time: '1970-01-01T00:00:00.000Z', statistics: 'count,max' },
    },
  ])
})

test('parameters: period and those of measurements', async () => {
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

test('behavior: a column that the server leaves out is NaN', async () => {
  const series = { columns: ['timestamp', 'avg'], statistics: [['2025-01-01T00:00:00Z', 1]] }
  const { elements } = await listStatistics(recordRequests(listReply([series])), {
    name: 'cpu',
    startTime: 0,
    statistics: ['avg', 'sum'],
  })
  expect(elements[0]?.statistics).toEqual([{ timestamp: 1_735_689_600_000, avg: 1, sum: Number.NaN }])
})

test.each([0, -60, 1.5])('error: period %d', async (period) => {
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
])('error: %s in %j', async (parameter, wrong) => {
  const requester = recordRequests()
  const parameters = { name: 'cpu', startTime: 0, statistics: ['avg'], ...(wrong as object) } as const
  const refused = { code: 'invalid_parameter', parameter }
  await expect(listStatistics(requester, parameters)).rejects.toMatchObject(refused)
  await expect(listStatisticColumns(requester, parameters)).rejects.toMatchObject(refused)
  expect(requester.requests).toEqual([])
})
