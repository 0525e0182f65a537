import { expect, test } from 'vitest'
import { insertAlarm } from '../../src/store/alarms.js'
import {
  type Api,
  allPages,
  createApi,
  type Json,
  monday,
  nextOffset,
  origin,
  query,
} from '../monasca/createApi.js'

const severities = ['HIGH', 'LOW', 'CRITICAL', 'MEDIUM', 'LOW'] as const
const states = ['ALARM', 'OK', 'UNDETERMINED', 'OK', 'ALARM'] as const
const day = '2025-01-06T00:00:00Z'

/** Five of everything. */
async function fill(): Promise<Api> {
  const api = createApi()
  for (const [index, severity] of severities.entries()) {
    const dimensions = { hostname: `web${index}`, url: `http://h:80/${index}`, [`key${index}`]: 'x' }
    const body = { name: `cpu${index}`, dimensions, timestamp: monday + index * 60_000, value: index }
    await api.send('/metrics', { method: 'POST', body })
    const method = { name: `m${index}`, type: 'EMAIL', address: 'a@b' }
    await api.send('/notification-methods', { method: 'POST', body: method })
    const definition = {
      name: `d${4 - index}`,
      expression: `cpu${index}{hostname=web${index}} > 1`,
      severity,
    }
    const made = await api.send('/alarm-definitions', { method: 'POST', body: definition })
    insertAlarm(api.store, 'project-1', {
      alarmDefinitionId: made.body.id,
      metrics: [{ name: `cpu${index}`, dimensions }],
      state: states[index] ?? 'OK',
      createdAt: monday + index,
    })
  }
  return api
}

const lists = [
  '/metrics',
  '/metrics/names',
  '/metrics/dimensions/names',
  '/metrics/dimensions/names/values?dimension_name=hostname',
  '/notification-methods',
  '/alarm-definitions',
  '/alarms',
  '/alarms/count?group_by=severity',
  `/metrics/measurements?name=cpu1&start_time=${day}`,
  `/metrics/statistics?name=cpu1&start_time=${day}&statistics=avg&period=1`,
] as const

test.each(lists)('M21: %s has links; the first is the request itself', async (path) => {
  const { body } = await (await fill()).send(path)
  const members = path.startsWith('/alarms/count') ? ['columns', 'counts', 'links'] : ['elements', 'links']
  expect(Object.keys(body).toSorted()).toEqual(members)
  expect(body.links[0]).toEqual({ rel: 'self', href: `${origin}/v2.0${path}` })
})

test.each(lists)('M22: limits of %s', async (path) => {
  const api = await fill()
  const sign = path.includes('?') ? '&' : '?'
  const { links: _, ...whole } = (await api.send(path)).body
  const { links: __, ...clamped } = (await api.send(`${path}${sign}limit=99999999`)).body
  expect(clamped).toEqual(whole)
  for (const limit of ['-1', '1.5', 'many', '1e3', '%201']) {
    const reply = await api.send(`${path}${sign}limit=${limit}`)
    expect([limit, reply.status, reply.body.title]).toEqual([limit, 422, 'Invalid limit'])
  }
})

test.each(['/alarms', '/alarm-definitions'])('M26: the next page of %s', async (path) => {
  const { body } = await (await fill()).send(`${path}?limit=2&offset=1`)
  const next = new URL(body.links[1].href)
  expect(next.searchParams.get('offset')).toBe('3')
  expect(next.searchParams.get('limit')).toBe('2')
})

test.each(lists.slice(0, 8))('M27: pages of %s of any size make up the whole list', async (path) => {
  const api = await fill()
  const { body } = await api.send(path)
  const whole: Json[] = body.elements ?? body.counts
  // Positions of metrics restart with each page.
  const bare = (elements: Json[]) =>
    elements.map(({ id, ...rest }: Json) => (path === '/metrics' ? rest : { id, ...rest }))
  for (let limit = 1; limit <= whole.length + 1; limit++) {
    const pages = await allPages(api, path, limit)
    expect(bare(pages.flat())).toEqual(bare(whole))
    expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
  }
})

test('M28: offsets that must be numbers', async () => {
  const api = await fill()
  for (const path of ['/alarms', '/alarm-definitions', '/notification-methods', '/alarms/count']) {
    expect([path, (await api.send(`${path}?offset=abc`)).status]).toEqual([path, 422])
  }
})

test('M29: an unknown name continues after the place where it would be', async () => {
  const api = await fill()
  const names = async (offset: string) =>
    (await api.send(`/metrics/names${query({ offset })}`)).body.elements.map(({ name }: Json) => name)
  expect(await names('cpu2x')).toEqual(['cpu3', 'cpu4'])
  expect(await names('CPU')).toEqual(['cpu0', 'cpu1', 'cpu2', 'cpu3', 'cpu4'])
  expect(await names('zzz')).toEqual([])
})

test('M30: the offset of metrics is the position of the last one', async () => {
  const api = await fill()
  const first = await api.send('/metrics?limit=2')
  expect(nextOffset(first)).toBe(first.body.elements[1].id)
  expect(first.body.elements.map(({ id }: Json) => id)).toEqual(['0', '1'])
  const rest = await api.send('/metrics?offset=1')
  expect(rest.body.elements.map(({ name }: Json) => name)).toEqual(['cpu2', 'cpu3', 'cpu4'])
})

