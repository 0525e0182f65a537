import { expect, test } from 'vitest'
import { insertAlarm } from '../../src/store/alarms.js'
import { type Api, createApi, type Json, monday, nextOffset, origin, query } from '../monasca/createApi.js'

const start_time = '2025-01-06T00:00:00Z'
const post = (api: Api, path: string, body: unknown) => api.send(path, { method: 'POST', body })
const metric = (name: string, dimensions: Record<string, string> = {}, minute = 0) => ({
  name,
  dimensions,
  timestamp: monday + minute * 60_000,
  value: minute,
})
const read = (api: Api, what: string, parameters: Record<string, string | number>) =>
  api.send(`/metrics/${what}${query({ name: 'cpu', start_time, statistics: 'avg', ...parameters })}`)

/** Two alarms of one definition, the second of them changed by hand. */
async function withAlarms(): Promise<{ api: Api; ids: string[]; definition: string }> {
  const api = createApi()
  const { body } = await post(api, '/alarm-definitions', {
    name: 'd',
    expression: 'cpu{h=1} > 1 and cpu{h=1} > 2',
  })
  const ids = [1, 2].map((host) =>
    insertAlarm(api.store, 'project-1', {
      alarmDefinitionId: body.id,
      metrics: [{ name: 'cpu', dimensions: { h: String(host) } }],
      state: 'OK',
      createdAt: monday,
    }),
  )
  for (const state of ['ALARM', 'OK']) {
    api.now += 60_000
    await api.send(`/alarms/${ids[1]}`, { method: 'PATCH', body: { state } })
  }
  return { api, ids, definition: body.id }
}

test('D1, D5: links are encoded once, and refer to the next page', async () => {
  const api = createApi()
  await post(
    api,
    '/metrics',
    ['a#b', 'a%c', 'a?d', 'ä+e'].map((name) => metric(name, { url: 'http://h' })),
  )
  const path = `/metrics/names${query({ dimensions: 'url:http://h', limit: 1 })}`
  let reply = await api.send(path)
  expect(reply.body.links[0].href).toBe(`${origin}/v2.0${path}`)
  const names: string[] = [reply.body.elements[0].name]
  for (let next = reply.body.links[1]; next !== undefined; next = reply.body.links[1]) {
    reply = await api.send(next.href.replace(`${origin}/v2.0`, ''))
    names.push(reply.body.elements[0].name)
  }
  expect(names).toEqual(['a#b', 'a%c', 'a?d', 'ä+e'])
})

test('D2, D3: the next page of methods, definitions and alarms is a number', async () => {
  const { api } = await withAlarms()
  for (const name of ['a', 'b'])
    await post(api, '/notification-methods', { name, type: 'EMAIL', address: 'a@b' })
  await post(api, '/alarm-definitions', { name: 'e', expression: 'cpu > 1' })
  for (const path of ['/notification-methods', '/alarm-definitions', '/alarms']) {
    expect([path, nextOffset(await api.send(`${path}?limit=1`))]).toEqual([path, '1'])
  }
})

test('D4: offsets of names compare exactly', async () => {
  const api = createApi()
  await post(
    api,
    '/metrics',
    ['Mem', 'abc', 'CPU'].map((name) => metric(name)),
  )
  const reply = await api.send('/metrics/names?offset=CPU')
  expect(reply.body.elements).toEqual([{ name: 'Mem' }, { name: 'abc' }])
})

test('D6: an exactly full last page has no next page', async () => {
  const api = createApi()
  await post(
    api,
    '/metrics',
    [0, 1].map((minute) => metric('cpu', {}, minute)),
  )
  for (const what of ['measurements', 'statistics']) {
    const { body } = await read(api, what, { limit: 2, period: 60 })
    expect([what, body.links.length]).toEqual([what, 1])
  }
})

test('D7: pages of several series skip and repeat nothing', async () => {
  const api = createApi()
  const body = ['a', 'b'].flatMap((host) => [0, 1, 2].map((minute) => metric('cpu', { host }, minute)))
  await post(api, '/metrics', body)
  const seen: string[] = []
  let offset: string | undefined
  do {
    const reply = await read(api, 'measurements', { limit: 2, group_by: 'host', ...(offset && { offset }) })
    for (const { dimensions, measurements } of reply.body.elements) {
      for (const [, value] of measurements) seen.push(`${dimensions.host}${value}`)
    }
    offset = nextOffset(reply)
  } while (offset !== undefined)
  expect(seen).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2'])
})

