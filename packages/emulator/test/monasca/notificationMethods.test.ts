import { beforeEach, describe, expect, test } from 'vitest'
import { type Api, allPages, createApi, type Json, nextOffset, origin } from './createApi.js'

let api: Api
beforeEach(() => {
  api = createApi()
})

const path = '/notification-methods'
const mail = { name: 'ops mail', type: 'EMAIL', address: 'ops@example.org' }
const hook = { name: 'hook', type: 'WEBHOOK', address: 'http://hook.test:9000/in?a=b' }
const create = async (body: unknown, token = 'user') => api.send(path, { method: 'POST', body, token })
const created = async (body: unknown): Promise<Json> => {
  const reply = await create(body)
  expect(reply.status).toBe(201)
  return reply.body
}
const names = async (search = '') => {
  const { status, body } = await api.send(path + search)
  expect(status).toBe(200)
  return body.elements.map((element: Json) => element.name)
}

describe('POST', () => {
  test('replies with the method only', async () => {
    const body = await created(mail)
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      links: [{ rel: 'self', href: `${origin}/v2.0/notification-methods/${body.id}` }],
      name: 'ops mail',
      type: 'EMAIL',
      address: 'ops@example.org',
      period: 0,
    })
    expect((await api.send(`${path}/${body.id}`)).body).toEqual(body)
    expect((await api.send(path)).body.elements).toEqual([body])
  })

  test.each([
    [{ ...mail, type: 'email' }, { type: 'EMAIL' }],
    [{ ...hook, type: 'wEbHook' }, { type: 'WEBHOOK' }],
    [{ ...mail, type: 'pagerduty', address: 'service key' }, { type: 'PAGERDUTY' }],
    [{ ...mail, period: 0 }, { period: 0 }],
    [{ ...mail, period: 60 }, { period: 60 }],
    [{ ...mail, period: '60' }, { period: 60 }],
    [{ ...mail, type: 'PAGERDUTY', period: 60 }, { period: 60 }],
    [{ ...hook, address: 'HTTPS://x.test' }, { address: 'HTTPS://x.test' }],
    [{ ...mail, name: '😀'.repeat(250) }, { name: '😀'.repeat(250) }],
    [{ ...mail, address: `a@${'b'.repeat(510)}` }, { address: `a@${'b'.repeat(510)}` }],
    [{ ...mail, name: "Robert'); DROP TABLE metrics;--" }, { name: "Robert'); DROP TABLE metrics;--" }],
  ])('%j', async (body, expected) => {
    expect(await created(body)).toMatchObject(expected)
  })

  const { name: _name, ...nameless } = mail
  const { type: _type, ...typeless } = mail
  const { address: _address, ...homeless } = mail
  const invalid: unknown[] = [
    nameless,
    typeless,
    homeless,
    {},
    [],
    [mail],
    'text',
    null,
    { ...mail, name: 'n'.repeat(251) },
    { ...mail, name: '' },
    { ...mail, name: 5 },
    { ...mail, name: null },
    { ...mail, name: 'a\0' },
    { ...mail, type: 'PIGEON' },
    { ...mail, type: '' },
    { ...mail, type: ['EMAIL'] },
    { ...mail, type: 'constructor' },
    { ...mail, address: `a@${'b'.repeat(511)}` },
    { ...mail, address: 'name@' },
    { ...mail, address: '@host' },
    { ...mail, address: 'absent' },
    { ...mail, type: 'email', address: 'name@' },
    { ...mail, address: null },
    { ...hook, address: 'ftp://x.test' },
    { ...hook, address: 'x.test/path' },
    { ...hook, address: 'http://' },
    { ...hook, address: 'http:///path' },
    { ...hook, address: 'http:x' },
    { ...hook, type: 'webhook', address: '//x.test' },
    { ...mail, period: 10 },
    { ...mail, period: 1.2 },
    { ...mail, period: -60 },
    { ...mail, period: 'often' },
    { ...mail, period: '1.5' },
    { ...mail, period: '' },
    { ...mail, period: null },
    { ...mail, period: true },
    { ...mail, id: 'x' },
    { ...mail, links: [] },
  ]
  test.each(invalid.map((body) => [body]))('400 for %j', async (body) => {
    const { status, body: reply } = await create(body)
    expect(status).toBe(400)
    expect(reply.title).toBe('Bad Request')
    expect(await names()).toEqual([])
  })

  test('409 for a taken name, case-sensitive', async () => {
    await created(mail)
    const { status, body } = await create({ ...hook, name: mail.name })
    expect(status).toBe(409)
    expect(body.title).toBe('AlreadyExistsException')
    await created({ ...mail, name: 'Ops mail' })
  })

  test('another project may use the name, and cannot see the method', async () => {
    const { id } = await created(mail)
    expect((await create(mail, 'other')).status).toBe(201)
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const body = method === 'PUT' ? { ...hook, period: 0 } : method === 'PATCH' ? {} : undefined
      expect((await api.send(`${path}/${id}`, { method, body, token: 'other' })).status).toBe(404)
    }
    expect((await api.send(path, { token: 'other' })).body.elements).toHaveLength(1)
    expect(await names()).toEqual(['ops mail'])
  })
})

