import { beforeEach, describe, expect, test } from 'vitest'
import { insertAlarm } from '../../src/store/alarms.js'
import { type Api, allPages, createApi, type Json, monday, origin, query } from './createApi.js'

let api: Api
let definitions: Record<'cpu' | 'disk', string>
/** Alarm ids by the short names of the tests. */
let ids: Record<string, string>

const minute = 60_000
const metric = (name: string, hostname: string, more: Record<string, string> = {}) => ({
  name,
  dimensions: { hostname, ...more },
})

beforeEach(async () => {
  api = createApi()
  const define = async (name: string, severity: string, token = 'user') => {
    const body = { name, severity, expression: 'avg(x) > 1' }
    return (await api.send('/alarm-definitions', { method: 'POST', body, token })).body.id
  }
  definitions = { cpu: await define('CPU high', 'CRITICAL'), disk: await define('Disk full', 'LOW') }
  const foreign = await define('Foreign', 'HIGH', 'other')
  const { cpu, disk } = definitions
  const at = monday - 60 * minute
  const insert = (alarm: Parameters<typeof insertAlarm>[2], project = 'project-1') =>
    insertAlarm(api.store, project, alarm)
  ids = {
    a: insert({
      alarmDefinitionId: cpu,
      metrics: [metric('cpu', 'web1', { zone: 'north' }), metric('load', 'web1')],
      state: 'ALARM',
      createdAt: at,
      stateUpdatedAt: at + 5 * minute,
      updatedAt: at + 6 * minute + 123,
    }),
    b: insert({
      alarmDefinitionId: cpu,
      metrics: [metric('cpu', 'web2', { zone: 'south' })],
      state: 'OK',
      createdAt: at + minute,
      lifecycleState: 'OPEN',
      link: 'http://ticket/1',
    }),
    c: insert({
      alarmDefinitionId: disk,
      metrics: [metric('disk', 'web1', { device: 'sda' }), metric('disk', 'web2', { device: 'sdb' })],
      state: 'UNDETERMINED',
      createdAt: at + 2 * minute,
    }),
    d: insert({ alarmDefinitionId: disk, metrics: [], state: 'OK', createdAt: at + 3 * minute }),
  }
  ids['foreign'] = insert(
    { alarmDefinitionId: foreign, metrics: [metric('cpu', 'web1')], state: 'ALARM', createdAt: at },
    'project-2',
  )
})

const shortName = (id: string) => Object.entries(ids).find(([, value]) => value === id)?.[0]
const find = async (parameters: Record<string, string>) => {
  const { status, body } = await api.send(`/alarms${query({ sort_by: 'created_timestamp', ...parameters })}`)
  expect(status).toBe(200)
  return body.elements.map((element: Json) => shortName(element.id)).join('')
}
const counted = async (parameters: Record<string, string>) => {
  const { status, body } = await api.send(`/alarms/count${query(parameters)}`)
  expect(status).toBe(200)
  return body
}

test('all fields of an alarm', async () => {
  const expected = {
    id: ids['a'],
    links: [{ rel: 'self', href: `${origin}/v2.0/alarms/${ids['a']}` }],
    alarm_definition: {
      id: definitions.cpu,
      name: 'CPU high',
      severity: 'CRITICAL',
      links: [{ rel: 'self', href: `${origin}/v2.0/alarm-definitions/${definitions.cpu}` }],
    },
    metrics: [
      { name: 'cpu', dimensions: { hostname: 'web1', zone: 'north' } },
      { name: 'load', dimensions: { hostname: 'web1' } },
    ],
    state: 'ALARM',
    lifecycle_state: null,
    link: null,
    state_updated_timestamp: '2025-01-05T23:05:00Z',
    updated_timestamp: '2025-01-05T23:06:00Z',
    created_timestamp: '2025-01-05T23:00:00Z',
  }
  expect((await api.send(`/alarms/${ids['a']}`)).body).toEqual(expected)
  const all = await api.send('/alarms')
  expect(all.body.elements).toContainEqual(expected)
  expect(all.body.links).toEqual([{ rel: 'self', href: `${origin}/v2.0/alarms` }])
})

