import { expect, test } from 'vitest'
import { type Api, createApi, type Json, monday, query } from '../monasca/createApi.js'

const start_time = '2025-01-06T00:00:00Z'
const metric = { name: 'cpu', dimensions: { hostname: 'web1' }, timestamp: monday, value: 1 }
const post = (api: Api, body: unknown, path = '/metrics') => api.send(path, { method: 'POST', body })
const measure = (minute: number, value: number, dimensions: Record<string, string>, name = 'cpu') => ({
  name,
  dimensions,
  timestamp: monday + minute * 60_000,
  value,
})

/** Two hosts in two regions, a value each minute for three minutes. */
async function fill(): Promise<Api> {
  const api = createApi()
  const hosts = [
    { hostname: 'web1', region: 'north' },
    { hostname: 'web2', region: 'north' },
    { hostname: 'web3', region: 'south' },
  ]
  const body = hosts.flatMap((dimensions, index) =>
    [0, 1, 2].map((minute) => measure(minute, 10 * index + minute, dimensions)),
  )
  await post(api, [...body, measure(5, 1, { hostname: 'web1', disk: 'sda' }, 'disk')])
  return api
}
const read = async (api: Api, what: string, parameters: Record<string, string | number>) =>
  api.send(`/metrics/${what}${query({ name: 'cpu', start_time, ...parameters })}`)

test('M41: one metric, and several', async () => {
  const api = createApi()
  for (const body of [metric, [metric, { ...metric, name: 'mem' }], []]) {
    expect(await post(api, body)).toMatchObject({ status: 204, text: '' })
  }
})

test('M42: required fields', async () => {
  const api = createApi()
  for (const field of ['name', 'value', 'timestamp']) {
    const { [field as 'name']: _, ...rest } = metric
    expect([field, (await post(api, rest)).status]).toEqual([field, 422])
    expect([field, (await post(api, { ...metric, [field]: null })).status]).toEqual([field, 422])
  }
})

test('M43: names that are refused', async () => {
  const api = createApi()
  for (const name of ['', 'x'.repeat(256), ...[...'><={}(),"\\;& '].map((letter) => `a${letter}b`)]) {
    expect([name, (await post(api, { ...metric, name })).status]).toEqual([name, 422])
  }
  expect((await post(api, { ...metric, name: 'x'.repeat(255) })).status).toBe(204)
})

test('M44: dimensions that are refused', async () => {
  const api = createApi()
  const long = 'x'.repeat(256)
  const letters = [...'><={},"\\;&']
  const refused = [
    { '': 'a' },
    { a: '' },
    { [long]: 'a' },
    { a: long },
    { _a: 'b' },
    ...letters.flatMap((letter) => [{ [`a${letter}b`]: 'c' }, { a: `b${letter}c` }]),
  ]
  for (const dimensions of refused) {
    expect([dimensions, (await post(api, { ...metric, dimensions })).status]).toEqual([dimensions, 422])
  }
  const { dimensions: _, ...bare } = metric
  expect((await post(api, bare)).status).toBe(204)
})

test('M45: values with colons, and characters of all kinds', async () => {
  const api = createApi()
  const dimensions = { url: 'http://h:80/p', größe: '大阪 (x)' }
  const body = { name: '温度', dimensions, timestamp: monday, value: 1, value_meta: { naïve: '😀' } }
  expect((await post(api, body)).status).toBe(204)
  const found = await api.send(`/metrics${query({ dimensions: 'url:http://h:80/p,größe:大阪 (x)' })}`)
  expect(found.body.elements).toEqual([{ id: '0', name: '温度', dimensions }])
  const [series] = (await read(api, 'measurements', { name: '温度' })).body.elements
  expect(series.measurements[0][2]).toEqual({ naïve: '😀' })
})

test('M46: the limits of value_meta', async () => {
  const api = createApi()
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, key) => [`k${key}`, '']))
  const status = async (value_meta: unknown) => (await post(api, { ...metric, value_meta })).status
  expect([await status(many(16)), await status(many(17))]).toEqual([204, 422])
  expect([await status({ ['x'.repeat(255)]: '' }), await status({ ['x'.repeat(256)]: '' })]).toEqual([
    204, 422,
  ])
  // {"k": "…"} has nine characters beside the value.
  expect([await status({ k: 'x'.repeat(2039) }), await status({ k: 'x'.repeat(2040) })]).toEqual([204, 422])
  expect(await status(null)).toBe(204)
  const [series] = (await read(api, 'measurements', {})).body.elements
  expect(series.measurements[0][2]).toEqual({})
})

