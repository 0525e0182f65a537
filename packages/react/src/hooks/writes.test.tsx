import { act, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { createRecordingRequester } from '../../test/recordingRequester.js'
import { renderMonascaHook } from '../../test/renderMonascaHook.js'
import * as hooks from '../index.js'

const id = 'f9935bcc'
const definition = { name: 'Attic too hot', expression: 'avg(room.temp_c) > 30' }
const all = {
  ...definition,
  description: '',
  severity: 'HIGH',
  matchBy: [],
  alarmActions: [],
  okActions: [],
  undeterminedActions: [],
  actionsEnabled: true,
}
const method = { name: 'On call', type: 'EMAIL', address: 'oncall@example.org' }

const allHooks: Readonly<Record<string, unknown>> = hooks

/** The hooks have variables of a type each; here only what they have in common is looked at. */
type AnyHook = () => { mutateAsync: (variables: unknown) => Promise<unknown> }

test.each([
  ['useCreateMetrics', 'POST /metrics', { name: 'x', value: 1 }],
  ['useUpdateAlarm', `PUT /alarms/${id}`, { alarmId: id, state: 'OK', lifecycleState: 'x', link: 'y' }],
  ['usePatchAlarm', `PATCH /alarms/${id}`, { alarmId: id, state: 'OK' }],
  ['usePatchAlarms', `PATCH /alarms/${id}`, { alarmIds: [id], lifecycleState: 'ACKNOWLEDGED' }],
  ['useDeleteAlarm', `DELETE /alarms/${id}`, { alarmId: id }],
  ['useCreateAlarmDefinition', 'POST /alarm-definitions', definition],
  ['useUpdateAlarmDefinition', `PUT /alarm-definitions/${id}`, { alarmDefinitionId: id, ...all }],
  ['usePatchAlarmDefinition', `PATCH /alarm-definitions/${id}`, { alarmDefinitionId: id, name: 'x' }],
  ['useDeleteAlarmDefinition', `DELETE /alarm-definitions/${id}`, { alarmDefinitionId: id }],
  [
    'useApplyDefinitionPlan',
    `DELETE /alarm-definitions/${id}`,
    { plan: { entries: [{ action: 'delete', name: 'x', alarmDefinitionId: id }] } },
  ],
  ['useCreateNotification', 'POST /notification-methods', method],
  ['useUpdateNotification', `PUT /notification-methods/${id}`, { notificationId: id, ...method, period: 0 }],
  ['usePatchNotification', `PATCH /notification-methods/${id}`, { notificationId: id, name: 'x' }],
  ['useDeleteNotification', `DELETE /notification-methods/${id}`, { notificationId: id }],
])('%s: sends %s', async (name, call, variables) => {
  const client = createRecordingRequester()
  const { result } = renderMonascaHook(() => (allHooks[name] as AnyHook)(), { client })
  expect(client.requests).toHaveLength(0)
  await act(() => result.current.mutateAsync(variables))
  expect(client.requests.map((request) => `${request.method} ${request.path}`)).toEqual([call])
})

test('behavior: a list on screen shows what was written', async () => {
  const elements: unknown[] = []
  const client = createRecordingRequester({
    'GET /alarm-definitions': () => ({ elements: [...elements] }),
    'POST /alarm-definitions': ({ body }: { body: object }) => {
      elements.push({ ...body, id })
      return { ...body, id }
    },
  })
  const { result } = renderMonascaHook(
    () => ({ list: hooks.useAlarmDefinitions(), create: hooks.useCreateAlarmDefinition() }),
    { client },
  )
  await waitFor(() => expect(result.current.list.data?.elements).toEqual([]))
  act(() => result.current.create.mutate(definition))
  await waitFor(() => expect(result.current.create.isSuccess).toBe(true))
  expect(result.current.list.data?.elements.map(({ name }) => name)).toEqual(['Attic too hot'])
})

test('behavior: an acknowledged alarm is shown so at once, and not if that is refused', async () => {
  let refuse = (_error: Error): void => {}
  const client = createRecordingRequester({
    'GET /alarms': { elements: [{ id, lifecycle_state: 'OPEN' }] },
    [`PATCH /alarms/${id}`]: () =>
      new Promise((_resolve, reject) => {
        refuse = reject
      }),
  })
  const { result } = renderMonascaHook(
    () => ({ list: hooks.useAlarms(), patch: hooks.usePatchAlarm({ optimistic: true }) }),
    { client },
  )
  const shown = () => result.current.list.data?.elements[0]?.lifecycleState
  await waitFor(() => expect(shown()).toBe('OPEN'))
  act(() => result.current.patch.mutate({ alarmId: id, lifecycleState: 'ACKNOWLEDGED' }))
  await waitFor(() => expect(shown()).toBe('ACKNOWLEDGED'))
  expect(result.current.patch.isPending).toBe(true)
  act(() => refuse(new TypeError('Failed to fetch')))
  await waitFor(() => expect(result.current.patch.isError).toBe(true))
  expect(shown()).toBe('OPEN')
})
