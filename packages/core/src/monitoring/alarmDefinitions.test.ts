import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../test/recordRequests.js'
import type { AlarmDefinition, AlarmDefinitionFields } from './alarmDefinitions.js'
import {
  createAlarmDefinition,
  deleteAlarmDefinition,
  getAlarmDefinition,
  listAlarmDefinitions,
  patchAlarmDefinition,
  updateAlarmDefinition,
} from './alarmDefinitions.js'

const wire = {
  id: 'd1',
  links: [{ rel: 'self', href: 'http://h/v2.0/alarm-definitions/d1' }],
  name: 'Attic too hot',
  description: '',
  expression: 'avg(room.temp_c{site=attic}, 300) > 30 times 2',
  expression_data: { function: 'AVG' },
  deterministic: false,
  match_by: ['hostName'],
  severity: 'LOW',
  actions_enabled: true,
  alarm_actions: ['n1'],
  ok_actions: [],
  undetermined_actions: ['n2'],
}
const definition: AlarmDefinition = {
  id: 'd1',
  name: 'Attic too hot',
  description: '',
  expression: 'avg(room.temp_c{site=attic}, 300) > 30 times 2',
  deterministic: false,
  matchBy: ['hostName'],
  severity: 'LOW',
  actionsEnabled: true,
  alarmActions: ['n1'],
  okActions: [],
  undeterminedActions: ['n2'],
}
const path = '/alarm-definitions/d1'
const bodyOf = (requester: ReturnType<typeof recordRequests>): unknown =>
  JSON.parse(JSON.stringify(requester.requests[0]?.body))

test('createAlarmDefinition: name and expression are enough', async () => {
  const requester = recordRequests(wire)
  expect(await createAlarmDefinition(requester, { name: 'a', expression: 'b > 1' })).toEqual(definition)
  expect(requester.requests[0]).toMatchObject({ method: 'POST', path: '/alarm-definitions' })
  expect(bodyOf(requester)).toEqual({ name: 'a', expression: 'b > 1' })
})

test('createAlarmDefinition: all fields of a fetched definition', async () => {
  const requester = recordRequests(wire)
  await createAlarmDefinition(requester, { ...definition, name: 'copy' })
  expect(bodyOf(requester)).toEqual({
    name: 'copy',
    description: '',
    expression: definition.expression,
    match_by: ['hostName'],
    severity: 'LOW',
    alarm_actions: ['n1'],
    ok_actions: [],
    undetermined_actions: ['n2'],
  })
})

test('getAlarmDefinition: null for a missing description', async () => {
  const requester = recordRequests({ ...wire, description: null, match_by: null, severity: 'high' })
  expect(await getAlarmDefinition(requester, { alarmDefinitionId: 'd1' })).toEqual({
    ...definition,
    matchBy: [],
    severity: 'HIGH',
  })
  expect(requester.requests).toEqual([{ method: 'GET', path }])
})

test('updateAlarmDefinition: all nine fields, and no others', async () => {
  const requester = recordRequests(wire)
  await updateAlarmDefinition(requester, { ...definition, alarmDefinitionId: 'd1', actionsEnabled: false })
  expect(requester.requests[0]).toMatchObject({ method: 'PUT', path })
  expect(bodyOf(requester)).toEqual({
    name: 'Attic too hot',
    description: '',
    expression: definition.expression,
    match_by: ['hostName'],
    severity: 'LOW',
    alarm_actions: ['n1'],
    ok_actions: [],
    undetermined_actions: ['n2'],
    actions_enabled: false,
  })
})

test('patchAlarmDefinition: sends only the given fields', async () => {
  const requester = recordRequests(wire)
  await patchAlarmDefinition(requester, {
    alarmDefinitionId: 'd1',
    okActions: [],
    actionsEnabled: false,
    name: undefined,
  })
  expect(requester.requests[0]).toMatchObject({ method: 'PATCH', path })
  expect(bodyOf(requester)).toEqual({ ok_actions: [], actions_enabled: false })
})

test('deleteAlarmDefinition', async () => {
  const requester = recordRequests()
  await deleteAlarmDefinition(requester, { alarmDefinitionId: 'd1' })
  expect(requester.requests).toEqual([{ method: 'DELETE', path }])
})

test('listAlarmDefinitions: parameters', async () => {
  // The page is shorter than `limit`: the next offset is counted, whatever the link contains.
  const requester = recordRequests(listReply([wire], 'offset=12'))
  const page = await listAlarmDefinitions(requester, {
    name: 'Attic too hot',
    dimensions: { site: 'attic' },
    severity: ['HIGH', 'CRITICAL'],
    sortBy: 'severity desc, name',
    offset: '10',
    limit: 2,
  })
  expect(page).toEqual({ elements: [definition], nextOffset: '11' })
  expect(requester.requests).toEqual([
    {
      method: 'GET',
      path: '/alarm-definitions',
      paging: 'count',
      query: {
        name: 'Attic too hot',
        dimensions: 'site:attic',
        severity: 'HIGH|CRITICAL',
        sort_by: 'severity desc, name',
        offset: '10',
        limit: 2,
      },
    },
  ])
})

test('listAlarmDefinitions: one severity, no severity', async () => {
  const requester = recordRequests(listReply([]), listReply([]), listReply([]))
  await listAlarmDefinitions(requester, { severity: 'LOW' })
  await listAlarmDefinitions(requester, { severity: [] })
  await listAlarmDefinitions(requester)
  expect(requester.requests.map(({ query }) => query?.['severity'])).toEqual(['LOW', undefined, undefined])
})

test.each<[string, unknown]>([
  ['name', ''],
  ['name', 'a'.repeat(256)],
  ['name', null],
  ['description', 'a'.repeat(256)],
  ['description', null],
  ['expression', ''],
  ['severity', null],
  ['severity', 'WORST'],
  ['actionsEnabled', 'false'],
])('error: %s %j', async (parameter, value) => {
  const requester = recordRequests()
  const fields: Partial<AlarmDefinitionFields> = { [parameter]: value }
  const patched = patchAlarmDefinition(requester, { alarmDefinitionId: 'd1', ...fields })
  await expect(patched).rejects.toMatchObject({ code: 'invalid_parameter', parameter })
  const updated = updateAlarmDefinition(requester, { ...definition, alarmDefinitionId: 'd1', ...fields })
  await expect(updated).rejects.toMatchObject({ code: 'invalid_parameter', parameter })
  expect(requester.requests).toEqual([])
})

test('error: an empty id', async () => {
  const requester = recordRequests()
  await expect(deleteAlarmDefinition(requester, { alarmDefinitionId: '' })).rejects.toMatchObject({
    code: 'invalid_parameter',
  })
  expect(requester.requests).toEqual([])
})

test('error: a response that is not an object', async () => {
  await expect(getAlarmDefinition(recordRequests([]), { alarmDefinitionId: 'd1' })).rejects.toMatchObject({
    code: 'invalid_response',
  })
})

test('createAlarmDefinition, error: an empty expression', async () => {
  const requester = recordRequests()
  await expect(createAlarmDefinition(requester, { name: 'd', expression: '' })).rejects.toThrow(
    '`expression` must be a non-empty string.',
  )
  expect(requester.requests).toEqual([])
})
