import { expect, test } from 'vitest'
import { type Api, createApi, type Json } from '../monasca/createApi.js'

const path = '/notification-methods'
const mail = { name: 'ops', type: 'EMAIL', address: 'ops@example.org' }
const create = (api: Api, fields: object = {}) =>
  api.send(path, { method: 'POST', body: { ...mail, ...fields } })

test('M67: all fields of a method, its type in upper case', async () => {
  const { status, body } = await create(createApi(), { type: 'eMail' })
  expect(status).toBe(201)
  expect(Object.keys(body).toSorted()).toEqual(['address', 'id', 'links', 'name', 'period', 'type'])
  expect(body).toMatchObject({ ...mail, period: 0 })
})

test('M68: missing, too long and unknown fields', async () => {
  const api = createApi()
  for (const field of ['name', 'type', 'address']) {
    expect([field, (await create(api, { [field]: undefined })).status]).toEqual([field, 400])
    expect([field, (await create(api, { [field]: '' })).status]).toEqual([field, 400])
  }
  expect((await create(api, { name: 'x'.repeat(251) })).status).toBe(400)
  expect((await create(api, { type: 'PAGERDUTY', address: 'x'.repeat(513) })).status).toBe(400)
  expect((await create(api, { type: 'PIGEON' })).status).toBe(400)
  expect(
    (await create(api, { name: 'x'.repeat(250), type: 'PAGERDUTY', address: 'x'.repeat(512) })).status,
  ).toBe(201)
})

test('M69: addresses by type', async () => {
  const api = createApi()
  let number = 0
  const status = async (type: string, address: string) =>
    (await create(api, { name: `n${number++}`, type, address })).status
  for (const address of ['name@', '@host', 'name']) expect(await status('email', address)).toBe(400)
  for (const address of ['ftp://h.test', 'h.test/x', 'http://', 'http:///x', 'https:h.test']) {
    expect([address, await status('webhook', address)]).toEqual([address, 400])
  }
  for (const address of ['http://h.test', 'https://h.test:8443/x?y=z']) {
    expect([address, await status('WebHook', address)]).toEqual([address, 201])
  }
})

test('M70: periods', async () => {
  const api = createApi()
  let number = 0
  const made = async (fields: object) => create(api, { name: `n${number++}`, ...fields })
  expect((await made({})).body.period).toBe(0)
  for (const type of ['EMAIL', 'PAGERDUTY']) {
    expect((await made({ type, period: 60 })).body.period).toBe(60)
  }
  expect((await made({ period: '60' })).body.period).toBe(60)
  for (const period of [10, 1.2, 'often', null, true]) {
    expect([period, (await made({ period })).status]).toEqual([period, 400])
  }
})

test('M71: a name that is taken', async () => {
  const api = createApi()
  const { id } = (await create(api)).body
  await create(api, { name: 'night' })
  expect((await create(api)).status).toBe(409)
  const put = (name: string) =>
    api.send(`${path}/${id}`, { method: 'PUT', body: { ...mail, name, period: 0 } })
  expect([(await put('night')).status, (await put('ops')).status]).toEqual([409, 200])
  expect((await api.send(`${path}/${id}`, { method: 'PATCH', body: { name: 'night' } })).status).toBe(409)
})

test('M72: PUT requires all fields, PATCH keeps missing ones', async () => {
  const api = createApi()
  const { id } = (await create(api)).body
  const { address: _, ...bare } = mail
  expect((await api.send(`${path}/${id}`, { method: 'PUT', body: mail })).status).toBe(400)
  expect((await api.send(`${path}/${id}`, { method: 'PUT', body: { ...bare, period: 0 } })).status).toBe(400)
  const patch = (body: object) => api.send(`${path}/${id}`, { method: 'PATCH', body })
  expect((await patch({ name: 'night' })).body).toMatchObject({ ...mail, name: 'night', period: 0 })
  expect((await patch({ type: 'WEBHOOK' })).status).toBe(400)
})

test('M73: an unknown key', async () => {
  const api = createApi()
  const { body } = await create(api)
  expect((await create(api, { name: 'x', colour: 'blue' })).status).toBe(400)
  expect((await api.send(`${path}/${body.id}`, { method: 'PUT', body })).status).toBe(400)
})

test('M74: an unknown id', async () => {
  const api = createApi()
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const) {
    const body = method === 'PUT' || method === 'PATCH' ? { ...mail, period: 0 } : undefined
    expect([method, (await api.send(`${path}/unknown`, { method, body })).status]).toEqual([method, 404])
  }
})

test('M75: a deleted method is removed from all definitions', async () => {
  const api = createApi()
  const { id } = (await create(api)).body
  const kept = (await create(api, { name: 'kept' })).body.id
  const lists = ['alarm_actions', 'ok_actions', 'undetermined_actions']
  const actions = Object.fromEntries(lists.map((list) => [list, [id, kept]]))
  const body = { name: 'd', expression: 'cpu > 1', ...actions }
  const definition = (await api.send('/alarm-definitions', { method: 'POST', body })).body
  expect((await api.send(`${path}/${id}`, { method: 'DELETE' })).status).toBe(204)
  const found = (await api.send(`/alarm-definitions/${definition.id}`)).body
  for (const list of lists) expect([list, found[list]]).toEqual([list, [kept]])
})

test('M76: the types', async () => {
  const { body } = await createApi().send(`${path}/types`)
  expect(body.elements.every((element: Json) => Object.keys(element).join() === 'type')).toBe(true)
  expect(body.elements).toEqual(expect.arrayContaining([{ type: 'EMAIL' }, { type: 'WEBHOOK' }]))
})
