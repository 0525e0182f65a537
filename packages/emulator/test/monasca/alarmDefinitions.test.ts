import { beforeEach, describe, expect, test } from 'vitest'
import { insertAlarm } from '../../src/store/alarms.js'
import { type Api, allPages, createApi, type Json, monday, nextOffset, origin, query } from './createApi.js'

let api: Api
let method: string
let foreignMethod: string
beforeEach(async () => {
  api = createApi()
  const body = { name: 'mail', type: 'EMAIL', address: 'a@b' }
  method = (await api.send('/notification-methods', { method: 'POST', body })).body.id
  foreignMethod = (await api.send('/notification-methods', { method: 'POST', body, token: 'other' })).body.id
})

const path = '/alarm-definitions'
const minimal = { name: 'Attic too hot', expression: 'avg(room.temp_c{site=attic}, 300) > 30 times 2' }
const create = (body: unknown, token = 'user') => api.send(path, { method: 'POST', body, token })
const created = async (body: unknown): Promise<Json> => {
  const reply = await create(body)
  expect([reply.status, reply.text]).toEqual([201, expect.any(String)])
  return reply.body
}
const list = async (parameters: Record<string, string> = {}) => {
  const { status, body } = await api.send(path + query(parameters))
  expect(status).toBe(200)
  return body.elements
}
/** Everything that a PUT needs. */
const whole = ({ id, links, deterministic, ...fields }: Json) => fields