test('M47: one bad metric stores none', async () => {
  const api = createApi()
  expect((await post(api, [metric, { ...metric, name: '' }])).status).toBe(422)
  expect((await api.send('/metrics')).body.elements).toEqual([])
})

test('M48: invalid numbers, and times in milliseconds', async () => {
  const api = createApi()
  for (const value of ['NaN', 'Infinity', '1e999']) {
    const text = `{"name":"cpu","timestamp":${monday},"value":${value}}`
    expect((await api.send('/metrics', { method: 'POST', text })).status).toBeGreaterThanOrEqual(400)
  }
  await post(api, { ...metric, timestamp: monday + 7 })
  const [series] = (await read(api, 'measurements', {})).body.elements
  expect(series.measurements[0][0]).toBe('2025-01-06T00:00:00.007Z')
})

test('M51: tenant_id applies to a delegate only', async () => {
  const api = createApi()
  await api.send('/metrics?tenant_id=project-2', { method: 'POST', body: metric, token: 'delegate' })
  await api.send('/metrics?tenant_id=project-2', { method: 'POST', body: { ...metric, name: 'mine' } })
  const names = async (path: string, token: 'user' | 'other' | 'delegate') =>
    (await api.send(path, { token })).body.elements.map(({ name }: Json) => name)
  expect(await names('/metrics', 'other')).toEqual(['cpu'])
  expect(await names('/metrics?tenant_id=project-2', 'delegate')).toEqual(['cpu'])
  expect(await names('/metrics?tenant_id=project-2', 'user')).toEqual(['mine'])
})

test('M52: an element of the list of metrics', async () => {
  const [element] = (await (await fill()).send('/metrics')).body.elements
  expect(Object.keys(element).toSorted()).toEqual(['dimensions', 'id', 'name'])
  expect(typeof element.id).toBe('string')
})

test('M53: filters of the list of metrics', async () => {
  const api = await fill()
  const count = async (parameters: Record<string, string>) =>
    (await api.send(`/metrics${query(parameters)}`)).body.elements.length
  expect(await count({ name: 'cpu' })).toBe(3)
  expect(await count({ dimensions: 'region:north' })).toBe(2)
  expect(await count({ start_time: '2025-01-06T00:04:00Z' })).toBe(1)
  expect(await count({ start_time, end_time: '2025-01-06T00:05:00Z' })).toBe(3)
})

test('M54: names once each, in order, by dimensions', async () => {
  const api = await fill()
  expect((await api.send('/metrics/names')).body.elements).toEqual([{ name: 'cpu' }, { name: 'disk' }])
  const some = await api.send('/metrics/names?dimensions=disk')
  expect(some.body.elements).toEqual([{ name: 'disk' }])
})

test('M55: names of dimensions by metric and time', async () => {
  const api = await fill()
  const names = async (parameters: Record<string, string>) =>
    (await api.send(`/metrics/dimensions/names${query(parameters)}`)).body.elements.map(
      (element: Json) => element.dimension_name,
    )
  expect(await names({})).toEqual(['disk', 'hostname', 'region'])
  expect(await names({ metric_name: 'disk' })).toEqual(['disk', 'hostname'])
  expect(await names({ start_time: '2025-01-06T00:04:00Z' })).toEqual(['disk', 'hostname'])
  expect(await names({ metric_name: 'wrong' })).toEqual([])
})

test('M56: values of a dimension by metric and time', async () => {
  const api = await fill()
  const path = '/metrics/dimensions/names/values'
  expect((await api.send(path)).status).toBe(422)
  const values = async (parameters: Record<string, string>) =>
    (await api.send(path + query({ dimension_name: 'hostname', ...parameters }))).body.elements
  expect(await values({})).toEqual(['web1', 'web2', 'web3'].map((dimension_value) => ({ dimension_value })))
  expect(await values({ metric_name: 'disk' })).toEqual([{ dimension_value: 'web1' }])
  expect(await values({ start_time: '2025-01-06T00:04:00Z' })).toEqual([{ dimension_value: 'web1' }])
})

