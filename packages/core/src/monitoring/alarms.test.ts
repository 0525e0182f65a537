import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../test/recordRequests.js'
import { InvalidResponseError } from '../errors/index.js'
import type { Alarm, AlarmFields } from './alarms.js'
import { countAlarms, deleteAlarm, getAlarm, listAlarms, patchAlarm, updateAlarm } from './alarms.js'

const wire = {
  id: 'a1',
  links: [{ rel: 'self', href: 'http://h/v2.0/alarms/a1' }],
  alarm_definition: { id: 'd1', name: 'Attic too hot', severity: 'LOW', links: [] },
  metrics: [{ name: 'room.temp_c', dimensions: { site: 'attic', hostName: 'pi4' } }],
  state: 'UNDETERMINED',
  lifecycle_state: null,
  link: null,
  state_updated_timestamp: '2025-01-01T00:06:30Z',
  updated_timestamp: '2025-01-01T00:06:30.250Z',
  created_timestamp: '2025-01-01T00:00:00Z',
}
const alarm: Alarm = {
  id: 'a1',
  alarmDefinition: { id: 'd1', name: 'Attic too hot', severity: 'LOW' },
  metrics: [{ name: 'room.temp_c', dimensions: { site: 'attic', hostName: 'pi4' } }],
  state: 'UNDETERMINED',
  lifecycleState: null,
  link: null,
  stateUpdatedTimestamp: 1_735_689_990_000,
  updatedTimestamp: 1_735_689_990_250,
  createdTimestamp: 1_735_689_600_000,
}
const path = '/alarms/a1'
const filter = {
  alarmDefinitionId: 'd1',
  metricName: 'room.temp_c',
  metricDimensions: { hostname: ['a', 'b'], site: true },
  state: 'ALARM',
  severity: ['HIGH', 'LOW'],
  lifecycleState: 'OPEN',
  link: 'http://x',
  stateUpdatedStartTime: '2025-01-01T00:06:30Z',
  offset: '4',
  limit: 2,
} as const
const filterQuery = {
  alarm_definition_id: 'd1',
  metric_name: 'room.temp_c',
  metric_dimensions: 'hostname:a|b,site',
  state: 'ALARM',
  severity: 'HIGH|LOW',
  lifecycle_state: 'OPEN',
  link: 'http://x',
  // The server fails for a time without a fraction here.
  state_updated_start_time: '2025-01-01T00:06:30.000Z',
  offset: '4',
  limit: 2,
}

test('getAlarm', async () => {
  const requester = recordRequests(wire)
  expect(await getAlarm(requester, { alarmId: 'a1' })).toEqual(alarm)
  expect(requester.requests).toEqual([{ method: 'GET', path }])
})

test('getAlarm, error: a response that is not an alarm', async () => {
  const answer = getAlarm(recordRequests({ message: 'Welcome' }), { alarmId: 'a1' })
  await expect(answer).rejects.toBeInstanceOf(InvalidResponseError)
  await expect(answer).rejects.toThrow('an object with `id`')
})

test.each([null, 5])('listAlarms, error: sortBy %j', async (sortBy) => {
  const parameters = { sortBy: sortBy as unknown as string }
  await expect(listAlarms(recordRequests(), parameters)).rejects.toMatchObject({ parameter: 'sortBy' })
})

test('listAlarms: default', async () => {
  const requester = recordRequests(listReply([wire], 'offset=1&limit=1'))
  expect(await listAlarms(requester)).toEqual({ elements: [alarm], nextOffset: '1' })
  expect(requester.requests).toEqual([
    { method: 'GET', path: '/alarms', paging: 'count', countPath: '/alarms/count', query: {} },
  ])
})

test('listAlarms: parameters', async () => {
  const requester = recordRequests(listReply([]))
  await listAlarms(requester, { ...filter, sortBy: ['severity desc', 'alarm_id'] })
  expect(requester.requests[0]?.query).toEqual({ ...filterQuery, sort_by: 'severity desc,alarm_id' })
})

