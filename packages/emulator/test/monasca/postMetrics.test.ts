import { beforeEach, expect, test } from 'vitest'
import { type Api, createApi, type Json, query } from './createApi.js'

let api: Api
beforeEach(() => {
  api = createApi()
})

const valid = {
  name: 'room.temp_c',
  dimensions: { site: 'attic' },
  timestamp: 1_735_689_600_000,
  value: 21.5,
}
const post = (body: unknown, path = '/metrics', token = 'user') =>
  api.send(path, { method: 'POST', body, token })
const stored = async (name = valid.name) => {
  const range = query({ name, start_time: '0001-01-01', group_by: '*' })
  const { status, body } = await api.send(`/metrics/measurements${range}`)
  expect(status).toBe(200)
  return body.elements
}

test.each([
  ['one metric', valid],
  ['an array', [valid, { ...valid, value: 3, timestamp: 5 }]],
  ['an empty array', []],
  ['no dimensions', { name: 'a', timestamp: 1, value: 1 }],
  ['empty dimensions', { ...valid, dimensions: {} }],
  ['a fractional timestamp', { ...valid, timestamp: 1.75 }],
  ['a timestamp in seconds', { ...valid, timestamp: 1_735_689_600 }],
  ['a timestamp before 1970', { ...valid, timestamp: -1 }],
  ['meta that is null', { ...valid, value_meta: null }],
  ['unknown fields', { ...valid, mood: 'good' }],
  ['a name of 255 characters', { ...valid, name: '😀'.repeat(255) }],
  ['a quote and a pipe', { ...valid, name: "it's|so", dimensions: { "k'|": "(v)|' :" } }],
  ['a dimension value of 255 characters', { ...valid, dimensions: { ['k'.repeat(255)]: '值'.repeat(255) } }],
])('204 and nothing else for %s', async (_, body) => {
  const { status, text } = await post(body)
  expect([status, text]).toEqual([204, ''])
})

const forbiddenInName = [...'><={}(),"\\;& ']
const forbiddenInDimension = [...'><={},"\\;&']
const without = (field: string) =>
  Object.fromEntries(Object.entries(valid).filter(([name]) => name !== field))

const invalid: [string, unknown][] = [
  ['no name', without('name')],
  ['no value', without('value')],
  ['no timestamp', without('timestamp')],
  ['name null', { ...valid, name: null }],
  ['name number', { ...valid, name: 5 }],
  ['name empty', { ...valid, name: '' }],
  ['name of 256', { ...valid, name: 'x'.repeat(256) }],
  ['name with NUL', { ...valid, name: 'a\0b' }],
  ['name with half a surrogate pair', { ...valid, name: 'a\ud800' }],
  ...forbiddenInName.map((char): [string, unknown] => [`name with ${char}`, { ...valid, name: `a${char}b` }]),
  ['value null', { ...valid, value: null }],
  ['value text', { ...valid, value: '1' }],
  ['value true', { ...valid, value: true }],
  ['value object', { ...valid, value: {} }],
  ['timestamp null', { ...valid, timestamp: null }],
  ['timestamp text', { ...valid, timestamp: '1735689600000' }],
  ['timestamp true', { ...valid, timestamp: true }],
  ['timestamp too great', { ...valid, timestamp: 1e17 }],
  ['timestamp too small', { ...valid, timestamp: -1e14 }],
  ['dimensions null', { ...valid, dimensions: null }],
  ['dimensions array', { ...valid, dimensions: ['a'] }],
  ['dimensions text', { ...valid, dimensions: 'a:b' }],
  ['dimension value null', { ...valid, dimensions: { a: null } }],
  ['dimension value number', { ...valid, dimensions: { a: 1 } }],
  ['dimension value empty', { ...valid, dimensions: { a: '' } }],
  ['dimension value of 256', { ...valid, dimensions: { a: 'x'.repeat(256) } }],
  ['dimension value with NUL', { ...valid, dimensions: { a: '\0' } }],
  ['dimension name empty', { ...valid, dimensions: { '': 'x' } }],
  ['dimension name of 256', { ...valid, dimensions: { ['x'.repeat(256)]: 'x' } }],
  ['dimension name with underscore first', { ...valid, dimensions: { _a: 'x' } }],
  ...forbiddenInDimension.flatMap((char): [string, unknown][] => [
    [`dimension name with ${char}`, { ...valid, dimensions: { [`a${char}b`]: 'x' } }],
    [`dimension value with ${char}`, { ...valid, dimensions: { a: `x${char}` } }],
  ]),
  ['meta array', { ...valid, value_meta: [] }],
  ['meta text', { ...valid, value_meta: 'a' }],
  ['meta value number', { ...valid, value_meta: { a: 1 } }],
  ['meta key empty', { ...valid, value_meta: { '': 'a' } }],
  ['meta key of 256', { ...valid, value_meta: { ['k'.repeat(256)]: 'a' } }],
  [
    'meta of 17 keys',
    { ...valid, value_meta: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [i, 'a'])) },
  ],
  ['null', null],
  ['text', 'metric'],
  ['number', 5],
  ['array in an array', [[valid]]],
  ['null in an array', [null]],
]
test.each(invalid)('422 for %s', async (_, body) => {
  const { status, body: reply } = await post(body)
  expect(status).toBe(422)
  expect(reply.title).toBe('Unprocessable Entity')
  expect(reply.description).toMatch(/./)
})