describe('POST', () => {
  test('name and expression are enough; the reply has twelve keys', async () => {
    const definition = await created(minimal)
    expect(definition).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      links: [{ rel: 'self', href: `${origin}/v2.0/alarm-definitions/${definition.id}` }],
      name: minimal.name,
      description: '',
      expression: minimal.expression,
      deterministic: false,
      match_by: [],
      severity: 'LOW',
      actions_enabled: true,
      alarm_actions: [],
      ok_actions: [],
      undetermined_actions: [],
    })
    expect((await api.send(`${path}/${definition.id}`)).body).toEqual(definition)
    expect(await list()).toEqual([definition])
  })

  test('all fields; unknown keys and a false actions_enabled have no effect', async () => {
    const full = {
      ...minimal,
      description: 'öfter mal heiß 🔥',
      name: 'Dachboden 温度',
      match_by: ['hostname', 'größe'],
      severity: 'critical',
      alarm_actions: [method],
      ok_actions: [method],
      undetermined_actions: [method],
    }
    const extra = { actions_enabled: false, deterministic: true, id: 'mine', links: [], mood: 1 }
    const definition = await created({ ...full, ...extra })
    expect(definition).toMatchObject({
      ...full,
      severity: 'CRITICAL',
      actions_enabled: true,
      deterministic: false,
    })
    expect(definition.id).not.toBe('mine')
    expect(await list({ name: full.name })).toEqual([definition])
  })

  const invalid: unknown[] = [
    { name: 'a' },
    { expression: minimal.expression },
    {},
    [],
    null,
    'text',
    { ...minimal, name: null },
    { ...minimal, name: 5 },
    { ...minimal, name: '' },
    { ...minimal, name: 'n'.repeat(256) },
    { ...minimal, name: 'a\0' },
    { ...minimal, expression: null },
    { ...minimal, expression: 5 },
    { ...minimal, description: null },
    { ...minimal, description: 'd'.repeat(256) },
    { ...minimal, description: ['d'] },
    { ...minimal, severity: 'SEVERE' },
    { ...minimal, severity: null },
    { ...minimal, severity: 3 },
    { ...minimal, match_by: 'hostname' },
    { ...minimal, match_by: null },
    { ...minimal, match_by: [5] },
    { ...minimal, match_by: [''] },
    { ...minimal, match_by: ['_a'] },
    { ...minimal, match_by: ['a,b'] },
    { ...minimal, match_by: ['a'.repeat(200), 'b'.repeat(56)] },
    ...['alarm_actions', 'ok_actions', 'undetermined_actions'].flatMap((field) => [
      { ...minimal, [field]: 'x' },
      { ...minimal, [field]: null },
      { ...minimal, [field]: [5] },
      { ...minimal, [field]: ['a'.repeat(51)] },
      { ...minimal, [field]: ['unknown'] },
    ]),
  ]
  test.each(invalid.map((body) => [body]))('422 for %j', async (body) => {
    const reply = await create(body)
    expect(reply.status).toBe(422)
    expect(reply.body.title).toBe('Unprocessable Entity')
    expect(await list()).toEqual([])
  })

  test.each(['alarm_actions', 'ok_actions', 'undetermined_actions'])('422 for %s', async (field) => {
    expect((await create({ ...minimal, [field]: [method, method] })).status).toBe(422)
    expect((await create({ ...minimal, [field]: [foreignMethod] })).status).toBe(422)
    expect((await create({ ...minimal, [field]: [method, 'unknown'] })).status).toBe(422)
    expect(await list()).toEqual([])
  })

  test.each([
    '',
    ' ',
    'cpu',
    'cpu = 5',
    'avg(x, 90) > 1',
    'avg(x, 0) > 1',
    'rate(x) > 1',
    'x > 1 and',
    'avg(x{k=v}{j=w}) > 1',
    'x > 1 times 0',
    `${'x'.repeat(256)} > 1`,
    'avg(x😀) > 1',
    '((x > 1)',
    `${'('.repeat(100_000)}x > 1${')'.repeat(100_000)}x`,
    "x > 1'; DROP TABLE alarms",
  ])('422 for the expression %.40s', async (expression) => {
    const { status, body } = await create({ ...minimal, expression })
    expect(status).toBe(422)
    expect(body.title).toBe('Invalid alarm expression')
  })

  test.each([
    ['cpu > 1', false],
    ['count(log.error, deterministic) >= 1', true],
    ['count(a, deterministic) >= 1 and count(b, DETERMINISTIC, 120) < 3', true],
    ['count(a, deterministic) >= 1 or b < 3', false],
    ['温度{場所=大阪} > 30', false],
    ['avg(x{k=v,k=w}) > 1', false],
    ['max(a{k=two words here, __proto__=x}) lt 3 && (b > 1 || c < 2)', false],
  ])('%s is deterministic: %s', async (expression, deterministic) => {
    expect(await created({ ...minimal, expression })).toMatchObject({ expression, deterministic })
  })

  test('409 for a taken name, until it is free again', async () => {
    const { id } = await created(minimal)
    const { status, body } = await create(minimal)
    expect([status, body.title]).toEqual([409, 'AlreadyExistsException'])
    expect((await create(minimal, 'other')).status).toBe(201)
    expect((await api.send(`${path}/${id}`, { method: 'DELETE' })).status).toBe(204)
    await created(minimal)
  })
})

describe('PUT', () => {
  const fields = [
    'name',
    'description',
    'expression',
    'match_by',
    'severity',
    'actions_enabled',
    'alarm_actions',
    'ok_actions',
    'undetermined_actions',
  ]
  test.each(fields)('without %s', async (field) => {
    const definition = await created(minimal)
    const { [field]: _, ...body } = whole(definition)
    expect((await api.send(`${path}/${definition.id}`, { method: 'PUT', body })).status).toBe(422)
    expect((await api.send(`${path}/${definition.id}`)).body).toEqual(definition)
  })

  test('a fetched definition can be sent back with changes', async () => {
    const definition = await created({ ...minimal, match_by: ['hostname'] })
    const change = {
      name: 'new',
      description: 'text',
      severity: 'HIGH',
      actions_enabled: false,
      expression: 'count(room.temp_c{site=attic}, deterministic, 60) <= 3',
      alarm_actions: [method],
    }
    const body = { ...definition, ...change }
    const reply = await api.send(`${path}/${definition.id}`, { method: 'PUT', body })
    expect([reply.status, reply.body]).toEqual([200, { ...body, deterministic: true }])
    expect((await api.send(`${path}/${definition.id}`)).body).toEqual(reply.body)
  })

  test.each([
    { change: { name: '' }, patch: 422 },
    { change: { severity: 'x' }, patch: 422 },
    { change: { alarm_actions: ['unknown'] }, patch: 422 },
    { change: { expression: 'nonsense' }, patch: 422 },
    // PATCH ignores null, and reads texts as booleans.
    { change: { name: null }, patch: 200 },
    { change: { description: null }, patch: 200 },
    { change: { actions_enabled: 'true' }, patch: 200 },
    { change: { actions_enabled: null }, patch: 200 },
    { change: { match_by: null }, patch: 200 },
    { change: { ok_actions: null }, patch: 200 },
  ])('C6: 422 for $change; PATCH: $patch', async ({ change, patch }) => {
    const definition = await created(minimal)
    const send = async (method: string, body: unknown) =>
      (await api.send(`${path}/${definition.id}`, { method, body })).status
    expect(await send('PUT', { ...whole(definition), ...change })).toBe(422)
    expect(await send('PATCH', change)).toBe(patch)
    expect((await api.send(`${path}/${definition.id}`)).body).toEqual(definition)
  })
})

