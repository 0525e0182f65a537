import { expect, test } from 'vitest'
import { createApi, monday, origin } from '../monasca/createApi.js'

const definition = { name: 'hot', expression: 'avg(cpu) > 5' }

async function withDefinition() {
  const api = createApi()
  const { body } = await api.send('/alarm-definitions', { method: 'POST', body: definition })
  const path = `/alarm-definitions/${body.id}`
  return { api, body, patch: (change: object) => api.send(path, { method: 'PATCH', body: change }), path }
}

async function withMeasurements() {
  const api = createApi()
  const body = ['a', 'b', 'c'].flatMap((host) =>
    [0, 60_000, 120_500].map((at) => ({
      name: 'cpu',
      dimensions: { host },
      timestamp: monday + at,
      value: at / 1000,
    })),
  )
  await api.send('/metrics', { method: 'POST', body })
  return { api, start: `start_time=${new Date(monday).toISOString()}` }
}

test('C6, R6: actions_enabled of a PATCH follows Python’s truth value', async () => {
  const { patch } = await withDefinition()
  for (const [given, shown] of [
    ['true', true],
    [false, false],
    ['false', true],
    ['', false],
    [1, true],
    [0, false],
    [null, false],
    [true, true],
  ] as const) {
    const { status, body } = await patch({ actions_enabled: given })
    expect([given, status, body.actions_enabled]).toEqual([given, 200, shown])
  }
})

test('C6, R6: PUT wants a boolean for actions_enabled, and POST, which ignores it, too', async () => {
  const { api, body: whole, path } = await withDefinition()
  for (const given of ['true', 42, null, []]) {
    const body = { ...whole, actions_enabled: given }
    expect((await api.send(path, { method: 'PUT', body })).status).toBe(422)
    expect(
      (await api.send('/alarm-definitions', { method: 'POST', body: { ...body, name: 'b' } })).status,
    ).toBe(422)
  }
  const created = await api.send('/alarm-definitions', {
    method: 'POST',
    body: { ...definition, name: 'c', actions_enabled: false },
  })
  expect([created.status, created.body.actions_enabled]).toEqual([201, true])
})

test('C6, R6: a PATCH with null leaves the description, and all but the severity, as they are', async () => {
  const { patch } = await withDefinition()
  await patch({ description: 'warm' })
  for (const field of ['description', 'name', 'expression', 'match_by', 'ok_actions']) {
    const { status, body } = await patch({ [field]: null })
    expect([status, body]).toEqual([200, expect.objectContaining({ ...definition, description: 'warm' })])
  }
  expect((await patch({ severity: null })).status).toBe(422)
})

test('C6, R7: an action that is unknown is an "Unprocessable Entity"', async () => {
  const { api, patch, body: whole, path } = await withDefinition()
  const replies = [
    await api.send('/alarm-definitions', {
      method: 'POST',
      body: { ...definition, name: 'b', ok_actions: ['x'] },
    }),
    await api.send(path, { method: 'PUT', body: { ...whole, undetermined_actions: ['x'] } }),
    await patch({ alarm_actions: ['x'] }),
  ]
  for (const { status, body } of replies) expect([status, body.title]).toEqual([422, 'Unprocessable Entity'])
})

test('C6, R4: ids of series start at "0" in every reply, and the next page continues in its series', async () => {
  const { api, start } = await withMeasurements()
  for (const path of ['measurements', 'statistics']) {
    const query = `name=cpu&group_by=host&limit=4&statistics=avg&period=60&${start}`
    const rows: string[] = []
    const ids: string[][] = []
    for (let next: string | undefined = `/metrics/${path}?${query}`; next !== undefined; ) {
      const { body } = await api.send(next)
      ids.push(body.elements.map(({ id }: { id: string }) => id))
      for (const { dimensions, [path]: found } of body.elements) {
        for (const [time] of found) rows.push(`${dimensions.host} ${time.slice(14, 19)}`)
      }
      const href: string | undefined = body.links.find(({ rel }: { rel: string }) => rel === 'next')?.href
      next = href?.slice(`${origin}/v2.0`.length)
    }
    expect(ids).toEqual([['0', '1'], ['0', '1'], ['0']])
    expect(rows).toEqual(
      ['a', 'b', 'c'].flatMap((host) => ['00:00', '01:00', '02:00'].map((at) => `${host} ${at}`)),
    )
  }
})

test('C6, R4: a series without measurements in the range has no id', async () => {
  const { api } = await withMeasurements()
  const late = { name: 'cpu', dimensions: { host: 'z' }, timestamp: monday + 3_600_000, value: 1 }
  await api.send('/metrics', { method: 'POST', body: late })
  const query = `name=cpu&group_by=host&start_time=${new Date(late.timestamp).toISOString()}`
  const { body } = await api.send(`/metrics/measurements?${query}`)
  expect(body.elements).toMatchObject([{ id: '0', dimensions: { host: 'z' } }])
})

