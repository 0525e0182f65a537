import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../test/recordRequests.js'
import {
  listMeasurementColumns,
  listMeasurements,
  listMetrics,
  listStatisticColumns,
  listStatistics,
  type Requester,
} from '../index.js'
import { createSeriesDecoder, metricKey } from './index.js'

// As a server on InfluxDB escapes it; the metric itself has plain spaces.
const escaped = { 'mount\\ point': '/srv/my\\ \\ data', hostname: 'web1' }
const dimensions = { 'mount point': '/srv/my  data', hostname: 'web1' }
const time = '2025-01-01T00:00:00.000Z'

const measured = {
  id: '0',
  name: 'disk.free',
  dimensions: escaped,
  columns: ['timestamp', 'value', 'value_meta'],
  measurements: [[time, 1, { note: 'a\\ b' }]],
}
const averaged = { ...measured, columns: ['timestamp', 'avg'], statistics: [[time, 1]] }

/** The result of streaming decoders, instead of parsed JSON. */
function stream(body: unknown): Requester {
  return {
    scope: 'test',
    request(request) {
      const decoder = request.decode?.()
      void decoder?.write(new TextEncoder().encode(JSON.stringify(body)))
      return Promise.resolve(decoder?.end())
    },
  }
}

const base = { name: 'disk.free', startTime: 0 }
const averages = { ...base, statistics: ['avg'] } as const

test.each([
  [
    'listMetrics',
    () => listMetrics(recordRequests(listReply([{ id: '0', name: 'disk.free', dimensions: escaped }]))),
  ],
  [
    'listMetrics, with an id that is a number',
    () => listMetrics(recordRequests(listReply([{ ...measured, id: 0 }]))),
  ],
  ['listMeasurements', () => listMeasurements(recordRequests(listReply([measured])), base)],
  ['listStatistics', () => listStatistics(recordRequests(listReply([averaged])), averages)],
  [
    'listMeasurementColumns of JSON',
    () => listMeasurementColumns(recordRequests(listReply([measured])), base),
  ],
  [
    'listStatisticColumns of JSON',
    () => listStatisticColumns(recordRequests(listReply([averaged])), averages),
  ],
  ['listMeasurementColumns of bytes', () => listMeasurementColumns(stream(listReply([measured])), base)],
  ['listStatisticColumns of bytes', () => listStatisticColumns(stream(listReply([averaged])), averages)],
])('C1: an escaped space is a space, %s', async (_, read) => {
  const [element] = (await read()).elements
  expect(element?.dimensions).toEqual(dimensions)
  expect(element && metricKey(element)).toBe(metricKey({ name: 'disk.free', dimensions }))
})

test('C1: the decoder unescapes spaces as well', () => {
  const decoder = createSeriesDecoder({ member: 'measurements', columns: ['value'] })
  decoder.write(new TextEncoder().encode(JSON.stringify({ elements: [measured] })))
  expect(decoder.end()?.elements?.[0]?.dimensions).toEqual(dimensions)
})

test('C1: only "\\ " is a space, and value meta stays unchanged', async () => {
  const kept = { path: 'C:\\temp', end: 'x\\', tab: '\\\t', constructor: 'a\\,b', pair: 'a\\=b' }
  const reply = listReply([{ ...measured, dimensions: kept }])
  const { elements } = await listMeasurements(recordRequests(reply), base)
  expect(elements[0]?.dimensions).toEqual(kept)
  expect(elements[0]?.measurements[0]?.valueMeta).toEqual({ note: 'a\\ b' })
})

test('C1: a dimension named __proto__ is an ordinary one', async () => {
  const wire: unknown = JSON.parse('{"id":"0","name":"m","dimensions":{"__proto__":"a\\\\ b"}}')
  const { elements } = await listMetrics(recordRequests(listReply([wire])))
  expect(Object.entries(elements[0]?.dimensions ?? {})).toEqual([['__proto__', 'a b']])
  expect(Object.getPrototypeOf(elements[0]?.dimensions)).toBe(Object.prototype)
})
