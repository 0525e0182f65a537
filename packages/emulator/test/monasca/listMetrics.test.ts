import { beforeEach, describe, expect, test } from 'vitest'
import { type Api, allPages, createApi, type Json, nextOffset, origin, query } from './createApi.js'

let api: Api
const t0 = Date.UTC(2025, 0, 1)
const minute = 60_000

beforeEach(async () => {
  api = createApi()
  const metrics = [
    { name: 'cpu', dimensions: { hostname: 'web1', service: 'shop' }, timestamp: t0 },
    { name: 'cpu', dimensions: { hostname: 'web2', service: 'shop' }, timestamp: t0 + minute },
    { name: 'cpu', dimensions: { hostname: 'db1', url: 'http://a:80/x' }, timestamp: t0 + 2 * minute },
    { name: 'Mem', dimensions: { hostname: 'web1' }, timestamp: t0 },
    { name: 'disk', dimensions: { hostname: 'web', device: 'sda' }, timestamp: t0 },
    { name: 'disk', dimensions: { hostname: 'web-07' }, timestamp: t0 },
    { name: 'plain', timestamp: t0 + 3 * minute },
  ]
  await api.send('/metrics', { method: 'POST', body: metrics.map((metric) => ({ ...metric, value: 1 })) })
  const foreign = { name: 'secret', dimensions: { hidden: 'yes', hostname: 'web9' }, timestamp: t0, value: 1 }
  await api.send('/metrics', { method: 'POST', token: 'other', body: foreign })
})

const elements = async (path: string) => {
  const { status, body } = await api.send(path)
  expect(status).toBe(200)
  expect(Object.keys(body).sort()).toEqual(['elements', 'links'])
  return body.elements
}
const titles = async (parameters: Record<string, string>) =>
  (await elements(`/metrics${query(parameters)}`)).map(
    (metric: Json) => `${metric.name} ${metric.dimensions.hostname ?? '-'}`,
  )