describe('what must not change', () => {
  const expression = 'avg(cpu{svc=a}) > 80 and max(load{svc=a}, 120) > 4'
  const send = async (change: Json) => {
    const definition = await created({ name: 'd', expression, match_by: ['hostname', 'device'] })
    const put = { ...whole(definition), ...change }
    const replies = [
      await api.send(`${path}/${definition.id}`, { method: 'PATCH', body: change }),
      await api.send(`${path}/${definition.id}`, { method: 'PUT', body: put }),
    ]
    return replies.map(({ status, body }) => [status, body.title ?? body.expression])
  }

  test.each([
    ['another metric', { expression: 'avg(mem{svc=a}) > 80 and max(load{svc=a}, 120) > 4' }],
    ['another value', { expression: 'avg(cpu{svc=b}) > 80 and max(load{svc=a}, 120) > 4' }],
    ['a dimension more', { expression: 'avg(cpu{svc=a,x=y}) > 80 and max(load{svc=a}, 120) > 4' }],
    ['a dimension less', { expression: 'avg(cpu) > 80 and max(load{svc=a}, 120) > 4' }],
    ['a comparison less', { expression: 'avg(cpu{svc=a}) > 80' }],
    ['a comparison more', { expression: `${expression} or cpu{svc=a} < 3` }],
    ['match_by shorter', { match_by: ['hostname'] }],
    ['match_by in another order', { match_by: ['device', 'hostname'] }],
    ['match_by empty', { match_by: [] }],
  ])('%s', async (_, change) => {
    expect(await send(change)).toEqual([
      [422, 'InvalidUpdateException'],
      [422, 'InvalidUpdateException'],
    ])
  })

  test.each([
    'min(cpu{svc=a}) > 80 and max(load{svc=a}, 120) > 4',
    'avg(cpu{svc=a}) <= 80 and max(load{svc=a}, 120) > 4',
    'avg(cpu{svc=a}) > 81.5 and max(load{svc=a}, 120) > 4',
    'avg(cpu{svc=a}, 300) > 80 and max(load{svc=a}) > 4',
    'avg(cpu{svc=a}, deterministic) > 80 times 3 and max(load{svc=a}, 120) > 4',
    'max(load{svc=a}, 120) > 4 or (avg(cpu{svc=a}) > 80)',
  ])('free to change: %s', async (changed) => {
    expect(await send({ expression: changed })).toEqual([
      [200, changed],
      [200, changed],
    ])
  })

  test('comparisons of the same metric are counted', async () => {
    const definition = await created({ name: 'd', expression: 'min(a) > 3 and max(a) < 5 and b > 1' })
    const patch = (changed: string) =>
      api.send(`${path}/${definition.id}`, { method: 'PATCH', body: { expression: changed } })
    expect((await patch('min(a) > 3 and b > 1')).status).toBe(422)
    expect((await patch('min(a) > 3 and b < 5 and b > 1')).status).toBe(422)
    expect((await patch('b > 1 or avg(a) > 3 or sum(a) < 5')).status).toBe(200)
  })
})