test('M31: statistics continue after a bucket', async () => {
  const api = createApi()
  const body = [0, 1, 2].map((index) => ({ name: 'cpu', timestamp: monday + index * 60_000, value: index }))
  await api.send('/metrics', { method: 'POST', body })
  const read = async (offset: string) => {
    const parameters = { name: 'cpu', start_time: day, statistics: 'avg', period: 60, offset }
    return (await api.send(`/metrics/statistics${query(parameters)}`)).body.elements[0].statistics
  }
  for (const offset of ['2025-01-06T00:00:00Z', '0_2025-01-06T00:00:00Z']) {
    expect(await read(offset)).toEqual([
      ['2025-01-06T00:01:00Z', 1],
      ['2025-01-06T00:02:00Z', 2],
    ])
  }
})

test('M32: the history continues after a time, in either form', async () => {
  const api = await fill()
  const [{ id }] = (await api.send('/alarms')).body.elements
  for (const state of ['OK', 'ALARM', 'UNDETERMINED']) {
    api.now += 1000
    await api.send(`/alarms/${id}`, { method: 'PATCH', body: { state } })
  }
  const all: Json[] = (await api.send('/alarms/state-history')).body.elements
  expect(all.length).toBeGreaterThan(1)
  for (const offset of [all[0].id, all[0].timestamp]) {
    const rest = await api.send(`/alarms/state-history${query({ offset })}`)
    expect(rest.body.elements).toEqual(all.slice(1))
  }
})

test('M33: sorting by several fields, and what is refused', async () => {
  const api = await fill()
  const names = async (sort_by: string) =>
    (await api.send(`/alarm-definitions${query({ sort_by })}`)).body.elements.map(({ name }: Json) => name)
  expect(await names('name')).toEqual(['d0', 'd1', 'd2', 'd3', 'd4'])
  expect(await names('name desc')).toEqual(['d4', 'd3', 'd2', 'd1', 'd0'])
  expect(await names('severity asc,name desc')).toEqual(['d2', 'd4', 'd3', 'd0', 'd1'])
  for (const path of ['/alarm-definitions', '/alarms', '/notification-methods']) {
    for (const sort_by of ['colour', 'id asc now', 'id up', 'ID']) {
      expect([path, sort_by, (await api.send(path + query({ sort_by }))).status]).toEqual([
        path,
        sort_by,
        422,
      ])
    }
  }
})

test('M34: commas of sort_by, raw and encoded', async () => {
  const api = await fill()
  const raw = await api.send('/alarm-definitions?sort_by=severity,name%20desc')
  const encoded = await api.send('/alarm-definitions?sort_by=severity%2Cname%20desc')
  expect(raw.body.elements).toEqual(encoded.body.elements)
})

test('M35: alarms by rank, definitions by the alphabet', async () => {
  const api = await fill()
  const sorted = async (path: string, sort_by: string) =>
    (await api.send(path + query({ sort_by }))).body.elements.map(
      (element: Json) => element[sort_by] ?? element.alarm_definition[sort_by],
    )
  expect(await sorted('/alarms', 'severity')).toEqual(['LOW', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])
  expect(await sorted('/alarms', 'state')).toEqual(['OK', 'OK', 'UNDETERMINED', 'ALARM', 'ALARM'])
  expect(await sorted('/alarm-definitions', 'severity')).toEqual(['CRITICAL', 'HIGH', 'LOW', 'LOW', 'MEDIUM'])
})

/** The names of the metrics that a query of dimensions finds. */
async function find(api: Api, search: string): Promise<string[]> {
  return (await api.send(`/metrics?${search}`)).body.elements.map(({ name }: Json) => name)
}
const dimensions = (text: string) => `dimensions=${encodeURIComponent(text)}`

test('M37: dimensions by key, value, alternatives, with colons, repeated', async () => {
  const api = await fill()
  expect(await find(api, dimensions('key2'))).toEqual(['cpu2'])
  expect(await find(api, dimensions('key2:'))).toEqual(['cpu2'])
  expect(await find(api, dimensions('hostname:web1'))).toEqual(['cpu1'])
  expect(await find(api, dimensions('hostname:web1|web3'))).toEqual(['cpu1', 'cpu3'])
  expect(await find(api, dimensions('url:http://h:80/4'))).toEqual(['cpu4'])
  expect(await find(api, `${dimensions('hostname:web1|web2')}&${dimensions('key2')}`)).toEqual(['cpu2'])
  expect(await find(api, dimensions('hostname:web1,hostname:web3'))).toEqual(['cpu3'])
})

test('M38: dimensions that no metric can have', async () => {
  const api = await fill()
  const long = 'x'.repeat(256)
  for (const text of [long, `a:${long}`, '_a', '_a:b', 'a:|b', 'a:b|', 'a<b', 'a:b"c', 'a:{b}']) {
    expect([text.slice(0, 9), (await api.send(`/metrics?${dimensions(text)}`)).status]).toEqual([
      text.slice(0, 9),
      422,
    ])
  }
})

test('M39: alternatives match whole values, in any order', async () => {
  const api = await fill()
  expect(await find(api, dimensions('hostname:web3|web1'))).toEqual(['cpu1', 'cpu3'])
  expect(await find(api, dimensions('hostname:web|eb1'))).toEqual([])
  expect(await find(api, dimensions('hostname:web.'))).toEqual([])
})

test.each(lists)('M40: %s ignores unknown parameters', async (path) => {
  const api = await fill()
  const { links: _, ...plain } = (await api.send(path)).body
  const sign = path.includes('?') ? '&' : '?'
  const { links: __, ...more } = (await api.send(`${path}${sign}colour=blue&empty=&bare`)).body
  expect(more).toEqual(plain)
})