test('D8, D9: a limit of 0, and one below the number of types', async () => {
  const api = createApi()
  await post(api, '/metrics', metric('cpu'))
  for (const path of ['/metrics', '/metrics/names', '/alarms', '/notification-methods']) {
    const { status, body } = await api.send(`${path}?limit=0`)
    expect([path, status, body.elements]).toEqual([path, 200, []])
  }
  expect((await api.send('/notification-methods/types?limit=1')).status).toBe(200)
})

test('D17: a 404 has no description', async () => {
  expect((await createApi().send('/alarms/unknown')).body).toEqual({ title: '404 Not Found' })
})

test('D19: input that crashes the Python server is refused, or accepted', async () => {
  const { api, ids } = await withAlarms()
  const patch = (body: object) => api.send(`/alarms/${ids[0]}`, { method: 'PATCH', body })
  expect((await patch({ state: 'BROKEN' })).status).toBe(422)
  expect((await patch({ link: 'x'.repeat(513) })).status).toBe(422)
  expect((await patch({ lifecycle_state: 7 })).status).toBe(422)
  for (const [path, status] of [
    ['/alarms?state_updated_start_time=2025-01-06T00:00:00Z', 422],
    ['/alarms?state_updated_start_time=2025-01-06T00:00:00.0Z', 200],
    ['/metrics?end_time=2025-01-06T00:00:00Z', 422],
    ['/alarms?severity=LOW,HIGH', 422],
    ['/alarms?state=OK,ALARM', 422],
    ['/alarms?sort_by=%20', 422],
    ['/alarms?bare', 200],
    ['/metrics?offset=abc', 422],
    [`/metrics/statistics?name=cpu&start_time=${start_time}&statistics=avg&period=0`, 409],
  ] as const) {
    expect([path, (await api.send(path)).status]).toEqual([path, status])
  }
  const name = 'x'.repeat(101)
  expect((await post(api, '/alarm-definitions', { name: 'long', expression: `${name} > 1` })).status).toBe(
    201,
  )
})

test('D22: an apostrophe is fine, a blank in a name is not, round brackets in dimensions are', async () => {
  const api = createApi()
  expect((await post(api, '/metrics', metric("o'name", { "o'key": "o'value (x|y)" }))).status).toBe(204)
  expect((await post(api, '/metrics', metric('a name'))).status).toBe(422)
})

test('D24: times of any age, as numbers', async () => {
  const api = createApi()
  expect((await post(api, '/metrics', { ...metric('cpu'), timestamp: 1_735_689_600 })).status).toBe(204)
  expect((await post(api, '/metrics', { ...metric('cpu'), timestamp: '1735689600000' })).status).toBe(422)
})

test('D26: dimensions of definitions and counts, by key alone and with alternatives', async () => {
  const { api } = await withAlarms()
  const found = async (dimensions: string) =>
    (await api.send(`/alarm-definitions${query({ dimensions })}`)).body.elements.length
  expect([await found('h'), await found('h:1|2'), await found('h:2')]).toEqual([1, 1, 0])
  const count = await api.send(`/alarms/count${query({ metric_dimensions: 'h' })}`)
  expect(count.body.counts).toEqual([[2]])
})

test('D28: statistics in the requested order, times in whole seconds, buckets aligned to the epoch', async () => {
  const api = createApi()
  await post(api, '/metrics', metric('cpu', {}, 7))
  const parameters = { start_time: '2025-01-06T00:06:00Z', statistics: 'max,avg' }
  const [element] = (await read(api, 'statistics', parameters)).body.elements
  expect([element.columns, element.statistics]).toEqual([
    ['timestamp', 'max', 'avg'],
    [['2025-01-06T00:05:00Z', 7, 7]],
  ])
})

test('D29: what counts as merge_metrics', async () => {
  const api = createApi()
  await post(api, '/metrics', [metric('cpu', { h: '1' }), metric('cpu', { h: '2' })])
  const status = async (merge_metrics: string) => (await read(api, 'measurements', { merge_metrics })).status
  expect([await status('True'), await status('true'), await status('false')]).toEqual([200, 200, 409])
})

test('D36: definitions and alarms ignore unknown keys', async () => {
  const { api, ids } = await withAlarms()
  const definition = { name: 'x', expression: 'cpu > 1', colour: 'blue' }
  expect((await post(api, '/alarm-definitions', definition)).status).toBe(201)
  expect(
    (await api.send(`/alarms/${ids[0]}`, { method: 'PATCH', body: { link: 'x', colour: 1 } })).status,
  ).toBe(200)
})

