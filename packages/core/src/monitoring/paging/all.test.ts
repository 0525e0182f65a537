import { expect, test } from 'vitest'
import { serve, serveList } from '../../../test/paging/listServer.js'
import { lists } from '../../../test/paging/lists.js'
import { serveSeries } from '../../../test/paging/seriesServer.js'
import { getAlarmHistory } from '../alarmHistory.js'
import {
  type ListMetricNamesParameters,
  listDimensionValues,
  listMetricNames,
  listMetrics,
} from '../metrics.js'
import type { Page, Requester } from '../requester.js'
import { listMeasurementColumns, listMeasurements, listStatisticColumns, listStatistics } from '../series.js'
import type { ListFunction } from './listFunction.js'
import { all, listAll } from './pages.js'
import type { PagingProgress } from './pagingOptions.js'

const start = Date.parse('2026-03-04T10:00:00Z')
const minute = 60_000

const serveNames = (names: readonly string[], lowersOffset = false) =>
  serveList(
    names.map((name) => ({ name })),
    { offsets: 'name', lowersOffset },
  )

test('default', async () => {
  const { client } = await serveNames(['a', 'b', 'c'])
  const names = []
  for await (const name of all(listMetricNames, client, { limit: 2 })) names.push(name)
  expect(names).toEqual(['a', 'b', 'c'])
})

test('behavior: break requests nothing more', async () => {
  const { client, requests } = await serveNames(['a', 'b', 'c'])
  for await (const name of all(listMetricNames, client, { limit: 1 })) if (name === 'b') break
  expect(requests).toHaveLength(2)
})

test('listAll: elements and their number', async () => {
  const { client } = await serveNames(['a', 'b', 'c'])
  expect(await listAll(listMetricNames, client, { limit: 2 })).toEqual({
    elements: ['a', 'b', 'c'],
    loaded: 3,
    pages: 2,
    total: 3,
    truncated: false,
  })
  expect(await listAll(listMetricNames, client, {}, { maximum: 2 })).toEqual({
    elements: ['a', 'b'],
    loaded: 2,
    pages: 1,
    total: undefined,
    truncated: true,
  })
})

test('listAll: reads columns with the decoder of the requester', async () => {
  const decoded = { elements: [{ id: '0', timestamps: Float64Array.of(1), columns: {} }], links: [] }
  const decoder = {
    fetch: async () => undefined,
    write: () => undefined,
    end: async () => decoded,
    cancel() {},
  }
  const decodeIn = { createDecoder: () => decoder } as unknown as Requester['decodeIn']
  const request: Requester['request'] = async ({ decode }) => decode?.().end()
  const read = { name: 'cpu', startTime: 0 }
  const { elements } = await listAll(listMeasurementColumns, { scope: 's', decodeIn, request }, read)
  expect(elements).toEqual(decoded.elements)
})

test('names: detects a server that compares in lower case, and reads one large page', async () => {
  const names = ['CPU', 'Mem', 'abc', 'load', 'net']
  const { client, requests } = await serveNames(names, true)
  expect((await listAll(listMetricNames, client, { limit: 2 })).elements).toEqual(names)
  expect(requests.map(({ url }) => url)).toEqual([
    '/metrics/names?limit=2',
    // Without the names between `Mem` and `mem`; the next request explains it.
    '/metrics/names?offset=Mem&limit=2',
    '/metrics/names?offset=M&limit=1',
    '/metrics/names?limit=10000',
  ])
})

test('names: a server that compares exactly gets one extra request', async () => {
  const names = ['CPU', 'Mem', 'nah', 'net.Out', 'nex', 'other']
  const { client, requests } = await serveNames(names)
  expect((await listAll(listMetricNames, client, { limit: 2 })).elements).toEqual(names)
  expect(requests.map(({ url }) => url)).toEqual([
    '/metrics/names?limit=2',
    '/metrics/names?offset=Mem&limit=2',
    '/metrics/names?offset=M&limit=1',
    '/metrics/names?offset=net.Out&limit=2',
  ])
})

test('values: repeated values are returned once and do not stop the read', async () => {
  const values = ['x', 'y', 'y', 'y', 'z']
  const { client } = await serveList(
    values.map((value) => ({ dimension_value: value })),
    { offsets: 'name' },
  )
  const read = await listAll(listDimensionValues, client, { dimensionName: 'd', limit: 1 })
  expect(read.elements).toEqual(['x', 'y', 'z'])
})

test('error: a value that fills whole pages', async () => {
  const values = Array.from({ length: 9 }, () => ({ dimension_value: 'y' }))
  const { client } = await serveList(values, { offsets: 'name', most: 4 })
  const reading = listAll(listDimensionValues, client, { dimensionName: 'd' })
  await expect(reading).rejects.toMatchObject({
    code: 'paging',
    list: '/metrics/dimensions/names/values',
    offset: 'y',
    loaded: 1,
  })
})