const filters: [Record<string, string>, string][] = [
  [{}, 'abcd'],
  [{ alarm_definition_id: 'unknown' }, ''],
  [{ metric_name: 'cpu' }, 'ab'],
  [{ metric_name: 'cp' }, ''],
  [{ metric_dimensions: 'hostname:web1' }, 'ac'],
  [{ metric_dimensions: 'hostname:web1|web2' }, 'abc'],
  [{ metric_dimensions: 'device' }, 'c'],
  [{ metric_dimensions: 'zone:' }, 'ab'],
  [{ metric_dimensions: 'hostname:web1,device:sda' }, 'c'],
  [{ metric_dimensions: 'hostname:web1,device:sdb' }, ''],
  [{ metric_name: 'cpu', metric_dimensions: 'hostname:web2' }, 'b'],
  [{ state: 'OK' }, 'bd'],
  [{ state: 'alarm' }, 'a'],
  [{ severity: 'LOW' }, 'cd'],
  [{ severity: 'critical|low' }, 'abcd'],
  [{ severity: 'HIGH' }, ''],
  [{ lifecycle_state: 'OPEN' }, 'b'],
  [{ lifecycle_state: 'open' }, ''],
  [{ link: 'http://ticket/1' }, 'b'],
  [{ state_updated_start_time: '2025-01-05T23:02:00.0Z' }, 'acd'],
  [{ state_updated_start_time: '2025-01-05T23:03:00.000001Z' }, 'ad'],
  [{ state: 'OK', severity: 'LOW' }, 'd'],
  [{ mood: 'good', state: '' }, 'abcd'],
]
test.each(filters)('filter %j', async (parameters, expected) => {
  expect(await find(parameters)).toBe(expected)
  // The count looks at the same alarms.
  expect((await counted(parameters)).counts).toEqual([[expected.length]])
})

test('filter by definition, and the counts of each', async () => {
  expect(await find({ alarm_definition_id: definitions.disk })).toBe('cd')
  expect((await counted({ alarm_definition_id: definitions.disk })).counts).toEqual([[2]])
})

test.each([
  [{ state: 'BAD' }, 'Invalid State'],
  [{ state: 'OK|ALARM' }, 'Invalid State'],
  [{ state: 'OK,ALARM' }, 'Invalid State'],
  [{ severity: 'BAD' }, 'Invalid Severity'],
  [{ severity: 'LOW|BAD' }, 'Invalid Severity'],
  [{ severity: 'LOW,HIGH' }, 'Invalid Severity'],
  [{ state_updated_start_time: '2025-01-05T23:02:00Z' }, 'Unprocessable Entity'],
  [{ state_updated_start_time: '2025-01-05' }, 'Unprocessable Entity'],
  [{ state_updated_start_time: '2025-01-05T23:02:00.0000000Z' }, 'Unprocessable Entity'],
  [{ state_updated_start_time: '2025-13-05T23:02:00.0Z' }, 'Unprocessable Entity'],
  [{ metric_dimensions: `k:${'v'.repeat(256)}` }, 'Unprocessable Entity'],
  [{ metric_dimensions: 'k'.repeat(256) }, 'Unprocessable Entity'],
  [{ metric_dimensions: '_k:v' }, 'Unprocessable Entity'],
  [{ metric_dimensions: 'k:a||b' }, 'Unprocessable Entity'],
  [{ metric_name: '\0' }, 'Unprocessable Entity'],
  [{ link: 'a\0' }, 'Unprocessable Entity'],
  [{ offset: 'x' }, 'Unprocessable Entity'],
  [{ offset: '1.5' }, 'Unprocessable Entity'],
  [{ limit: 'x' }, 'Invalid limit'],
] as [Record<string, string>, string][])('422 for %j: %s', async (parameters, title) => {
  for (const path of ['/alarms', '/alarms/count']) {
    const { status, body } = await api.send(path + query(parameters))
    expect([status, body.title]).toEqual([422, title])
  }
})

test.each(['mood', 'State', 'state up', 'state asc x', 'state,', 'a.id', 'severity;'])(
  '422 for sort_by %s',
  async (sort) => {
    expect((await api.send(`/alarms${query({ sort_by: sort })}`)).status).toBe(422)
  },
)

test.each([
  ['created_timestamp', 'abcd'],
  ['created_timestamp desc', 'dcba'],
  ['state,created_timestamp', 'bdca'],
  ['state desc,created_timestamp desc', 'acdb'],
  ['severity,created_timestamp', 'cdab'],
  ['severity desc,created_timestamp', 'abcd'],
  ['alarm_definition_name,created_timestamp desc', 'badc'],
  ['lifecycle_state desc,created_timestamp', 'bacd'],
  ['link desc,created_timestamp', 'bacd'],
  ['state_updated_timestamp', 'bcda'],
  ['updated_timestamp desc', 'adcb'],
])('sort_by %s', async (sort, expected) => {
  expect(await find({ sort_by: sort })).toBe(expected)
})

test('sorted by id by default, and where all else is equal', async () => {
  const order = async (search: string) =>
    (await api.send(`/alarms${search}`)).body.elements.map((element: Json) => element.id)
  const all = await order('')
  expect(all).toEqual([...all].sort())
  expect(await order('?sort_by=alarm_id%20desc')).toEqual([...all].reverse())
  const grouped = await order('?sort_by=alarm_definition_id')
  const [cpu, disk] = [grouped.slice(0, 2), grouped.slice(2)]
  expect([cpu, disk]).toEqual([[...cpu].sort(), [...disk].sort()])
})