describe('metrics', () => {
  test('all of the project, each with id, name and dimensions', async () => {
    expect(await elements('/metrics')).toEqual([
      { id: '0', name: 'Mem', dimensions: { hostname: 'web1' } },
      { id: '1', name: 'cpu', dimensions: { hostname: 'db1', url: 'http://a:80/x' } },
      { id: '2', name: 'cpu', dimensions: { hostname: 'web1', service: 'shop' } },
      { id: '3', name: 'cpu', dimensions: { hostname: 'web2', service: 'shop' } },
      { id: '4', name: 'disk', dimensions: { device: 'sda', hostname: 'web' } },
      { id: '5', name: 'disk', dimensions: { hostname: 'web-07' } },
      { id: '6', name: 'plain', dimensions: {} },
    ])
  })

  test.each([
    ['name', { name: 'Mem' }, ['Mem web1']],
    ['name, case-sensitive', { name: 'mem' }, []],
    ['a name is not a pattern', { name: '%' }, []],
    ['dimension', { dimensions: 'hostname:web1' }, ['Mem web1', 'cpu web1']],
    ['two dimensions', { dimensions: 'hostname:web1,service:shop' }, ['cpu web1']],
    ['name and dimension', { name: 'cpu', dimensions: 'hostname:web2' }, ['cpu web2']],
    ['dimension name only', { dimensions: 'service' }, ['cpu web1', 'cpu web2']],
    ['dimension name with a colon only', { dimensions: 'device:' }, ['disk web']],
    ['alternatives', { dimensions: 'hostname:web2|db1' }, ['cpu db1', 'cpu web2']],
    ['alternatives the other way round', { dimensions: 'hostname:db1|web2' }, ['cpu db1', 'cpu web2']],
    ['whole values only', { dimensions: 'hostname:web|db' }, ['disk web']],
    ['a value is not a pattern', { dimensions: 'hostname:web.|.*' }, []],
    ['a value with colons', { dimensions: 'url:http://a:80/x' }, ['cpu db1']],
    ['the last of two clauses', { dimensions: 'hostname:web1,hostname:web2' }, ['cpu web2']],
    ['a dimension that no metric has', { dimensions: 'nowhere' }, []],
    ['foreign dimension', { dimensions: 'hidden' }, []],
    ['unknown parameters', { name: 'Mem', mood: 'x' }, ['Mem web1']],
    ['empty parameters', { name: '', dimensions: '', limit: '', offset: '' }, 7],
    ['start', { start_time: '2025-01-01T00:02:00Z' }, ['cpu db1', 'plain -']],
    [
      'start and end, without the end',
      { start_time: '2025-01-01T00:01:00Z', end_time: '2025-01-01T00:03:00Z' },
      ['cpu db1', 'cpu web2'],
    ],
    ['start in another zone', { start_time: '2025-01-01T03:02:00+03:00' }, ['cpu db1', 'plain -']],
    ['start without a zone, basic', { start_time: '20250101T000300' }, ['plain -']],
    ['start as a date', { start_time: '2025-01-02' }, []],
  ] as [string, Record<string, string>, string[] | number][])('filter: %s', async (_, parameters, found) => {
    const result = await titles(parameters)
    expect(typeof found === 'number' ? result.length : result).toEqual(found)
  })

  test('filter: a repeated parameter is merged, and commas need not be encoded', async () => {
    expect(await elements('/metrics?dimensions=hostname:web1&dimensions=service:shop')).toHaveLength(1)
    expect(await elements('/metrics?dimensions=hostname:web1,service:shop')).toHaveLength(1)
    expect(await elements('/metrics?name&dimensions')).toHaveLength(7)
  })

  test.each([
    [{ dimensions: `${'k'.repeat(256)}:v` }],
    [{ dimensions: `k:${'v'.repeat(256)}` }],
    [{ dimensions: '_k:v' }],
    [{ dimensions: 'k:a|' }],
    [{ dimensions: 'k:|a' }],
    [{ dimensions: ':v' }],
    [{ dimensions: 'k:v,' }],
    [{ dimensions: 'k:v,,l:w' }],
    ...[...'><={}"\\;&']
      .flatMap((char) => [{ dimensions: `k${char}:v` }, { dimensions: `k:v|${char}` }])
      .map((p) => [p]),
    [{ dimensions: 'k:a\0b' }],
    [{ name: 'a\0' }],
    [{ name: 'a b' }],
    [{ name: 'x'.repeat(256) }],
    [{ start_time: 'yesterday' }],
    [{ start_time: '2025-13-01' }],
    [{ start_time: '2025-02-30' }],
    [{ start_time: '2025-01-01T25:00' }],
    [{ start_time: '2025-01-01T00:00:00 01:00' }],
    [{ start_time: '1735689600000' }],
    [{ start_time: '0000-01-01' }],
    [{ start_time: '2025-01-01', end_time: 'x' }],
    [{ end_time: '2025-01-01' }],
    [{ offset: 'x' }],
    [{ offset: '-1' }],
    [{ offset: '1.5' }],
    [{ offset: '99999999999999999999' }],
  ] as [Record<string, string>][])('422 for %j', async (parameters) => {
    const { status, body } = await api.send(`/metrics${query(parameters)}`)
    expect(status).toBe(422)
    expect(body.title).toBe('Unprocessable Entity')
  })

  test.each(['name=a&name=b', 'start_time=2025-01-01&start_time=2025-01-02'])(
    '422 for %s',
    async (search) => {
      expect((await api.send(`/metrics?${search}`)).status).toBe(422)
    },
  )

  test('an unencoded plus sign is a space, not a zone', async () => {
    expect((await api.send('/metrics?start_time=2025-01-01T00:00:00+01:00')).status).toBe(422)
    expect((await api.send('/metrics?start_time=2025-01-01T00:00:00%2B01:00')).status).toBe(200)
  })

  test.each(['2025-01-01', '2024-12-31'])('400 for start 2025-01-01 and end %s', async (end) => {
    const { status } = await api.send(`/metrics${query({ start_time: '2025-01-01', end_time: end })}`)
    expect(status).toBe(400)
  })
})