test('history: returns all changes of one millisecond, equal or not', async () => {
  const entry = lists['getAlarmHistory']?.wire ?? (() => ({}))
  const keys = ['5/a', '7/a', '7/a', '7/b', '7/c', '8/a']
  const { client } = await serveList(keys.map(entry), { offsets: 'time' })
  const { elements } = await listAll(getAlarmHistory, client, { alarmId: 'a', limit: 2 })
  expect(elements.map(({ timestamp, alarmId }) => `${timestamp}/${alarmId}`)).toEqual(keys)
})

test('error: a history that starts over', async () => {
  const entry = lists['getAlarmHistory']?.wire ?? (() => ({}))
  const { client } = await serveList(['5/a', '6/a', '7/a'].map(entry), {
    offsets: 'time',
    ignoresOffset: true,
  })
  await expect(listAll(getAlarmHistory, client, { alarmId: 'a', limit: 2 })).rejects.toMatchObject({
    code: 'paging',
    list: '/alarms/a/state-history',
    offset: '6',
    loaded: 2,
  })
})

const hosts = ['a', 'b', 'c'].map((hostname, host) => ({
  dimensions: { hostname },
  points: [0, 1, 2, 3].map((index) => [start + index * minute + host, 10 * host + index] as const),
}))
const parameters = { name: 'm', startTime: start, groupBy: '*' } as const

test('series: InfluxDB, whose offsets skip points of later series', async () => {
  const { client, requests } = await serveSeries(hosts, { appliesTimeToAll: true })
  const { elements, loaded } = await listAll(listMeasurements, client, { ...parameters, limit: 4 })
  expect(
    elements.map(({ dimensions, measurements }) => [dimensions, measurements.map(({ value }) => value)]),
  ).toEqual([
    [{ hostname: 'a' }, [0, 1, 2, 3]],
    [{ hostname: 'b' }, [10, 11, 12, 13]],
    [{ hostname: 'c' }, [20, 21, 22, 23]],
  ])
  expect(loaded).toBe(12)
  expect(requests.some(({ url }) => url.includes('offset'))).toBe(false)
})

test.each([
  ['more points at the last time than fit on a page', [0, 0, 0], undefined, 1],
  ['a range that includes its end', [0, 1, 2], start + 2 * minute, 1],
])('series: %s', async (_, indexes, endTime, limit) => {
  const points = indexes.map((index) => [start + index * minute, index] as const)
  const { client } = await serveSeries([{ dimensions: {}, points }], { isCassandra: true })
  const asked = { name: 'm', startTime: start, endTime, mergeMetrics: true, limit }
  const { elements } = await listAll(listMeasurements, client, asked)
  expect(elements[0]?.measurements.map(({ value }) => value)).toEqual(indexes)
})

test('series: windows that include their end return no point twice', async () => {
  const points = Array.from({ length: 20 }, (_point, index) => [start + index, index] as const)
  const stored = ['a', 'b', 'c'].map((hostname) => ({ dimensions: { hostname }, points }))
  const { client } = await serveSeries(stored, { isCassandra: true })
  const { elements } = await listAll(listMeasurements, client, { ...parameters, limit: 10 })
  expect(elements.map(({ measurements }) => measurements.map(({ value }) => value))).toEqual(
    stored.map(() => points.map(([, value]) => value)),
  )
})

test('series: windows are nearly full', async () => {
  const points = Array.from({ length: 500 }, (_point, index) => [start + index * minute, index] as const)
  const stored = Array.from({ length: 8 }, (_one, host) => ({ dimensions: { hostname: `h${host}` }, points }))
  const { client, requests } = await serveSeries(stored)
  const { loaded, pages } = await listAll(listMeasurements, client, { ...parameters, limit: 200 })
  expect(loaded).toBe(4000)
  // 20 pages would hold all of them.
  expect(pages).toBeLessThanOrEqual(25)
  expect(requests.length).toBeLessThanOrEqual(32)
})

test.each([[4], [5], [12]])('series: the last progress has the total, limit %i', async (limit) => {
  const { client } = await serveSeries(hosts)
  const reported: PagingProgress[] = []
  const onProgress = (progress: PagingProgress): number => reported.push(progress)
  const asked = { ...parameters, statistics: ['sum'], period: 60, limit } as const
  const { elements: _, ...result } = await listAll(listStatistics, client, asked, { onProgress })
  expect(result).toMatchObject({ loaded: 12, total: 12, truncated: false })
  expect(reported.at(-1)).toEqual(result)
  // Reported once.
  expect(reported.filter(({ total }) => total !== undefined)).toHaveLength(1)
})

test('series: as columns', async () => {
  const { client } = await serveSeries(hosts)
  const { elements } = await listAll(listMeasurementColumns, client, { ...parameters, limit: 4 })
  expect(elements.map(({ columns }) => [...columns.value])).toEqual([
    [0, 1, 2, 3],
    [10, 11, 12, 13],
    [20, 21, 22, 23],
  ])
  const sums = await listAll(listStatisticColumns, client, {
    ...parameters,
    statistics: ['sum'],
    period: 120,
    limit: 3,
  })
  expect(sums.elements.map(({ columns }) => [...columns.sum])).toEqual([
    [1, 5],
    [21, 25],
    [41, 45],
  ])
})

