import {
  ConflictError,
  ForbiddenError,
  InvalidParameterError,
  NotFoundError,
  type Requester,
  TimeoutError,
  UnprocessableEntityError,
} from '@monasca/core'
import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { createRecordingRequester } from '../../test/recordingRequester.js'
import { id, writeToFullCache } from '../../test/writeToFullCache.js'
import * as query from './index.js'

const refuse = (error: Error) => (): never => {
  throw error
}
/** What callers without types may give is looked at here. */
type AnyMutationOptions = (
  client: Requester,
  queryClient: QueryClient,
  parameters: { mutation: query.MutationOverrides<unknown, unknown> },
) => query.MonascaMutationOptions<unknown, unknown>

const http = { method: 'PATCH', url: 'https://monasca.example.org' }

test.each([
  ['refused value', new UnprocessableEntityError({ ...http, status: 422 })],
  ['missing role', new ForbiddenError({ ...http, status: 403 })],
  ['parameter that is never sent', new InvalidParameterError({ parameter: 'link', reason: 'is too long' })],
])('error: %s changes nothing', async (_name, reason) => {
  const { error, changed } = await writeToFullCache(
    query.patchAlarmMutationOptions,
    { alarmId: id },
    refuse(reason),
  )
  expect(error).toBe(reason)
  expect(changed).toEqual([])
})

test.each([
  ['time-out', new TimeoutError({ ...http, timeout: 1 })],
  ['another client was faster', new NotFoundError({ ...http, status: 404 })],
  ['name taken', new ConflictError({ ...http, status: 409 })],
])('error: after a %s the truth is fetched, and nothing removed', async (_name, reason) => {
  const { changed } = await writeToFullCache(
    query.deleteAlarmMutationOptions,
    { alarmId: id },
    refuse(reason),
  )
  expect(changed).toEqual([
    'stale alarms.list {"state":"ALARM"} mini-mon',
    'stale alarms.count {} mini-mon',
    `stale alarms.get {"alarmId":"${id}"} mini-mon`,
    `stale alarms.history {"alarmId":"${id}","limit":10} mini-mon`,
    'stale alarms.historyList {} mini-mon',
    'stale alarms.list infinite {"state":"ALARM"} mini-mon',
    `stale alarms.history infinite {"alarmId":"${id}"} mini-mon`,
    'stale alarms.historyList infinite {} mini-mon',
  ])
})

test.each([
  ['patchAlarm', query.patchAlarmMutationOptions, undefined, 'variables'],
  ['patchAlarm', query.patchAlarmMutationOptions, 'f9935bcc', 'variables'],
  ['deleteAlarm', query.deleteAlarmMutationOptions, null, 'variables'],
  ['createMetrics', query.createMetricsMutationOptions, undefined, 'variables'],
  ['patchAlarms', query.patchAlarmsMutationOptions, undefined, 'variables'],
  ['patchAlarms', query.patchAlarmsMutationOptions, {}, 'alarmIds'],
  ['patchAlarms', query.patchAlarmsMutationOptions, { alarmIds: 'f9935bcc' }, 'alarmIds'],
])('error: %s with variables that are missing', async (_name, createOptions, variables, parameter) => {
  const client = createRecordingRequester()
  const onSettled = vi.fn()
  const options = (createOptions as AnyMutationOptions)(client, new QueryClient(), {
    mutation: { onSettled },
  })
  const error: unknown = await new MutationObserver(new QueryClient(), options)
    .mutate(variables)
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(InvalidParameterError)
  expect(error).toMatchObject({ parameter })
  expect(onSettled.mock.calls.map((settled: readonly unknown[]) => settled.slice(0, 3))).toEqual([
    [undefined, error, variables],
  ])
  expect(client.requests).toEqual([])
})

test('behavior: the write is pending until what is on screen is fresh', async () => {
  const order: string[] = []
  const client = createRecordingRequester({
    [`PATCH /alarms/${id}`]: () => ({ id }),
    'GET /alarms': async () => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      order.push('list')
      return { elements: [] }
    },
  })
  const queryClient = new QueryClient()
  const observer = new QueryObserver(queryClient, query.listAlarmsQueryOptions(client))
  const unsubscribe = observer.subscribe(() => {})
  await vi.waitFor(() => expect(order).toEqual(['list']))
  const onSettled = vi.fn(() => {
    order.push('onSettled')
  })
  const options = query.patchAlarmMutationOptions(client, queryClient, { mutation: { onSettled } })
  await new MutationObserver(queryClient, options).mutate({ alarmId: id, state: 'OK' })
  order.push('written')
  unsubscribe()
  expect(order).toEqual(['list', 'list', 'onSettled', 'written'])
  // Newer versions of react-query pass a context as well.
  expect(onSettled.mock.calls.map((settled: readonly unknown[]) => settled.slice(0, 4))).toEqual([
    [expect.objectContaining({ id }), null, { alarmId: id, state: 'OK' }, undefined],
  ])
})

test('behavior: the mutation key names scope, resource and action', () => {
  const client = createRecordingRequester()
  const { mutationKey } = query.patchAlarmMutationOptions(client, new QueryClient())
  expect(mutationKey).toEqual(['monasca', 'mini-mon', 'alarms', 'patch'])
})