test.each([
  ['state', { state: 'ALARM|OK' }],
  ['severity', { severity: 'high' }],
  ['stateUpdatedStartTime', { stateUpdatedStartTime: 'soon' }],
  ['limit', { limit: 0 }],
])('error: %s in %j', async (parameter, parameters) => {
  const requester = recordRequests()
  const wrong = parameters as Parameters<typeof listAlarms>[1]
  await expect(listAlarms(requester, wrong)).rejects.toMatchObject({ code: 'invalid_parameter', parameter })
  await expect(countAlarms(requester, wrong)).rejects.toMatchObject({ code: 'invalid_parameter', parameter })
  expect(requester.requests).toEqual([])
})

test('updateAlarm', async () => {
  const requester = recordRequests({ ...wire, state: 'OK', lifecycle_state: 'CLOSED', link: 'http://x' })
  const fields = { state: 'OK', lifecycleState: 'CLOSED', link: 'http://x' } as const
  expect(await updateAlarm(requester, { alarmId: 'a1', ...fields })).toEqual({ ...alarm, ...fields })
  expect(requester.requests).toEqual([
    { method: 'PUT', path, body: { state: 'OK', lifecycle_state: 'CLOSED', link: 'http://x' } },
  ])
})

test.each<[keyof AlarmFields, unknown]>([
  ['state', undefined],
  ['state', 'ok'],
  ['lifecycleState', ''],
  ['lifecycleState', null],
  ['lifecycleState', 'a'.repeat(51)],
  ['link', undefined],
  ['link', ''],
  ['link', 'a'.repeat(513)],
])('updateAlarm, error: %s %j', async (parameter, value) => {
  const requester = recordRequests()
  const fields = { state: 'OK', lifecycleState: 'OPEN', link: 'x', [parameter]: value } as AlarmFields
  await expect(updateAlarm(requester, { alarmId: 'a1', ...fields })).rejects.toMatchObject({
    code: 'invalid_parameter',
    parameter,
  })
  expect(requester.requests).toEqual([])
})

test('patchAlarm: sends only the given fields, and an empty string clears', async () => {
  const requester = recordRequests(wire, wire)
  await patchAlarm(requester, { alarmId: 'a1', lifecycleState: '', link: undefined })
  await patchAlarm(requester, { alarmId: 'a1', state: 'OK' })
  expect(requester.requests[0]).toMatchObject({ method: 'PATCH', path })
  expect(requester.requests.map(({ body }) => JSON.stringify(body))).toEqual([
    '{"lifecycle_state":""}',
    '{"state":"OK"}',
  ])
})

test.each([
  ['state', null],
  ['link', null],
  ['lifecycleState', 'a'.repeat(51)],
])('patchAlarm, error: %s %j', async (parameter, value) => {
  const fields = { [parameter]: value } as Partial<AlarmFields>
  await expect(patchAlarm(recordRequests(), { alarmId: 'a1', ...fields })).rejects.toMatchObject({
    parameter,
  })
})

test('deleteAlarm', async () => {
  const requester = recordRequests()
  await deleteAlarm(requester, { alarmId: 'a1' })
  expect(requester.requests).toEqual([{ method: 'DELETE', path }])
})

test('countAlarms: parameters', async () => {
  const reply = {
    links: [{ rel: 'next', href: 'http://h/v2.0/alarms/count?offset=6&limit=2' }],
    columns: ['count', 'state', 'severity'],
    counts: [
      [2, 'ALARM', 'HIGH'],
      [14, 'OK', 'LOW'],
    ],
  }
  const requester = recordRequests(reply)
  expect(await countAlarms(requester, { ...filter, groupBy: ['state', 'severity'] })).toEqual({
    columns: reply.columns,
    counts: reply.counts,
    nextOffset: '6',
  })
  expect(requester.requests).toEqual([
    {
      method: 'GET',
      path: '/alarms/count',
      paging: 'count',
      query: { ...filterQuery, group_by: 'state,severity' },
    },
  ])
})

test('countAlarms: nothing found', async () => {
  const requester = recordRequests({ links: [], columns: ['count', 'state'], counts: [[0, null]] })
  expect(await countAlarms(requester)).toEqual({
    columns: ['count', 'state'],
    counts: [[0, null]],
    nextOffset: undefined,
  })
})