test('series: maximum counts points', async () => {
  const { client } = await serveSeries(hosts)
  const rows = await listAll(listMeasurements, client, parameters, { maximum: 6 })
  expect(rows).toMatchObject({ loaded: 6, truncated: true })
  expect(rows.elements.reduce((sum, { measurements }) => sum + measurements.length, 0)).toBe(6)
  const columns = await listAll(listMeasurementColumns, client, parameters, { maximum: 6 })
  expect(columns).toMatchObject({ loaded: 6, truncated: true })
})

test('series: points of merged metrics at one time are not lost between pages', async () => {
  const points = [0, 0, 0, 1, 1, 2].map((index) => [start + index * minute, index] as const)
  const { client } = await serveSeries([{ dimensions: {}, points }])
  const { elements } = await listAll(listMeasurements, client, {
    name: 'm',
    startTime: start,
    mergeMetrics: true,
    limit: 2,
  })
  expect(elements[0]?.measurements.map(({ value }) => value)).toEqual([0, 0, 0, 1, 1, 2])
})

test('series: a single series reads no extra points except the one that pages share', async () => {
  const points = Array.from({ length: 10 }, (_point, index) => [start + index * minute, index] as const)
  const { client, requests } = await serveSeries([{ dimensions: {}, points }])
  const { elements, pages } = await listAll(listStatistics, client, {
    name: 'm',
    statistics: ['sum'],
    startTime: start,
    period: 60,
    limit: 4,
  })
  expect(elements[0]?.statistics.map(({ sum }) => sum)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(pages).toBe(3)
  expect(requests).toHaveLength(3)
})

test('error: more series than a page can have points', async () => {
  const { client } = await serveSeries(
    hosts.map(({ dimensions }) => ({ dimensions, points: [[start, 1]] })),
    { most: 2 },
  )
  await expect(listAll(listMeasurements, client, parameters)).rejects.toMatchObject({
    code: 'paging',
    list: '/metrics/measurements',
    loaded: 0,
  })
})

test('error: an offset into several series', async () => {
  const { client } = await serveSeries(hosts)
  const reading = listAll(listMeasurements, client, {
    ...parameters,
    limit: 4,
    offset: '0_2026-03-04T10:00:00Z',
  })
  await expect(reading).rejects.toMatchObject({ code: 'invalid_parameter', parameter: 'offset' })
})

test('behavior: a wrapper of a list with other elements is read by its offsets', async () => {
  const { client, requests } = await serveNames(['a', 'b', 'c'])
  const listNamed: ListFunction<ListMetricNamesParameters, Page<{ label: string }>> = async (...given) => {
    const page = await listMetricNames(...given)
    return { ...page, elements: page.elements.map((label) => ({ label })) }
  }
  const { elements } = await listAll(listNamed, client, { limit: 2 })
  expect(elements).toEqual([{ label: 'a' }, { label: 'b' }, { label: 'c' }])
  expect(requests).toHaveLength(2)
})

test('error: a wrapper of a list whose offset does not advance', async () => {
  const { client } = await serveNames(['a', 'b', 'c'])
  const listStuck: ListFunction<ListMetricNamesParameters, Page<{ label: string }>> = async () => {
    const page = await listMetricNames(client, { limit: 1 })
    return { ...page, elements: page.elements.map((label) => ({ label })) }
  }
  await expect(listAll(listStuck, client, {})).rejects.toMatchObject({
    code: 'paging',
    offset: 'a',
    loaded: 2,
  })
})

/** The list of metrics as on InfluxDB: cuts a page before dropping metrics without measurements. */
const serveMetrics = (isFresh: (index: number) => boolean, status = 200) =>
  serve((query) => {
    const isTimed = query.has('start_time')
    if (isTimed && status !== 200) return { status, body: { title: 'Failed' } }
    const limit = Math.min(Number(query.get('limit') ?? 10_000), 10_000)
    const start = Number(query.get('offset') ?? -1) + 1
    const taken = Array.from({ length: 30 }, (_, index) => index).slice(start, start + limit + 1)
    const left = isTimed ? taken.filter(isFresh) : taken
    const elements = left.slice(0, limit).map((index, place) => ({
      id: String(start + place),
      name: 'm',
      dimensions: { index: String(index) },
    }))
    const next = { rel: 'next', href: `http://monasca/metrics?offset=${elements.at(-1)?.id}` }
    return { body: { links: left.length > limit ? [next] : [], elements } }
  })

test.each([1, 2, 3, 10, 29, 30, undefined])('C2: metrics by time are complete, limit %s', async (limit) => {
  for (const count of [0, 1, 10, 30]) {
    const { client } = await serveMetrics((index) => index % 30 >= 30 - count)
    const { elements, loaded, total } = await listAll(listMetrics, client, { startTime: start, limit })
    expect(elements.map(({ dimensions }) => Number(dimensions['index']))).toEqual(
      Array.from({ length: count }, (_, index) => 30 - count + index),
    )
    expect([loaded, total]).toEqual([count, count])
  }
})

test.each([422, 500])('C2: status %s is an error, not a shorter list', async (status) => {
  const { client } = await serveMetrics(() => true, status)
  await expect(listAll(listMetrics, client, { startTime: start })).rejects.toMatchObject({ status })
})