describe('names', () => {
  test('distinct, in the order of code points', async () => {
    expect(await elements('/metrics/names')).toEqual([
      { name: 'Mem' },
      { name: 'cpu' },
      { name: 'disk' },
      { name: 'plain' },
    ])
  })

  test('filter: dimensions', async () => {
    expect(await elements('/metrics/names?dimensions=hostname:web1')).toEqual([
      { name: 'Mem' },
      { name: 'cpu' },
    ])
    expect((await api.send('/metrics/names?dimensions=_a')).status).toBe(422)
  })

  test('an unknown name as offset continues at the next greater one', async () => {
    expect(await elements('/metrics/names?offset=cpa')).toEqual([
      { name: 'cpu' },
      { name: 'disk' },
      { name: 'plain' },
    ])
    expect(await elements('/metrics/names?offset=zzz')).toEqual([])
  })
})

describe('dimension names and values', () => {
  const names = async (parameters = {}) =>
    (await elements(`/metrics/dimensions/names${query(parameters)}`)).map((e: Json) => e.dimension_name)
  const values = async (parameters = {}) =>
    (await elements(`/metrics/dimensions/names/values${query(parameters)}`)).map(
      (e: Json) => e.dimension_value,
    )

  test('names: ascending, of one metric, within a range of time', async () => {
    expect(await names()).toEqual(['device', 'hostname', 'service', 'url'])
    expect(await names({ metric_name: 'disk' })).toEqual(['device', 'hostname'])
    expect(await names({ metric_name: 'none' })).toEqual([])
    expect(await names({ start_time: '2025-01-01T00:01:00Z' })).toEqual(['hostname', 'service', 'url'])
    expect(await names({ end_time: '2025-01-01T00:01:00Z' })).toEqual(['device', 'hostname', 'service'])
    expect(
      await names({
        metric_name: 'cpu',
        start_time: '2025-01-01T00:02:00Z',
        end_time: '2025-01-01T00:02:00Z',
      }),
    ).toEqual([])
  })

  test('values: ascending, without repetition, of one metric, within a range of time', async () => {
    expect(await values({ dimension_name: 'hostname' })).toEqual(['db1', 'web', 'web-07', 'web1', 'web2'])
    expect(await values({ dimension_name: 'hostname', metric_name: 'disk' })).toEqual(['web', 'web-07'])
    expect(await values({ dimension_name: 'hostname', start_time: '2025-01-01T00:01:00Z' })).toEqual([
      'db1',
      'web2',
    ])
    expect(await values({ dimension_name: 'nothing' })).toEqual([])
    expect(await values({ dimension_name: 'hidden' })).toEqual([])
  })

  test.each([
    '/metrics/dimensions/names/values',
    '/metrics/dimensions/names/values?dimension_name=',
    '/metrics/dimensions/names/values?dimension_name=a&start_time=x',
    '/metrics/dimensions/names/values?dimension_name=a&metric_name=a%20b',
    '/metrics/dimensions/names/values?dimension_name=a%00',
    '/metrics/dimensions/names?metric_name=%7B',
    '/metrics/dimensions/names?end_time=x',
    '/metrics/dimensions/names?offset=a%00',
  ])('422 for %s', async (path) => {
    expect((await api.send(path)).status).toBe(422)
  })
})

