import { type Alarm, ForbiddenError, UnprocessableEntityError } from '@monasca/core'
import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { createRecordingRequester, type RecordingRequester } from '../../test/recordingRequester.js'
import * as query from './index.js'

const http = { method: 'PATCH', url: 'https://monasca.example.org' }
const refusal = new UnprocessableEntityError({ ...http, status: 422 })
const ids = ['a', 'b', 'c', 'd', 'e']

/** A server that accepts writes, except for some alarms. */
function createServer(refused: Readonly<Record<string, Error>> = {}): RecordingRequester & { most: number } {
  let running = 0
  const patch = (id: string) => async (request: { body: object }) => {
    running += 1
    client.most = Math.max(client.most, running)
    await new Promise((resolve) => setTimeout(resolve, 1))
    running -= 1
    if (refused[id] !== undefined) throw refused[id]
    return { ...request.body, id, link: null }
  }
  const client = Object.assign(
    createRecordingRequester({
      'GET /alarms': { elements: ids.map((id) => ({ id, lifecycle_state: null, link: null })) },
      ...Object.fromEntries(ids.map((id) => [`PATCH /alarms/${id}`, patch(id)])),
    }),
    { most: 0 },
  )
  return client
}

const acknowledge = { alarmIds: ids, lifecycleState: 'ACKNOWLEDGED' }
const lifecycles = (alarms: readonly Alarm[] | undefined) => alarms?.map((alarm) => alarm.lifecycleState)

test('default: every alarm once, four at a time, with results in order and progress', async () => {
  const client = createServer()
  const onProgress = vi.fn()
  const options = query.patchAlarmsMutationOptions(client, new QueryClient(), { onProgress })
  const results = await options.mutationFn({ ...acknowledge, alarmIds: [...ids, 'a'] })
  expect(results.map(({ alarmId, alarm }) => [alarmId, alarm?.lifecycleState])).toEqual(
    ids.map((id) => [id, 'ACKNOWLEDGED']),
  )
  expect(client.requests.map((request) => request.path)).toEqual(ids.map((id) => `/alarms/${id}`))
  expect(client.most).toBe(4)
  expect(onProgress.mock.calls.map(([progress]) => progress)).toEqual(
    ids.map((_id, index) => ({ done: index + 1, failed: 0, total: 5 })),
  )
})

test('parameters: concurrency', async () => {
  const client = createServer()
  const options = query.patchAlarmsMutationOptions(client, new QueryClient(), { concurrency: 2 })
  await options.mutationFn(acknowledge)
  expect(client.most).toBe(2)
})

test('behavior: all are shown at once, those that fail go back', async () => {
  const client = createServer({ b: refusal })
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } })
  const list = query.listAlarmsQueryOptions(client)
  await queryClient.prefetchQuery(list)
  const shown = () => lifecycles(queryClient.getQueryData(list.queryKey)?.elements)
  const options = query.patchAlarmsMutationOptions(client, queryClient)
  const written = new MutationObserver(queryClient, options).mutate(acknowledge)
  await vi.waitFor(() => expect(client.requests).toHaveLength(5), { interval: 1 })
  expect(shown()).toContain('ACKNOWLEDGED')
  const results = await written
  expect(shown()).toEqual(['ACKNOWLEDGED', null, 'ACKNOWLEDGED', 'ACKNOWLEDGED', 'ACKNOWLEDGED'])
  expect(results.map((result) => result.error)).toEqual([undefined, refusal, undefined, undefined, undefined])
})

test('parameters: optimistic: false', async () => {
  const client = createServer()
  const queryClient = new QueryClient()
  const list = query.listAlarmsQueryOptions(client)
  await queryClient.prefetchQuery(list)
  const options = query.patchAlarmsMutationOptions(client, queryClient, { optimistic: false })
  await options.mutationFn(acknowledge)
  expect(lifecycles(queryClient.getQueryData(list.queryKey)?.elements)).toEqual(ids.map(() => null))
})

test('behavior: what was written is stale, what was refused is not', async () => {
  const client = createServer({ b: refusal })
  const queryClient = new QueryClient()
  const key = (alarmId: string) => query.getAlarmQueryKey(client.scope, { alarmId })
  for (const alarmId of ['a', 'b', 'other']) queryClient.setQueryData(key(alarmId), { id: alarmId } as Alarm)
  queryClient.setQueryData(query.listAlarmHistoryQueryKey(client.scope), {
    elements: [],
    nextOffset: undefined,
  })
  queryClient.setQueryData(query.listAlarmsQueryKey(client.scope), { elements: [], nextOffset: undefined })
  const options = query.patchAlarmsMutationOptions(client, queryClient)
  await new MutationObserver(queryClient, options).mutate({ ...acknowledge, alarmIds: ['a', 'b'] })
  const stale = queryClient.getQueryCache().findAll({ predicate: (entry) => entry.state.isInvalidated })
  expect(stale.map((entry) => entry.queryKey)).toEqual([key('a'), query.listAlarmsQueryKey(client.scope)])
})

test('behavior: nothing is stale when all were refused', async () => {
  const client = createServer({ b: refusal })
  const queryClient = new QueryClient()
  queryClient.setQueryData(query.listAlarmsQueryKey(client.scope), { elements: [], nextOffset: undefined })
  const options = query.patchAlarmsMutationOptions(client, queryClient)
  await new MutationObserver(queryClient, options).mutate({ ...acknowledge, alarmIds: ['b'] })
  expect(queryClient.getQueryState(query.listAlarmsQueryKey(client.scope))?.isInvalidated).toBe(false)
})

test('error: after a missing role the others are not tried', async () => {
  const forbidden = new ForbiddenError({ ...http, status: 403 })
  const client = createServer({ a: forbidden })
  const options = query.patchAlarmsMutationOptions(client, new QueryClient(), { concurrency: 1 })
  const results = await options.mutationFn(acknowledge)
  expect(client.requests).toHaveLength(1)
  expect(results.map((result) => result.error)).toEqual(ids.map(() => forbidden))
})

test('error: a callback that throws leaves no alarm behind', async () => {
  const client = createServer()
  const reason = new TypeError('No such element')
  const onProgress = () => {
    throw reason
  }
  const options = query.patchAlarmsMutationOptions(client, new QueryClient(), { onProgress, concurrency: 1 })
  await expect(options.mutationFn(acknowledge)).rejects.toBe(reason)
  expect(client.requests).toHaveLength(5)
})

test.each([0, 1.5, Number.NaN])('error: a concurrency of %s', (concurrency) => {
  const client = createServer()
  expect(() => query.patchAlarmsMutationOptions(client, new QueryClient(), { concurrency })).toThrow(
    '`concurrency` must be a whole number of at least 1',
  )
})