test('422 for a number that is too large', async () => {
  const text = JSON.stringify(valid).replace('21.5', '1e999')
  expect((await api.send('/metrics', { method: 'POST', text })).status).toBe(422)
})

test('the description of a missing field is the field', async () => {
  expect((await post({ name: 'a', value: 1 })).body.description).toBe("'timestamp'")
})

test('the description contains the invalid metric', async () => {
  const { body } = await post([valid, { ...valid, name: 'second', value: 'x' }])
  expect(body.description).toContain("'second'")
})

test('one invalid metric in an array stores none', async () => {
  expect((await post([valid, { ...valid, name: '' }])).status).toBe(422)
  expect(await stored()).toEqual([])
  expect((await api.send('/metrics')).body.elements).toEqual([])
})

test('the same metric and time again replaces value and meta', async () => {
  await post([
    { ...valid, value_meta: { a: 'first' } },
    { ...valid, value: 5 },
  ])
  expect((await stored())[0].measurements).toEqual([['2025-01-01T00:00:00.000Z', 5, {}]])
  await post({ ...valid, value: 6, value_meta: { b: 'third' } })
  expect((await stored())[0].measurements).toEqual([['2025-01-01T00:00:00.000Z', 6, { b: 'third' }]])
})

test('the order of dimensions does not matter, their case does', async () => {
  await post([
    { ...valid, dimensions: { a: '1', b: '2' } },
    { ...valid, dimensions: { b: '2', a: '1' }, timestamp: 1 },
    { ...valid, dimensions: { A: '1', b: '2' } },
    { ...valid, dimensions: { a: '1' } },
  ])
  await post({ ...valid, dimensions: { b: '2', a: '1' }, timestamp: 2 })
  const series = await stored()
  expect(series.map((element: Json) => [element.dimensions, element.measurements.length])).toEqual([
    [{ A: '1', b: '2' }, 1],
    [{ a: '1', b: '2' }, 3],
    [{ a: '1' }, 1],
  ])
})

test('values that look like separators are distinguished', async () => {
  await post([
    { ...valid, dimensions: { a: 'b:c' } },
    { ...valid, dimensions: { 'a:b': 'c' } },
    { ...valid, dimensions: { a: "b' 'c':'d" } },
  ])
  expect(await stored()).toHaveLength(3)
})