describe('PUT and PATCH', () => {
  test('PUT replaces everything', async () => {
    const { id, links } = await created(mail)
    const body = { ...hook, period: '60' }
    const reply = await api.send(`${path}/${id}`, { method: 'PUT', body })
    expect([reply.status, reply.body]).toEqual([200, { id, links, ...hook, period: 60 }])
    expect((await api.send(`${path}/${id}`)).body).toEqual(reply.body)
  })

  test.each(['name', 'type', 'address', 'period'])('PUT without %s', async (field) => {
    const { id } = await created(mail)
    const body = Object.fromEntries(Object.entries({ ...hook, period: 0 }).filter(([key]) => key !== field))
    expect((await api.send(`${path}/${id}`, { method: 'PUT', body })).status).toBe(400)
    expect((await api.send(`${path}/${id}`)).body).toMatchObject(mail)
  })

  test('PATCH keeps missing fields', async () => {
    const whole = await created({ ...mail, period: 60 })
    for (const change of [{ name: 'other' }, { address: 'x@y' }, { period: 0 }, { type: 'pagerduty' }, {}]) {
      const { status, body } = await api.send(`${path}/${whole.id}`, { method: 'PATCH', body: change })
      Object.assign(whole, change, 'type' in change ? { type: 'PAGERDUTY' } : {})
      expect([status, body]).toEqual([200, whole])
    }
  })

  test.each([
    { type: 'WEBHOOK' },
    { address: 'absent' },
    { period: 7 },
    { name: '' },
    { mood: 'good' },
    { id: 'x' },
    { name: null },
  ])('PATCH validates the result: %j', async (body) => {
    const { id } = await created(mail)
    expect((await api.send(`${path}/${id}`, { method: 'PATCH', body })).status).toBe(400)
    expect((await api.send(`${path}/${id}`)).body).toMatchObject(mail)
  })

  test('names: its own is accepted, a taken one is not', async () => {
    const { id } = await created(mail)
    await created(hook)
    for (const [method, rest] of [
      ['PUT', { ...mail, period: 0 }],
      ['PATCH', {}],
    ] as const) {
      const rename = (name: string) => api.send(`${path}/${id}`, { method, body: { ...rest, name } })
      expect((await rename(mail.name)).status).toBe(200)
      expect((await rename(hook.name)).status).toBe(409)
    }
  })

  test('unknown id', async () => {
    await created(hook)
    const put = (name: string) => api.send(`${path}/x`, { method: 'PUT', body: { ...mail, name, period: 0 } })
    expect((await put('free')).status).toBe(404)
    expect((await put(hook.name)).status).toBe(409)
    expect((await api.send(`${path}/x`, { method: 'PATCH', body: { period: 'bad' } })).status).toBe(404)
    expect((await api.send(`${path}/x`, { method: 'DELETE' })).status).toBe(404)
    const { status, body } = await api.send(`${path}/x`)
    expect([status, body]).toEqual([404, { title: '404 Not Found' }])
  })
})

test('DELETE frees the name and removes the method from alarm definitions', async () => {
  const one = await created(mail)
  const two = await created(hook)
  const definition = await api.send('/alarm-definitions', {
    method: 'POST',
    body: {
      name: 'd',
      expression: 'max(cpu) > 1',
      alarm_actions: [two.id, one.id],
      ok_actions: [one.id],
      undetermined_actions: [two.id],
    },
  })
  expect(definition.body.alarm_actions).toEqual([two.id, one.id])
  const { status, text } = await api.send(`${path}/${one.id}`, { method: 'DELETE' })
  expect([status, text]).toEqual([204, ''])
  expect((await api.send(`${path}/${one.id}`)).status).toBe(404)
  expect((await api.send(`/alarm-definitions/${definition.body.id}`)).body).toMatchObject({
    alarm_actions: [two.id],
    ok_actions: [],
    undetermined_actions: [two.id],
  })
  await created(mail)
})