describe('PATCH', () => {
  test.each([
    { name: 'renamed' },
    { description: 'said' },
    { description: '' },
    { severity: 'MEDIUM' },
    { actions_enabled: false },
    { expression: 'max(room.temp_c{site=attic}) < 1' },
    { match_by: ['hostname'] },
    { ok_actions: [] },
    {},
    { unknown: 'key' },
  ])('%j leaves the rest', async (change) => {
    const definition = await created({
      ...minimal,
      description: 'first',
      match_by: ['hostname'],
      alarm_actions: [method],
      ok_actions: [method],
    })
    const reply = await api.send(`${path}/${definition.id}`, { method: 'PATCH', body: change })
    const known = 'unknown' in change ? {} : change
    expect([reply.status, reply.body]).toEqual([200, { ...definition, ...known }])
    expect((await api.send(`${path}/${definition.id}`)).body).toEqual(reply.body)
  })

  test('severity in lower case, and an actions_enabled that is not a boolean', async () => {
    const { id } = await created(minimal)
    const patch = (body: Json) => api.send(`${path}/${id}`, { method: 'PATCH', body })
    expect((await patch({ severity: 'high' })).body.severity).toBe('HIGH')
    expect((await patch({ actions_enabled: 'false' })).body.actions_enabled).toBe(true)
    expect((await patch({ alarm_actions: [foreignMethod] })).status).toBe(422)
  })
})

test('names of other definitions are refused, its own is not', async () => {
  const definition = await created(minimal)
  await created({ ...minimal, name: 'taken' })
  const send = (verb: string, name: string, id = definition.id) =>
    api.send(`${path}/${id}`, { method: verb, body: { ...whole(definition), name } })
  for (const verb of ['PUT', 'PATCH']) {
    expect((await send(verb, 'taken')).status).toBe(409)
    expect((await send(verb, minimal.name)).status).toBe(200)
    expect((await send(verb, 'taken', 'unknown')).status).toBe(409)
    expect((await send(verb, 'free', 'unknown')).status).toBe(404)
  }
})

test('unknown and foreign ids', async () => {
  const definition = await created(minimal)
  const body = { ...whole(definition), name: 'other name' }
  for (const verb of ['GET', 'PUT', 'PATCH', 'DELETE']) {
    const sent = verb === 'PUT' || verb === 'PATCH' ? { body } : {}
    const unknown = await api.send(`${path}/unknown`, { method: verb, ...sent })
    expect([verb, unknown.status, unknown.body]).toEqual([verb, 404, { title: '404 Not Found' }])
    const foreign = await api.send(`${path}/${definition.id}`, { method: verb, token: 'other', ...sent })
    expect([verb, foreign.status]).toEqual([verb, 404])
  }
  expect(await list()).toEqual([definition])
  expect((await api.send(path, { token: 'other' })).body.elements).toEqual([])
})

test('DELETE deletes the alarms as well', async () => {
  const { id } = await created(minimal)
  insertAlarm(api.store, 'project-1', { alarmDefinitionId: id, metrics: [], state: 'OK', createdAt: monday })
  expect((await api.send('/alarms')).body.elements).toHaveLength(1)
  const { status, text } = await api.send(`${path}/${id}`, { method: 'DELETE' })
  expect([status, text]).toEqual([204, ''])
  expect((await api.send(`${path}/${id}`)).status).toBe(404)
  expect((await api.send('/alarms')).body.elements).toEqual([])
})