describe.each([
  '/alarms',
  '/alarms?sort_by=state',
  '/alarms?severity=LOW|CRITICAL',
  '/alarms/count?group_by=state',
])('pages of %s', (path) => {
  test.each([1, 2, 3])('of %d', async (limit) => {
    const { body } = await api.send(path)
    const all = body.elements ?? body.counts
    const pages = await allPages(api, path, limit)
    expect(pages.flat()).toEqual(all)
    expect(pages).toHaveLength(Math.ceil(all.length / limit))
  })

  test('next adds the limit to the offset and keeps it', async () => {
    const { body } = await api.send(`${path}${path.includes('?') ? '&' : '?'}limit=1&offset=1`)
    expect(body.links[1].href).toMatch(/[?&]offset=2&.*limit=1/)
  })
})

describe('count', () => {
  test('without groups', async () => {
    expect((await api.send('/alarms/count')).body).toEqual({
      links: [{ rel: 'self', href: `${origin}/v2.0/alarms/count` }],
      columns: ['count'],
      counts: [[4]],
    })
  })

  test.each([
    [
      'state',
      [
        [1, 'ALARM'],
        [2, 'OK'],
        [1, 'UNDETERMINED'],
      ],
    ],
    [
      'severity,state',
      [
        [1, 'CRITICAL', 'ALARM'],
        [1, 'CRITICAL', 'OK'],
        [1, 'LOW', 'OK'],
        [1, 'LOW', 'UNDETERMINED'],
      ],
    ],
    [
      'name',
      [
        [2, 'CPU high'],
        [2, 'Disk full'],
      ],
    ],
    [
      'lifecycle_state,link',
      [
        [3, null, null],
        [1, 'OPEN', 'http://ticket/1'],
      ],
    ],
    [
      'metric_name',
      [
        [1, null],
        [2, 'cpu'],
        [1, 'disk'],
        [1, 'load'],
      ],
    ],
    [
      'dimension_name',
      [
        [1, null],
        [1, 'device'],
        [3, 'hostname'],
        [2, 'zone'],
      ],
    ],
    [
      'dimension_name,dimension_value',
      [
        [1, null, null],
        [1, 'device', 'sda'],
        [1, 'device', 'sdb'],
        [2, 'hostname', 'web1'],
        [2, 'hostname', 'web2'],
        [1, 'zone', 'north'],
        [1, 'zone', 'south'],
      ],
    ],
  ])('by %s', async (groupBy, counts) => {
    const body = await counted({ group_by: groupBy })
    expect(body.columns).toEqual(['count', ...groupBy.split(',')])
    expect(body.counts).toEqual(counts)
  })

  test('by definition', async () => {
    const { counts } = await counted({ group_by: 'alarm_definition_id' })
    const expected = [
      [2, definitions.cpu],
      [2, definitions.disk],
    ].sort((x, y) => (String(x[1]) < String(y[1]) ? -1 : 1))
    expect(counts).toEqual(expected)
  })

  test('a filter selects alarms, not their groups', async () => {
    expect((await counted({ metric_name: 'cpu', group_by: 'metric_name' })).counts).toEqual([
      [2, 'cpu'],
      [1, 'load'],
    ])
  })

  test('an empty result is a row of zero and nulls', async () => {
    expect((await counted({ metric_name: 'none' })).counts).toEqual([[0]])
    expect((await counted({ metric_name: 'none', group_by: 'state,severity' })).counts).toEqual([
      [0, null, null],
    ])
    expect((await counted({ group_by: 'state', offset: '9' })).counts).toEqual([])
  })

  test.each(['mood', 'state,mood', 'count', 'state,', 'constructor', 'a.id'])(
    '422 for group_by %s',
    async (groupBy) => {
      expect((await api.send(`/alarms/count${query({ group_by: groupBy })}`)).status).toBe(422)
    },
  )
})

