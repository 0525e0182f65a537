import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../../test/recordRequests.js'
import { listMeasurements } from './listMeasurements.js'

test('default', async () => {
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
      query: { name: 'room.temp_c', start_time: '1970-01-01T00:00:00.000Z' },
    },
  ])
})

test('parameters', async () => {
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

test('parameters: what is off is left out', async () => {
  const requester = recordRequests(listReply([]), listReply([]))
  await listMeasurements(requester, { name: 'cpu', startTime: 0, mergeMetrics: false, groupBy: [] })
  await listMeasurements(requester, { name: 'cpu', startTime: 0, groupBy: '*' })
  expect(requester.requests.map(({ query }) => [query?.['merge_metrics'], query?.['group_by']])).toEqual([
    [undefined, undefined],
    [undefined, '*'],
  ])
})

test('behavior: no data is no error', async () => {
  expect(await listMeasurements(recordRequests(listReply([])), { name: 'cpu', startTime: 0 })).toEqual({
    elements: [],
    nextOffset: undefined,
  })
})

test('error: an invalid time, a limit of 0, a group that cannot be asked for', async () => {
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