test('D37: the link of a method contains its id once', async () => {
  const api = createApi()
  const { body } = await post(api, '/notification-methods', { name: 'a', type: 'EMAIL', address: 'a@b' })
  const shown = await api.send(`/notification-methods/${body.id}`)
  expect(shown.body.links).toEqual([{ rel: 'self', href: `${origin}/v2.0/notification-methods/${body.id}` }])
})

test('D41: actions_enabled of PATCH treats any string as true', async () => {
  const { api, definition } = await withAlarms()
  const patch = async (actions_enabled: unknown) =>
    (await api.send(`/alarm-definitions/${definition}`, { method: 'PATCH', body: { actions_enabled } }))
      .status
  expect([await patch('false'), await patch(false)]).toEqual([200, 200])
})

test('D45, D46: a definition is listed once, and names differ by their case', async () => {
  const { api } = await withAlarms()
  const { body } = await api.send(`/alarm-definitions${query({ dimensions: 'h:1' })}`)
  expect(body.elements).toHaveLength(1)
  expect((await post(api, '/alarm-definitions', { name: 'D', expression: 'cpu > 1' })).status).toBe(201)
})

test('D47: allowed changes are read back', async () => {
  const { api, definition } = await withAlarms()
  const expression = 'avg(cpu{h=1}, 120) > 1 times 2 and min(cpu{h=1}) > 2'
  const changed = await api.send(`/alarm-definitions/${definition}`, {
    method: 'PATCH',
    body: { expression },
  })
  expect([changed.status, changed.body.expression]).toEqual([200, expression])
  const fewer = { expression: 'avg(cpu{h=1}) > 1' }
  expect((await api.send(`/alarm-definitions/${definition}`, { method: 'PATCH', body: fewer })).status).toBe(
    422,
  )
})

test('D50: PATCH with empty text clears', async () => {
  const { api, ids } = await withAlarms()
  const patch = async (body: object) => (await api.send(`/alarms/${ids[0]}`, { method: 'PATCH', body })).body
  expect((await patch({ link: 'x', lifecycle_state: 'OPEN' })).link).toBe('x')
  expect(await patch({ link: '', lifecycle_state: '' })).toMatchObject({ link: '', lifecycle_state: '' })
})

test('D51: an alarm has a nested definition and one link; D52: the filter wants a fraction, which its times do not have', async () => {
  const { api, ids, definition } = await withAlarms()
  const { body } = await api.send(`/alarms/${ids[1]}`)
  expect(body.links).toEqual([{ rel: 'self', href: `${origin}/v2.0/alarms/${ids[1]}` }])
  expect(body.alarm_definition.links).toEqual([
    { rel: 'self', href: `${origin}/v2.0/alarm-definitions/${definition}` },
  ])
  const since = async (state_updated_start_time: string) =>
    api.send(`/alarms${query({ state_updated_start_time })}`)
  expect((await since(body.state_updated_timestamp)).status).toBe(422)
  const found = await since(body.state_updated_timestamp.replace('Z', '.0Z'))
  expect(found.body.elements.map(({ id }: Json) => id)).toEqual([ids[1]])
})

test('D53: one state, several severities', async () => {
  const { api } = await withAlarms()
  expect((await api.send(`/alarms${query({ severity: 'LOW|HIGH' })}`)).body.elements).toHaveLength(2)
  expect((await api.send(`/alarms${query({ state: 'OK|ALARM' })}`)).status).toBe(422)
})

test('D54, D55, D58: history, oldest first, with a slash behind it, gone with its alarm', async () => {
  const { api, ids } = await withAlarms()
  const states = async () =>
    (await api.send('/alarms/state-history/')).body.elements.map(({ new_state }: Json) => new_state)
  expect(await states()).toEqual(['ALARM', 'OK'])
  expect((await api.send('/alarms/unknown/state-history')).body.elements).toEqual([])
  await api.send(`/alarms/${ids[1]}`, { method: 'DELETE' })
  expect(await states()).toEqual([])
})

test('D57: an empty count', async () => {
  const { body } = await createApi().send('/alarms/count?group_by=state,severity')
  expect([body.columns, body.counts]).toEqual([['count', 'state', 'severity'], [[0, null, null]]])
})

test('D68: a backslash is an ordinary character of an expression', async () => {
  const expression = 'avg(x{k=a\\b}) > 1'
  const { status, body } = await post(createApi(), '/alarm-definitions', { name: 'd', expression })
  expect([status, body.expression]).toEqual([201, expression])
})