test('C6, R5: times of alarms have whole seconds', async () => {
  const { api } = await withDefinition()
  api.now = monday + 10_789
  await api.send('/metrics', {
    method: 'POST',
    body: { name: 'cpu', dimensions: { host: 'a' }, timestamp: api.now, value: 9 },
  })
  const [alarm] = (await api.send('/alarms')).body.elements
  const second = '2025-01-06T00:00:10Z'
  expect(alarm).toMatchObject({
    created_timestamp: second,
    updated_timestamp: second,
    state_updated_timestamp: second,
  })
})

test('C6, R7: the period 0 is one bucket of the whole range, which starts with it', async () => {
  const { api, start } = await withMeasurements()
  const ask = (more: string) =>
    api.send(`/metrics/statistics?name=cpu&statistics=sum,count&period=0&${start}&${more}`)
  const one = (await ask('dimensions=host:a')).body
  expect(one.elements).toMatchObject([{ statistics: [['2025-01-06T00:00:00Z', 180.5, 3]] }])
  const merged = (await ask('merge_metrics=true')).body
  expect(merged.elements).toMatchObject([{ statistics: [['2025-01-06T00:00:00Z', 541.5, 9]] }])
  const { body: page } = await ask('group_by=host&limit=2')
  const next = page.links[1].href.slice(`${origin}/v2.0`.length)
  const { body: rest } = await api.send(next)
  expect([...page.elements, ...rest.elements].map(({ dimensions }) => dimensions.host)).toEqual([
    'a',
    'b',
    'c',
  ])
  expect(rest.links).toHaveLength(1)
  const nothing = await api.send(
    '/metrics/statistics?name=cpu&statistics=sum&period=0&merge_metrics=true&start_time=2026-01-01',
  )
  expect([nothing.status, nothing.body.elements]).toEqual([200, []])
  const broken = await api.send(`/metrics/statistics?name=cpu&statistics=sum&period=-1&${start}`)
  expect(broken.status).toBe(422)
})

test.each(['NaN', 'Infinity', '-Infinity', '1e999'])('C6, R7: the value %s is a 422', async (value) => {
  const api = createApi()
  const send = (text: string) => api.send('/metrics', { method: 'POST', text })
  const { status, body } = await send(`{"name":"a","timestamp":1,"value":${value}}`)
  expect([status, body.title]).toEqual([422, 'Unprocessable Entity'])
  expect((await send(`{"name":"NaN \\" ${value}","timestamp":1,"value":1}`)).status).toBe(422) // the quote
  expect((await send(`{"name":"is.${value}","timestamp":1,"value":1}`)).status).toBe(204)
  expect((await send(`{"name":"a","timestamp":1,"value":${value}x}`)).status).toBe(400)
  expect((await send(`{"name":"a","timestamp":1,"value":"${value}`)).status).toBe(400)
})

test('C6: a body of 1 MB that is not JSON is refused in linear time', async () => {
  const api = createApi()
  for (const unit of ['"\\"', '\\"', '"', 'NaN', '-', '"\\\\']) {
    const text = `{"name":"${unit.repeat(Math.ceil(1e6 / unit.length))}`
    expect((await api.send('/metrics', { method: 'POST', text })).status).toBe(400)
  }
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
  'C6, R7: %s of the types of methods is a 501',
  async (method) => {
    const reply = await createApi().send('/notification-methods/types', { method, body: {} })
    expect([reply.status, reply.text]).toEqual([501, ''])
  },
)

test('C6, R7: HEAD is a 405 everywhere but at /healthcheck, and Allow lists OPTIONS', async () => {
  const { api, path } = await withDefinition()
  for (const where of ['/metrics', '/metrics/names', '/alarms', '/notification-methods/types', path, '']) {
    const { status, headers } = await api.send(where, { method: 'HEAD' })
    expect([where, status]).toEqual([where, 405])
    expect(headers.get('Allow')?.split(', ')).toEqual(expect.arrayContaining(['GET', 'OPTIONS']))
  }
  expect((await api.send('//healthcheck', { method: 'HEAD' })).status).toBe(204)
  const { headers } = await api.send('/metrics', { method: 'DELETE' })
  expect(headers.get('Allow')).toBe('GET, POST, OPTIONS')
})

test('C6, R7: a 401 "Forbidden" contains the address of Keystone as well', async () => {
  const { status, headers, body } = await createApi().send('/metrics', { token: 'absent' })
  expect([status, body.title]).toEqual([401, 'Forbidden'])
  expect(headers.get('WWW-Authenticate')).toBe(`Keystone uri="${origin}/identity"`)
})