test('M57: required parameters of measurements', async () => {
  const api = await fill()
  const status = async (search: string) => (await api.send(`/metrics/measurements?${search}`)).status
  expect(await status(`start_time=${start_time}`)).toBe(422)
  expect(await status('name=cpu')).toBe(422)
  expect(await status(`name=cpu&start_time=${start_time}&end_time=${start_time}`)).toBe(400)
  expect(await status(`name=${'x'.repeat(256)}&start_time=${start_time}`)).toBe(422)
})

test('M58: an element of measurements, its times ascending', async () => {
  const [element] = (await read(await fill(), 'measurements', { dimensions: 'hostname:web1' })).body.elements
  expect(Object.keys(element).toSorted()).toEqual(['columns', 'dimensions', 'id', 'measurements', 'name'])
  const times = element.measurements.map(([time]: Json) => time)
  expect(times).toEqual(times.toSorted())
  expect(times).toHaveLength(3)
})

test('M59: the start is included, the end is not', async () => {
  const parameters = { dimensions: 'hostname:web1', end_time: '2025-01-06T00:02:00Z' }
  const [element] = (await read(await fill(), 'measurements', parameters)).body.elements
  expect(element.measurements.map(([, value]: Json) => value)).toEqual([0, 1])
})

test('M60: several metrics, merged or refused', async () => {
  const api = await fill()
  expect(await read(api, 'measurements', {})).toMatchObject({
    status: 409,
    body: { title: 'MultipleMetrics' },
  })
  expect((await read(api, 'measurements', { merge_metrics: 'true' })).body.elements).toHaveLength(1)
  const twice = (first: string, second: string) =>
    api.send(
      `/metrics/measurements?name=cpu&start_time=${start_time}&merge_metrics=${first}&merge_metrics=${second}`,
    )
  expect([(await twice('true', 'false')).status, (await twice('false', 'true')).status]).toEqual([200, 409])
})

test.each(['measurements', 'statistics'])('M61: %s by groups', async (what) => {
  const api = await fill()
  const groups = async (group_by: string, more = {}) => {
    const parameters = { group_by, statistics: 'avg', ...more }
    return (await read(api, what, parameters)).body.elements.map((element: Json) => element.dimensions)
  }
  expect(await groups('region')).toEqual([{ region: 'north' }, { region: 'south' }])
  expect(await groups('region,hostname')).toHaveLength(3)
  expect(await groups('*')).toHaveLength(3)
  expect(await groups('region', { merge_metrics: 'true' })).toHaveLength(2)
})

test.each(['measurements', 'statistics'])('M62: %s of an unknown metric', async (what) => {
  const reply = await read(await fill(), what, { name: 'wrong', statistics: 'avg' })
  expect([reply.status, reply.body.elements]).toEqual([200, []])
})

test('M63: functions of statistics', async () => {
  const api = await fill()
  const statistics = async (text: string) =>
    read(api, 'statistics', { dimensions: 'hostname:web1', statistics: text })
  expect((await statistics('')).status).toBe(422)
  expect((await statistics('median')).status).toBe(422)
  expect((await statistics('avg,last')).status).toBe(422)
  const [element] = (await statistics('AVG,Max,count,min,sum')).body.elements
  expect(element.columns).toEqual(['timestamp', 'avg', 'max', 'count', 'min', 'sum'])
  expect(element.statistics).toEqual([['2025-01-06T00:00:00Z', 1, 2, 3, 0, 3]])
})

test('M64: periods of statistics', async () => {
  const api = await fill()
  const read64 = (period: string) =>
    read(api, 'statistics', { dimensions: 'hostname:web1', statistics: 'avg', ...(period && { period }) })
  expect((await read64('')).body.elements[0].statistics).toHaveLength(1)
  expect((await read64('1')).body.elements[0].statistics).toHaveLength(3)
  for (const period of ['-1', 'five', '0.5']) expect((await read64(period)).status).toBe(422)
})

test('M65: merged statistics show the dimensions of the query', async () => {
  const api = await fill()
  const [all] = (await read(api, 'statistics', { statistics: 'avg', merge_metrics: 'true' })).body.elements
  expect(all.dimensions).toEqual({})
  const dimensions = 'hostname:web1|web2'
  const [some] = (await read(api, 'statistics', { statistics: 'avg', merge_metrics: 'true', dimensions }))
    .body.elements
  expect(some.dimensions).toEqual({ hostname: 'web1|web2' })
})
