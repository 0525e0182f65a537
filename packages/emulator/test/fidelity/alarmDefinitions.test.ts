import { expect, test } from 'vitest'
import { insertAlarm } from '../../src/store/alarms.js'
import { type Api, createApi, type Json, monday, query } from '../monasca/createApi.js'
import { invalidExpressions, validExpressions } from './expressions.js'

const path = '/alarm-definitions'
const plain = { name: 'hot', expression: 'avg(room.temp_c{site=attic}) > 30' }
const create = (api: Api, fields: object = {}) =>
  api.send(path, { method: 'POST', body: { ...plain, ...fields } })
const whole = {
  ...plain,
  description: '',
  match_by: [],
  severity: 'LOW',
  actions_enabled: true,
  alarm_actions: [],
  ok_actions: [],
  undetermined_actions: [],
}
const lists = ['alarm_actions', 'ok_actions', 'undetermined_actions'] as const

test('M77: name and expression are enough', async () => {
  const { status, body } = await create(createApi())
  expect(status).toBe(201)
  expect(body).toMatchObject({ ...whole, deterministic: false })
  for (const field of ['name', 'expression']) {
    expect([field, (await create(createApi(), { [field]: undefined })).status]).toEqual([field, 422])
  }
  // The values sent for these two are ignored.
  expect((await create(createApi(), { actions_enabled: false, deterministic: true })).body).toMatchObject({
    actions_enabled: true,
    deterministic: false,
  })
})

test('M78: the twelve keys, everywhere', async () => {
  const api = createApi()
  const { body } = await create(api)
  const keys = [...Object.keys(whole), 'deterministic', 'id', 'links'].toSorted()
  expect(keys).toHaveLength(12)
  const [listed] = (await api.send(path)).body.elements
  for (const shown of [body, listed, (await api.send(`${path}/${body.id}`)).body]) {
    expect(Object.keys(shown).toSorted()).toEqual(keys)
  }
})

test('M79: attributes that are refused', async () => {
  const api = createApi()
  const long = 'x'.repeat(256)
  const refused = [
    { name: long },
    { name: '' },
    { name: 1 },
    { description: long },
    { description: null },
    { severity: 'SEVERE' },
    { match_by: 'hostname' },
    { match_by: ['_hidden'] },
    { match_by: [1] },
    { match_by: ['a<b'] },
    ...lists.flatMap((list) => [
      { [list]: 'id' },
      { [list]: ['x'.repeat(51)] },
      { [list]: [1] },
      { [list]: ['same', 'same'] },
    ]),
  ]
  for (const fields of refused) expect([fields, (await create(api, fields)).status]).toEqual([fields, 422])
})

test('M80: a severity in lower case', async () => {
  const api = createApi()
  const { body } = await create(api, { severity: 'critical' })
  expect(body.severity).toBe('CRITICAL')
  const patched = await api.send(`${path}/${body.id}`, { method: 'PATCH', body: { severity: 'high' } })
  expect(patched.body.severity).toBe('HIGH')
})

test.each(lists)('M81: an unknown id in %s', async (list) => {
  const api = createApi()
  const { id } = (await create(api)).body
  const body = { ...whole, [list]: ['unknown'] }
  expect((await create(api, { name: 'x', [list]: ['unknown'] })).status).toBe(422)
  expect((await api.send(`${path}/${id}`, { method: 'PUT', body })).status).toBe(422)
  const patched = await api.send(`${path}/${id}`, { method: 'PATCH', body: { [list]: ['unknown'] } })
  expect(patched.status).toBe(422)
})

test.each(validExpressions)('M82: valid: %s', async (expression) => {
  const { status, body } = await create(createApi(), { expression })
  expect([status, body.expression]).toEqual([201, expression])
})

test.each(invalidExpressions)('M82: invalid: %s', async (expression) => {
  const { status, body } = await create(createApi(), { expression })
  expect([status, body.title]).toEqual([422, 'Invalid alarm expression'])
})

test('M83: deterministic only if all comparisons are', async () => {
  const of = async (expression: string) => (await create(createApi(), { expression })).body.deterministic
  expect(await of('count(a, deterministic) > 1')).toBe(true)
  expect(await of('count(a, deterministic) > 1 and count(b, deterministic) > 1')).toBe(true)
  expect(await of('count(a, deterministic) > 1 and count(b) > 1')).toBe(false)
})

test('M84: a taken name, until it is free again', async () => {
  const api = createApi()
  const { id } = (await create(api)).body
  const other = (await create(api, { name: 'other' })).body.id
  expect((await create(api)).status).toBe(409)
  expect((await api.send(`${path}/${other}`, { method: 'PUT', body: whole })).status).toBe(409)
  expect((await api.send(`${path}/${other}`, { method: 'PATCH', body: { name: 'hot' } })).status).toBe(409)
  await api.send(`${path}/${id}`, { method: 'DELETE' })
  expect((await create(api)).status).toBe(201)
})

