import { beforeEach, describe, expect, test } from 'vitest'
import { insertHistory } from '../../src/store/alarmHistory.js'
import { insertAlarm } from '../../src/store/alarms.js'
import { type Api, allPages, createApi, type Json, monday, nextOffset, query } from './createApi.js'

let api: Api
let first: string
let second: string

const subAlarms = [
  {
    sub_alarm_expression: {
      function: 'AVG',
      metric_name: 'room.temp_c',
      dimensions: { site: 'attic' },
      operator: 'GT',
      threshold: 30,
      period: 300,
      periods: 2,
    },
    sub_alarm_state: 'ALARM' as const,
    current_values: [30.4, 31],
  },
]

/** Two alarms: the first changes at 0, 1 (twice), 2 and 3 s, the second at 1 and 4 s; and a foreign one. */
beforeEach(async () => {
  api = createApi()
  const define = async (token: string) => {
    const body = { name: 'd', expression: 'avg(x) > 1' }
    return (await api.send('/alarm-definitions', { method: 'POST', body, token })).body.id
  }
  const alarm = (alarmDefinitionId: string, hostname: string, zone: string, project = 'project-1') =>
    insertAlarm(api.store, project, {
      alarmDefinitionId,
      metrics: [
        { name: 'cpu', dimensions: { hostname, zone } },
        { name: 'load', dimensions: { hostname, kind: zone } },
      ],
      state: 'OK',
      createdAt: monday,
    })
  const definition = await define('user')
  first = alarm(definition, 'web1', 'north')
  second = alarm(definition, 'web2', 'north')
  const foreign = alarm(await define('other'), 'web1', 'north', 'project-2')
  const change = (alarmId: string, seconds: number, reason: string, project = 'project-1') =>
    insertHistory(api.store, project, {
      alarmId,
      timestamp: monday + seconds * 1000,
      metrics: [{ name: 'cpu', dimensions: { hostname: 'web1' } }],
      oldState: 'OK',
      newState: 'ALARM',
      reason,
      subAlarms: reason === 'a' ? subAlarms : [],
    })
  change(first, 3, 'g')
  change(first, 0, 'a')
  change(first, 1, 'b')
  change(second, 1, 'c')
  change(first, 1, 'd')
  change(first, 2, 'e')
  change(second, 4, 'h')
  change(foreign, 1, 'x', 'project-2')
})

const reasons = async (path: string) => {
  const { status, body } = await api.send(path)
  expect(status).toBe(200)
  return body.elements.map((element: Json) => element.reason).join('')
}
const all = (parameters: Record<string, string>) => reasons(`/alarms/state-history${query(parameters)}`)

test('all fields of an element', async () => {
  const { body } = await api.send(`/alarms/${first}/state-history`)
  expect(body.elements[0]).toEqual({
    id: String(monday),
    alarm_id: first,
    timestamp: '2025-01-06T00:00:00.000Z',
    metrics: [{ id: null, name: 'cpu', dimensions: { hostname: 'web1' } }],
    old_state: 'OK',
    new_state: 'ALARM',
    reason: 'a',
    reason_data: '{}',
    sub_alarms: subAlarms,
  })
  expect(Object.keys(body).sort()).toEqual(['elements', 'links'])
})

test('oldest first, of one alarm or of all', async () => {
  expect(await reasons(`/alarms/${first}/state-history`)).toBe('abdeg')
  expect(await reasons(`/alarms/${second}/state-history/`)).toBe('ch')
  expect(await reasons('/alarms/state-history/')).toBe('abcdegh')
})

test('an unknown alarm, or one of another project, has none', async () => {
  expect(await reasons('/alarms/unknown/state-history')).toBe('')
  const { body } = await api.send(`/alarms/${first}/state-history`, { token: 'other' })
  expect(body.elements).toEqual([])
})

test.each([
  [{ dimensions: 'hostname:web1' }, 'abdeg'],
  [{ dimensions: 'hostname:web2|web1' }, 'abcdegh'],
  [{ dimensions: 'zone' }, 'abcdegh'],
  [{ dimensions: 'zone:north,kind:north' }, ''],
  [{ dimensions: 'hostname:web2,zone:north' }, 'ch'],
  [{ start_time: '2025-01-06T00:00:01Z' }, 'bcdegh'],
  [{ start_time: '2025-01-06T00:00:01.001Z' }, 'egh'],
  [{ end_time: '2025-01-06T00:00:01Z' }, 'abcd'],
  [{ start_time: '2025-01-06T00:00:01Z', end_time: '2025-01-06T00:00:01Z' }, 'bcd'],
  [{ start_time: '2025-01-07', end_time: '2025-01-06' }, ''],
  [{ offset: String(monday + 1000) }, 'egh'],
  [{ offset: '2025-01-06T00:00:01.000Z' }, 'egh'],
  [{ offset: '2025-01-06T00:00:02Z' }, 'gh'],
  [{ offset: '2024-01-01', start_time: '2025-01-06T00:00:04Z' }, 'h'],
  [{ limit: '2', offset: String(monday) }, 'bc'],
  [{ mood: 'good' }, 'abcdegh'],
] as [Record<string, string>, string][])('%j', async (parameters, expected) => {
  expect(await all(parameters)).toBe(expected)
})

test.each([
  { dimensions: '_x' },
  { dimensions: `a:${'v'.repeat(256)}` },
  { start_time: 'x' },
  { end_time: 'x' },
  { offset: 'x' },
  { offset: '1_x' },
  { offset: '_1' },
  { limit: '-1' },
] as Record<string, string>[])('422 for %j', async (parameters) => {
  expect((await api.send(`/alarms/state-history${query(parameters)}`)).status).toBe(422)
})

describe('pages', () => {
  test.each([1, 2, 3, 4])('of %d, also between transitions of the same millisecond', async (limit) => {
    for (const path of [
      '/alarms/state-history',
      `/alarms/${first}/state-history`,
      '/alarms/state-history?dimensions=zone',
    ]) {
      const whole = await reasons(path)
      const pages = await allPages(api, path, limit)
      expect(
        pages
          .flat()
          .map((element) => element.reason)
          .join(''),
      ).toBe(whole)
      expect(pages).toHaveLength(Math.ceil(whole.length / limit))
    }
  })

  test('the next offset is the id of the last element, unless the next one has the same', async () => {
    const next = async (limit: number) => nextOffset(await api.send(`/alarms/state-history?limit=${limit}`))
    expect(await next(1)).toBe(String(monday))
    expect(await next(2)).toBe(`${monday + 1000}_1`)
    expect(await next(4)).toBe(String(monday + 1000))
    expect(await next(7)).toBeUndefined()
  })
})

test('a deleted alarm deletes its history', async () => {
  await api.send(`/alarms/${first}`, { method: 'DELETE' })
  expect(await reasons('/alarms/state-history')).toBe('ch')
})