const lists = [
  '/metrics',
  '/metrics?name=cpu',
  '/metrics/names',
  '/metrics/dimensions/names',
  '/metrics/dimensions/names/values?dimension_name=hostname',
]
describe.each(lists)('pages of %s', (path) => {
  test.each([1, 2, 3])('of %d elements make up the whole', async (limit) => {
    const whole = await elements(path)
    const pages = await allPages(api, path, limit)
    expect(pages.flat()).toEqual(whole)
    expect(pages.map((page) => page.length)).toEqual(
      Array.from({ length: Math.ceil(whole.length / limit) }, (_, i) =>
        Math.min(limit, whole.length - i * limit),
      ),
    )
  })

  test.each(['-1', '1.5', 'ten', '1e3', '0x10', ' 1'])('limit %s', async (limit) => {
    const { status, body } = await api.send(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}`)
    expect(status).toBe(422)
    expect(body.title).toBe('Invalid limit')
  })

  test('limits above the maximum, none, and the last of two', async () => {
    const join = path.includes('?') ? '&' : '?'
    const whole = await elements(path)
    expect(await elements(`${path}${join}limit=99999999999999999999`)).toEqual(whole)
    expect(await elements(`${path}${join}limit=1&limit=50`)).toEqual(whole)
    const none = await api.send(`${path}${join}limit=0`)
    expect([none.status, none.body.elements, nextOffset(none)]).toEqual([200, [], undefined])
  })
})

test('the default and the greatest limit are 10 000', { timeout: 60_000 }, async () => {
  const body = Array.from({ length: 10_001 }, (_, index) => ({
    name: 'many',
    dimensions: { n: String(index) },
    timestamp: t0,
    value: index,
  }))
  await api.send('/metrics', { method: 'POST', body })
  for (const path of ['/metrics?name=many', '/metrics?name=many&limit=20000']) {
    const reply = await api.send(path)
    expect(reply.body.elements).toHaveLength(10_000)
    expect(nextOffset(reply)).toBe('9999')
  }
  expect(await elements('/metrics?name=many&offset=9999')).toHaveLength(1)
})

describe('links', () => {
  test('self is the request, next has another offset and the rest unchanged', async () => {
    const search = 'limit=1&name=cpu&dimensions=hostname%3Aweb1%7Cweb2&mood=a%20b'
    const { body } = await api.send(`/metrics?${search}`)
    expect(body.links).toEqual([
      { rel: 'self', href: `${origin}/v2.0/metrics?${search}` },
      { rel: 'next', href: `${origin}/v2.0/metrics?offset=0&${search}` },
    ])
    const second = await api.send(`/metrics?limit=1&offset=0&name=cpu`)
    expect(second.body.links[1].href).toBe(`${origin}/v2.0/metrics?offset=1&limit=1&name=cpu`)
  })

  test('following next literally works', async () => {
    let url: string | undefined =
      `${origin}/v2.0/metrics/names?limit=1&dimensions=hostname%3Aweb1%7Cdb1%7Cweb`
    const found: string[] = []
    while (url !== undefined) {
      const response = await api.fetch(new Request(url, { headers: { 'X-Auth-Token': 'user' } }))
      const body: Json = await response.json()
      found.push(...body.elements.map((element: Json) => element.name))
      url = body.links[1]?.href
    }
    expect(found).toEqual(['Mem', 'cpu', 'disk'])
  })

  test('a trailing slash is accepted and not shown', async () => {
    const { body } = await api.send('/metrics/?name=cpu')
    expect(body.links).toEqual([{ rel: 'self', href: `${origin}/v2.0/metrics?name=cpu` }])
    expect(body.elements).toHaveLength(3)
  })

  test('an offset with characters that are special in a URL', async () => {
    const names = ['a#b', 'a%b', 'a+b', 'a/b', 'a?b', 'ä']
    const body = names.map((name) => ({ name, timestamp: t0, value: 1, dimensions: { odd: 'yes' } }))
    await api.send('/metrics', { method: 'POST', body })
    const pages = await allPages(api, '/metrics/names?dimensions=odd', 1)
    expect(pages.flat().map((element) => element.name)).toEqual(names)
  })
})