test('M85: PUT requires all nine fields', async () => {
  const api = createApi()
  const { id } = (await create(api)).body
  const put = async (body: object) => (await api.send(`${path}/${id}`, { method: 'PUT', body })).status
  expect(Object.keys(whole)).toHaveLength(9)
  for (const field of Object.keys(whole)) {
    expect([field, await put({ ...whole, [field]: undefined })]).toEqual([field, 422])
  }
  expect(await put({ ...whole, actions_enabled: 'false' })).toBe(422)
  expect(await put(whole)).toBe(200)
})

test.each(['PUT', 'PATCH'] as const)('M86: what %s cannot change, and what it can', async (method) => {
  const api = createApi()
  const expression = 'avg(a{k=v}) > 1 and max(b) > 2'
  const { id } = (await create(api, { expression, match_by: ['hostname', 'k'] })).body
  const change = async (fields: object) => {
    const body = method === 'PUT' ? { ...whole, expression, match_by: ['hostname', 'k'], ...fields } : fields
    return (await api.send(`${path}/${id}`, { method, body })).status
  }
  for (const match_by of [[], ['hostname'], ['k', 'hostname'], ['hostname', 'k', 'x']]) {
    expect([match_by, await change({ match_by })]).toEqual([match_by, 422])
  }
  for (const other of [
    'avg(c{k=v}) > 1 and max(b) > 2',
    'avg(a{k=w}) > 1 and max(b) > 2',
    'avg(a) > 1 and max(b) > 2',
    'avg(a{k=v}) > 1',
    'avg(a{k=v}) > 1 and max(b) > 2 and max(b) > 3',
  ]) {
    expect([other, await change({ expression: other })]).toEqual([other, 422])
  }
  const allowed = 'min(b, 120) <= -3 times 2 or (sum(a{k=v}, deterministic, 300) lt 7)'
  expect(await change({ expression: allowed })).toBe(200)
})

test('M87: PATCH keeps fields that it does not contain', async () => {
  const api = createApi()
  const method = { name: 'm', type: 'EMAIL', address: 'a@b' }
  const { id: action } = (await api.send('/notification-methods', { method: 'POST', body: method })).body
  const actions = Object.fromEntries(lists.map((list) => [list, [action]]))
  const { body } = await create(api, actions)
  const patch = async (fields: object) =>
    (await api.send(`${path}/${body.id}`, { method: 'PATCH', body: fields })).body
  expect(await patch({ description: 'new' })).toEqual({ ...body, description: 'new' })
  expect(await patch({ ok_actions: [] })).toEqual({ ...body, description: 'new', ok_actions: [] })
})

test('M88: filters', async () => {
  const api = createApi()
  await create(api, { name: 'a', severity: 'LOW', expression: 'x{h=1,k=2} > 1' })
  await create(api, { name: 'b', severity: 'HIGH', expression: 'x{h=1} > 1 and y{k=2} > 1' })
  await create(api, { name: 'c', severity: 'CRITICAL', expression: 'x{h=2} > 1' })
  const names = async (parameters: Record<string, string>) => {
    const { body } = await api.send(path + query({ sort_by: 'name', ...parameters }))
    return body.elements.map(({ name }: Json) => name).join('')
  }
  expect(await names({ name: 'b' })).toBe('b')
  expect(await names({ dimensions: 'h:1' })).toBe('ab')
  expect(await names({ dimensions: 'h:1,k:2' })).toBe('a')
  expect(await names({ severity: 'LOW|CRITICAL' })).toBe('ac')
  for (const severity of ['SEVERE', 'LOW|SEVERE', 'SEVERE|LOW']) {
    expect((await api.send(path + query({ severity }))).status).toBe(422)
  }
})

test('M89: DELETE deletes the alarms as well; unknown ids', async () => {
  const api = createApi()
  const { id } = (await create(api)).body
  const metrics = [{ name: 'room.temp_c', dimensions: { site: 'attic' } }]
  insertAlarm(api.store, 'project-1', { alarmDefinitionId: id, metrics, state: 'OK', createdAt: monday })
  expect((await api.send('/alarms')).body.elements).toHaveLength(1)
  expect(await api.send(`${path}/${id}`, { method: 'DELETE' })).toMatchObject({ status: 204, text: '' })
  expect((await api.send(`${path}/${id}`)).status).toBe(404)
  expect((await api.send('/alarms')).body.elements).toEqual([])
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const) {
    const body = method === 'PUT' || method === 'PATCH' ? whole : undefined
    expect([method, (await api.send(`${path}/${id}`, { method, body })).status]).toEqual([method, 404])
  }
})

test('M90: characters of all kinds', async () => {
  const api = createApi()
  const { body } = await create(api, { name: 'größer 温度 😀', description: 'ñandú' })
  const found = await api.send(path + query({ name: 'größer 温度 😀' }))
  expect(found.body.elements).toEqual([body])
  expect(body.description).toBe('ñandú')
})