describe('changing an alarm', () => {
  const send = (method: string, body: unknown, id = ids['a'] ?? '', token = 'user') =>
    api.send(`/alarms/${id}`, { method, body, token })
  const history = async () => (await api.send(`/alarms/${ids['a']}/state-history`)).body.elements
  const full = { state: 'OK', lifecycle_state: 'ACKNOWLEDGED', link: 'http://ticket/7' }

  test('PUT sets all three, moves both times and writes history', async () => {
    const before = (await api.send(`/alarms/${ids['a']}`)).body
    api.now += 1500
    const { status, body } = await send('PUT', { ...full, extra: true })
    expect([status, body]).toEqual([
      200,
      {
        ...before,
        ...full,
        updated_timestamp: '2025-01-06T00:00:01Z',
        state_updated_timestamp: '2025-01-06T00:00:01Z',
      },
    ])
    expect((await api.send(`/alarms/${ids['a']}`)).body).toEqual(body)
    expect(await history()).toEqual([
      {
        id: String(monday + 1500),
        alarm_id: ids['a'],
        timestamp: '2025-01-06T00:00:01.500Z',
        metrics: [
          { id: null, name: 'cpu', dimensions: { hostname: 'web1', zone: 'north' } },
          { id: null, name: 'load', dimensions: { hostname: 'web1' } },
        ],
        old_state: 'ALARM',
        new_state: 'OK',
        reason: 'Alarm state updated via API',
        reason_data: '{}',
        sub_alarms: [],
      },
    ])
  })

  test.each([
    [{ lifecycle_state: 'OPEN' }, { lifecycle_state: 'OPEN' }],
    [{ link: 'x' }, { link: 'x' }],
    [{ state: 'ALARM' }, {}],
    [{}, {}],
    [{ state: null, lifecycle_state: null, link: null }, {}],
    [
      { lifecycle_state: '', link: '' },
      { lifecycle_state: '', link: '' },
    ],
    [{ unknown: 'key' }, {}],
    [{ lifecycle_state: '😀'.repeat(50), link: 'l'.repeat(512) }, { link: 'l'.repeat(512) }],
  ])('PATCH %j keeps the rest, the state and its time', async (body, change) => {
    const before = (await api.send(`/alarms/${ids['a']}`)).body
    const reply = await send('PATCH', body)
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({ ...change, updated_timestamp: '2025-01-06T00:00:00Z' })
    expect(reply.body.state_updated_timestamp).toBe(before.state_updated_timestamp)
    expect(reply.body.state).toBe('ALARM')
    expect(await history()).toEqual([])
  })

  test('PATCH of the state alone', async () => {
    const { body } = await send('PATCH', { state: 'UNDETERMINED' })
    expect(body).toMatchObject({
      state: 'UNDETERMINED',
      lifecycle_state: null,
      link: null,
      state_updated_timestamp: '2025-01-06T00:00:00Z',
    })
    expect((await history())[0]).toMatchObject({ old_state: 'ALARM', new_state: 'UNDETERMINED' })
  })

  const bad = [
    { state: 'ok' },
    { state: '' },
    { state: 'BAD' },
    { state: 1 },
    { state: ['OK'] },
    { lifecycle_state: 'l'.repeat(51) },
    { lifecycle_state: 5 },
    { lifecycle_state: 'a\0' },
    { link: 'l'.repeat(513) },
    { link: {} },
    [],
    'text',
    null,
  ]
  test.each(bad.map((body) => [body]))('422 for %j', async (body) => {
    const before = (await api.send(`/alarms/${ids['a']}`)).body
    expect((await send('PATCH', body)).status).toBe(422)
    const whole = typeof body === 'object' && !Array.isArray(body) && body ? { ...full, ...body } : body
    expect((await send('PUT', whole)).status).toBe(422)
    expect((await api.send(`/alarms/${ids['a']}`)).body).toEqual(before)
  })

  test.each(['state', 'lifecycle_state', 'link'])('PUT needs %s, and not empty', async (field) => {
    for (const value of [undefined, null, '']) {
      expect((await send('PUT', { ...full, [field]: value })).status).toBe(422)
    }
  })

  test('unknown and foreign ids', async () => {
    for (const id of ['unknown', ids['foreign'], '%00', "'%20OR%201=1--"]) {
      expect((await send('PUT', full, id)).status).toBe(404)
      expect((await send('PATCH', full, id)).status).toBe(404)
      expect((await api.send(`/alarms/${id}`, { method: 'DELETE' })).status).toBe(404)
      const { status, body } = await api.send(`/alarms/${id}`)
      expect([status, body]).toEqual([404, { title: '404 Not Found' }])
    }
    expect((await send('PUT', { ...full, state: 'BAD' }, 'unknown')).status).toBe(422)
    expect((await api.send(`/alarms/${ids['foreign']}`, { token: 'other' })).body.state).toBe('ALARM')
  })

  test('DELETE', async () => {
    await send('PATCH', { state: 'OK' })
    const { status, text } = await api.send(`/alarms/${ids['a']}`, { method: 'DELETE' })
    expect([status, text]).toEqual([204, ''])
    expect(await find({})).toBe('bcd')
    expect((await api.send(`/alarms/${ids['a']}`)).status).toBe(404)
    expect(await history()).toEqual([])
    expect((await api.send(`/alarms/${ids['a']}`, { method: 'DELETE' })).status).toBe(404)
  })
})

test('tenant_id has no effect here', async () => {
  const { body } = await api.send('/alarms?tenant_id=project-2', { token: 'delegate' })
  expect(body.elements).toHaveLength(4)
})