describe('lists', () => {
  beforeEach(async () => {
    const definitions = [
      ['b', 'HIGH', 'avg(cpu{svc=shop,tier=web}) > 1'],
      ['a', 'LOW', 'avg(cpu{svc=shop}) > 1 and avg(mem{tier=web}) > 2'],
      ['d', 'CRITICAL', 'cpu > 1'],
      ['C', 'MEDIUM', 'x{url=http://a:80/b} > 1 and y{svc=mail} > 1 and z{svc=mail} > 1'],
      ['größe', 'LOW', 'cpu{svc=shop} > 1'],
    ] as const
    for (const [name, severity, expression] of definitions) {
      api.now += 1000
      await created({ name, severity, expression })
    }
  })
  const names = async (parameters: Record<string, string>) =>
    (await list({ sort_by: 'created_at', ...parameters })).map((element: Json) => element.name)

  test.each([
    [{ name: 'a' }, ['a']],
    [{ name: 'A' }, []],
    [{ name: 'größe' }, ['größe']],
    [{ name: '%' }, []],
    [{ severity: 'LOW' }, ['a', 'größe']],
    [{ severity: 'low|Critical' }, ['a', 'd', 'größe']],
    [{ dimensions: 'svc:shop' }, ['b', 'a', 'größe']],
    [{ dimensions: 'svc:shop,tier:web' }, ['b']],
    [{ dimensions: 'tier:web' }, ['b', 'a']],
    [{ dimensions: 'svc' }, ['b', 'a', 'C', 'größe']],
    [{ dimensions: 'svc:mail|shop' }, ['b', 'a', 'C', 'größe']],
    [{ dimensions: 'svc:mail' }, ['C']],
    [{ dimensions: 'url:http://a:80/b' }, ['C']],
    [{ dimensions: 'svc:sho' }, []],
    [{ dimensions: '_no.such{:' }, []],
    [{ severity: 'LOW', dimensions: 'tier', name: 'a' }, ['a']],
    [{ mood: 'good' }, ['b', 'a', 'd', 'C', 'größe']],
  ] as [Record<string, string>, string[]][])('filter %j', async (parameters, expected) => {
    expect(await names(parameters)).toEqual(expected)
  })

  test.each([
    ['name', ['C', 'a', 'b', 'd', 'größe']],
    ['severity,name', ['d', 'b', 'a', 'größe', 'C']],
    ['severity desc,name desc', ['C', 'größe', 'a', 'b', 'd']],
    ['updated_at desc', ['größe', 'C', 'd', 'a', 'b']],
  ])('sort_by %s', async (sort, expected) => {
    expect(await names({ sort_by: sort })).toEqual(expected)
    const raw = await api.send(`${path}?sort_by=${sort.replaceAll(' ', '%20')}`)
    expect(raw.body.elements.map((element: Json) => element.name)).toEqual(expected)
  })

  test.each([
    'severity=x',
    'severity=LOW|x',
    'severity=x|LOW',
    'severity=LOW|',
    'severity=LOW,HIGH',
    'sort_by=state',
    'sort_by=severity%20down',
    'sort_by=name%20asc%20x',
    'sort_by=',
    'offset=abc',
    'offset=00000000-0000-0000-0000-000000000000',
    'limit=-1',
    'name=a&name=b',
    'name=%00',
  ])('%s', async (search) => {
    const { status } = await api.send(`${path}?${search}`)
    expect(status).toBe(search === 'sort_by=' ? 200 : 422)
  })

  test('an invalid severity has a separate title', async () => {
    expect((await api.send(`${path}?severity=x`)).body.title).toBe('Invalid Severity')
  })

  test.each([1, 2, 3])('pages of %d', async (limit) => {
    for (const search of ['', '?sort_by=severity', '?dimensions=svc']) {
      const all = (await api.send(path + search)).body.elements
      const pages = await allPages(api, path + search, limit)
      expect(pages.flat()).toEqual(all)
      expect(pages).toHaveLength(Math.ceil(all.length / limit))
    }
  })

  test('next adds the limit to the offset and keeps it', async () => {
    const reply = await api.send(`${path}?limit=2&offset=1`)
    expect(nextOffset(reply)).toBe('3')
    expect(reply.body.links[1].href).toBe(`${origin}/v2.0${path}?offset=3&limit=2`)
  })
})