describe('lists', () => {
  beforeEach(async () => {
    for (const [name, type, address] of [
      ['b', 'EMAIL', 'a@x'],
      ['a', 'WEBHOOK', 'http://b'],
      ['d', 'EMAIL', 'b@x'],
      ['C', 'PAGERDUTY', 'key'],
      ['e', 'WEBHOOK', 'http://a'],
    ]) {
      api.now += 1000
      await created({ name, type, address })
    }
  })

  test.each([
    ['name', ['C', 'a', 'b', 'd', 'e']],
    ['name asc', ['C', 'a', 'b', 'd', 'e']],
    ['name desc', ['e', 'd', 'b', 'a', 'C']],
    ['type,name desc', ['d', 'b', 'C', 'e', 'a']],
    ['type desc,address', ['e', 'a', 'C', 'b', 'd']],
    ['address', ['b', 'd', 'e', 'a', 'C']],
    ['created_at desc', ['e', 'C', 'd', 'a', 'b']],
    ['updated_at', ['b', 'a', 'd', 'C', 'e']],
  ])('sort_by %s', async (sort, expected) => {
    expect(await names(`?sort_by=${encodeURIComponent(sort)}`)).toEqual(expected)
    expect(await names(`?sort_by=${encodeURIComponent(sort).replaceAll('%2C', ',')}`)).toEqual(expected)
  })

  test('sorted by id by default, and where all else is equal', async () => {
    const ids = async (search: string) =>
      (await api.send(path + search)).body.elements.map((element: Json) => element.id)
    const all = await ids('')
    expect(all).toEqual([...all].sort())
    expect(await ids('?sort_by=id%20desc')).toEqual([...all].reverse())
    const mails = (await api.send(`${path}?sort_by=type&limit=2`)).body.elements.map((e: Json) => e.id)
    expect(mails).toEqual([...mails].sort())
  })

  test.each([
    'sort_by=mood',
    'sort_by=Name',
    'sort_by=name%20up',
    'sort_by=name%20ASC',
    'sort_by=name%20asc%20desc',
    'sort_by=name,',
    'sort_by=,name',
    'sort_by=name%3B--',
    'sort_by=constructor',
    'sort_by=period',
    'offset=x',
    'offset=-1',
    'offset=1.5',
    'limit=-1',
    'limit=x',
    'limit=1.5',
  ])('422 for %s', async (search) => {
    expect((await api.send(`${path}?${search}`)).status).toBe(422)
  })

  test.each([1, 2, 3])('pages of %d', async (limit) => {
    for (const search of ['', '?sort_by=type,name']) {
      const whole = await names(search)
      const pages = await allPages(api, path + search, limit)
      expect(pages.flat().map((element) => element.name)).toEqual(whole)
      expect(pages).toHaveLength(Math.ceil(5 / limit))
    }
  })

  test('the offset of the next page is a number, and the rest of the link is unchanged', async () => {
    const reply = await api.send(`${path}?limit=2&sort_by=name&offset=1`)
    expect(nextOffset(reply)).toBe('3')
    expect(reply.body.links[1].href).toBe(`${origin}/v2.0${path}?offset=3&limit=2&sort_by=name`)
    expect(nextOffset(await api.send(`${path}?limit=5`))).toBeUndefined()
  })
})

describe('types', () => {
  test('all of them, for any page', async () => {
    const elements = [{ type: 'EMAIL' }, { type: 'PAGERDUTY' }, { type: 'WEBHOOK' }]
    for (const search of ['', '?limit=1', '?limit=1&offset=5', '/']) {
      const { status, body } = await api.send(`${path}/types${search}`)
      expect([status, body.elements]).toEqual([200, elements])
    }
    expect((await api.send(`${path}/types`)).body.links).toEqual([
      { rel: 'self', href: `${origin}/v2.0${path}/types` },
    ])
    expect((await api.send(`${path}/types?limit=x`)).status).toBe(422)
  })
})