test('text of all kinds is returned unchanged', async () => {
  const metric = {
    ...valid,
    name: '温度.größe😀',
    dimensions: { straße: '大阪 😀', url: 'https://a.example:8443/p?q#f', constructor: 'x', '10': 'ten' },
    value_meta: { mëta: '値\u0000\n"\\😀', __proto__x: '', toString: 'y' },
  }
  expect((await post(metric)).status).toBe(204)
  const [series] = await stored(metric.name)
  expect(series.name).toBe(metric.name)
  expect(series.dimensions).toEqual(metric.dimensions)
  expect(series.measurements).toEqual([['2025-01-01T00:00:00.000Z', 21.5, metric.value_meta]])
})

test('a meta key with the name of the prototype is an ordinary key', async () => {
  const sent = `{"name":"p","timestamp":0,"value":1,"value_meta":{"__proto__":"kept"}}`
  expect((await api.send('/metrics', { method: 'POST', text: sent })).status).toBe(204)
  const reply = await api.send('/metrics/measurements?name=p&start_time=1970-01-01')
  expect(reply.text).toContain('{"__proto__":"kept"}')
})

/** Python writes `{"k": "…"}`: 9 characters around the value of a key of one letter. */
test.each([
  ['ASCII', 'x', 1],
  ['é as \\u00e9', 'é', 6],
  ['an emoji as two of these', '😀', 12],
  ['a quote', '"', 2],
  ['a line feed', '\n', 2],
  ['a control character', '\u0001', 6],
  ['delete', '\u007f', 6],
])('meta is measured as Python formats it: %s', async (_, char, width) => {
  const fits = char.repeat(Math.floor((2048 - 9) / width))
  const rest = 'x'.repeat((2048 - 9) % width)
  expect((await post({ ...valid, value_meta: { k: fits + rest } })).status).toBe(204)
  expect((await post({ ...valid, value_meta: { k: `${fits}${rest}x` } })).status).toBe(422)
})

test('meta of several keys counts the separators', async () => {
  // {"a": "…", "b": ""}: 18 characters without the value.
  const meta = (length: number) => ({ ...valid, value_meta: { a: 'x'.repeat(length), b: '' } })
  expect((await post(meta(2048 - 18))).status).toBe(204)
  expect((await post(meta(2048 - 17))).status).toBe(422)
})

test('meta of 16 keys, the longest of 255 characters', async () => {
  const keys = Array.from({ length: 15 }, (_, index) => [`k${index}`, 'v'])
  const meta = Object.fromEntries([...keys, ['k'.repeat(255), 'v']])
  expect((await post({ ...valid, value_meta: meta })).status).toBe(204)
  expect((await stored())[0].measurements[0][2]).toEqual(meta)
})

test('tenant_id: a delegate writes to and reads from the other project, others use their own', async () => {
  expect((await post({ ...valid, name: 'theirs' }, '/metrics?tenant_id=project-2', 'delegate')).status).toBe(
    204,
  )
  expect((await post({ ...valid, name: 'mine' }, '/metrics?tenant_id=project-2', 'user')).status).toBe(204)
  expect((await post({ ...valid, name: 'refused' }, '/metrics?tenant_id=project-2', 'admin')).status).toBe(
    401,
  )
  const names = async (token: string, tenant = '') =>
    (await api.send(`/metrics/names?tenant_id=${tenant}`, { token })).body.elements.map((e: Json) => e.name)
  expect(await names('user')).toEqual(['mine'])
  expect(await names('user', 'project-2')).toEqual(['mine'])
  expect(await names('delegate')).toEqual(['mine'])
  expect(await names('delegate', 'project-2')).toEqual(['theirs'])
  expect(await names('other')).toEqual(['theirs'])
})

test('a batch of ten thousand', { timeout: 60_000 }, async () => {
  const batch = Array.from({ length: 10_000 }, (_, index) => ({
    ...valid,
    dimensions: { hostname: `host-${index % 100}` },
    timestamp: valid.timestamp + index,
    value: index,
  }))
  expect((await post(batch)).status).toBe(204)
  const rows = api.store.get<{ count: number }>('SELECT count(*) AS count FROM measurements')
  expect(rows?.count).toBe(10_000)
})
