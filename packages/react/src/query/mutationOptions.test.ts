import {
  ConflictError,
  ForbiddenError,
  InvalidParameterError,
  type MonitoringRequest,
  NotFoundError,
  TimeoutError,
  UnprocessableEntityError,
} from '@monasca/core'
import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { createRecordingRequester } from '../../test/recordingRequester.js'
import * as query from './index.js'

const id = 'f9935bcc'
const other = '00000000'
const definition = {
  name: 'Attic too hot',
  expression: 'avg(room.temp_c) > 30',
  description: '',
  severity: 'HIGH',
  matchBy: [],
  alarmActions: [],
  okActions: [],
  undeterminedActions: [],
  actionsEnabled: true,
} as const
const method = { name: 'On call', type: 'EMAIL', address: 'oncall@example.org', period: 0 }

/** A cache that has every read of the scope, and some of another project's. */
function createFullCache(client: { scope: string }): QueryClient {
  const queryClient = new QueryClient()
  const { scope } = client
  const range = { startTime: 0 }
  const keys: readonly (readonly unknown[])[] = [
    query.listMetricsQueryKey(scope),
    query.listMetricNamesQueryKey(scope),
    query.listDimensionNamesQueryKey(scope),
    query.listDimensionValuesQueryKey(scope, { dimensionName: 'hostname' }),
    query.listMeasurementsQueryKey(scope, { name: 'room.temp_c', ...range }),
    query.listMeasurementsQueryKey(scope, { name: 'cpu.idle_perc', ...range }),
    query.listStatisticsQueryKey(scope, { name: 'room.temp_c', statistics: ['avg'], ...range }),
    query.listStatisticsQueryKey(scope, { name: 'cpu.idle_perc', statistics: ['avg'], ...range }),
    query.listAlarmsQueryKey(scope, { state: 'ALARM' }),
    query.countAlarmsQueryKey(scope),
    query.getAlarmQueryKey(scope, { alarmId: id }),
    query.getAlarmQueryKey(scope, { alarmId: other }),
    query.getAlarmHistoryQueryKey(scope, { alarmId: id, limit: 10 }),
    query.getAlarmHistoryQueryKey(scope, { alarmId: other }),
    query.listAlarmHistoryQueryKey(scope),
    query.listAlarmDefinitionsQueryKey(scope),
    query.getAlarmDefinitionQueryKey(scope, { alarmDefinitionId: id }),
    query.getAlarmDefinitionQueryKey(scope, { alarmDefinitionId: other }),
    query.listNotificationsQueryKey(scope),
    query.getNotificationQueryKey(scope, { notificationId: id }),
    query.getNotificationQueryKey(scope, { notificationId: other }),
    query.listNotificationTypesQueryKey(scope),
    query.listAlarmsQueryKey('another project'),
    query.getAlarmQueryKey('another project', { alarmId: id }),
  ]
  for (const key of keys) queryClient.setQueryData(key, 'cached')
  return queryClient
}

/** What happened to the cache, a line for each query that is no longer as it was. */
function changes(queryClient: QueryClient, before: readonly string[]): string[] {
  const now = new Map(
    queryClient
      .getQueryCache()
      .getAll()
      .map((entry) => [describe(entry.queryKey), entry.state.isInvalidated]),
  )
  return before.flatMap((key) => {
    if (!now.has(key)) return [`removed ${key}`]
    return now.get(key) === true ? [`stale ${key}`] : []
  })
}

function describe(queryKey: readonly unknown[]): string {
  return `${String(queryKey[2])}.${String(queryKey[3])} ${JSON.stringify(queryKey[4])} ${String(queryKey[1])}`
}

type AnyFactory = (
  client: ReturnType<typeof createRecordingRequester>,
  queryClient: QueryClient,
  parameters?: object,
) => { mutationKey: readonly unknown[]; mutationFn: (variables: unknown) => Promise<unknown> }

async function write(factory: unknown, variables: unknown, answer: unknown = {}) {
  const client = createRecordingRequester(
    new Proxy({}, { get: () => (typeof answer === 'function' ? answer : () => answer) }),
  )
  const queryClient = createFullCache(client)
  const before = queryClient
    .getQueryCache()
    .getAll()
    .map((entry) => describe(entry.queryKey))
  const observer = new MutationObserver(queryClient, (factory as AnyFactory)(client, queryClient))
  const error = await observer.mutate(variables as undefined).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error, requests: client.requests, changed: changes(queryClient, before) }
}

const refuse = (error: Error) => (): never => {
  throw error
}
const http = { method: 'PATCH', url: 'https://monasca.example.org' }

function call(request: MonitoringRequest | undefined): string {
  return `${request?.method} ${request?.path}`
}

test('createMetrics: lists, and the series of the metrics written', async () => {
  const { requests, changed } = await write(query.createMetricsMutationOptions, {
    name: 'room.temp_c',
    value: 21.5,
  })
  expect(requests.map(call)).toEqual(['POST /metrics'])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale metrics.list {} mini-mon",
      "stale metrics.listNames {} mini-mon",
      "stale metrics.listDimensionNames {} mini-mon",
      "stale metrics.listDimensionValues {"dimensionName":"hostname"} mini-mon",
      "stale metrics.listMeasurements {"name":"room.temp_c","startTime":"1970-01-01T00:00:00.000Z"} mini-mon",
      "stale metrics.listStatistics {"name":"room.temp_c","statistics":["avg"],"startTime":"1970-01-01T00:00:00.000Z"} mini-mon",
    ]
  `)
})

test('createMetrics: tenantId is sent', async () => {
  const client = createRecordingRequester()
  const options = query.createMetricsMutationOptions(client, new QueryClient(), { tenantId: 'theirs' })
  await options.mutationFn([{ name: 'room.temp_c', value: 21.5 }])
  expect(client.requests[0]?.query).toEqual({ tenant_id: 'theirs' })
})

test('updateAlarm: this alarm, and what lists alarms', async () => {
  const { requests, changed } = await write(query.updateAlarmMutationOptions, {
    alarmId: id,
    state: 'OK',
    lifecycleState: 'CLOSED',
    link: 'https://tickets.example.org/7',
  })
  expect(requests.map(call)).toEqual([`PUT /alarms/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "stale alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.history {"alarmId":"f9935bcc","limit":10} mini-mon",
      "stale alarms.historyList {} mini-mon",
    ]
  `)
})

test('patchAlarm: this alarm, and what lists alarms', async () => {
  const { requests, changed } = await write(query.patchAlarmMutationOptions, { alarmId: id, state: 'OK' })
  expect(requests.map(call)).toEqual([`PATCH /alarms/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "stale alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.history {"alarmId":"f9935bcc","limit":10} mini-mon",
      "stale alarms.historyList {} mini-mon",
    ]
  `)
})

test('deleteAlarm: the alarm leaves the cache', async () => {
  const { requests, changed } = await write(query.deleteAlarmMutationOptions, { alarmId: id })
  expect(requests.map(call)).toEqual([`DELETE /alarms/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "removed alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "removed alarms.history {"alarmId":"f9935bcc","limit":10} mini-mon",
      "stale alarms.historyList {} mini-mon",
    ]
  `)
})

test('createAlarmDefinition: the lists of definitions', async () => {
  const { requests, changed } = await write(query.createAlarmDefinitionMutationOptions, definition)
  expect(requests.map(call)).toEqual(['POST /alarm-definitions'])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarmDefinitions.list {} mini-mon",
    ]
  `)
})

test('updateAlarmDefinition: this definition, and all alarms', async () => {
  const variables = { ...definition, alarmDefinitionId: id }
  const { requests, changed } = await write(query.updateAlarmDefinitionMutationOptions, variables)
  expect(requests.map(call)).toEqual([`PUT /alarm-definitions/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "stale alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.get {"alarmId":"00000000"} mini-mon",
      "stale alarms.history {"alarmId":"f9935bcc","limit":10} mini-mon",
      "stale alarms.history {"alarmId":"00000000"} mini-mon",
      "stale alarms.historyList {} mini-mon",
      "stale alarmDefinitions.list {} mini-mon",
      "stale alarmDefinitions.get {"alarmDefinitionId":"f9935bcc"} mini-mon",
    ]
  `)
})

test('patchAlarmDefinition: this definition, and all alarms', async () => {
  const variables = { alarmDefinitionId: id, severity: 'HIGH' }
  const { requests, changed } = await write(query.patchAlarmDefinitionMutationOptions, variables)
  expect(requests.map(call)).toEqual([`PATCH /alarm-definitions/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "stale alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.get {"alarmId":"00000000"} mini-mon",
      "stale alarms.history {"alarmId":"f9935bcc","limit":10} mini-mon",
      "stale alarms.history {"alarmId":"00000000"} mini-mon",
      "stale alarms.historyList {} mini-mon",
      "stale alarmDefinitions.list {} mini-mon",
      "stale alarmDefinitions.get {"alarmDefinitionId":"f9935bcc"} mini-mon",
    ]
  `)
})

test('deleteAlarmDefinition: the definition leaves the cache', async () => {
  const variables = { alarmDefinitionId: id }
  const { requests, changed } = await write(query.deleteAlarmDefinitionMutationOptions, variables)
  expect(requests.map(call)).toEqual([`DELETE /alarm-definitions/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "stale alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.get {"alarmId":"00000000"} mini-mon",
      "stale alarms.history {"alarmId":"f9935bcc","limit":10} mini-mon",
      "stale alarms.history {"alarmId":"00000000"} mini-mon",
      "stale alarms.historyList {} mini-mon",
      "stale alarmDefinitions.list {} mini-mon",
      "removed alarmDefinitions.get {"alarmDefinitionId":"f9935bcc"} mini-mon",
    ]
  `)
})

test('createNotification: the lists of methods', async () => {
  const { requests, changed } = await write(query.createNotificationMutationOptions, method)
  expect(requests.map(call)).toEqual(['POST /notification-methods'])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale notifications.list {} mini-mon",
    ]
  `)
})

test('updateNotification: this method', async () => {
  const variables = { ...method, notificationId: id }
  const { requests, changed } = await write(query.updateNotificationMutationOptions, variables)
  expect(requests.map(call)).toEqual([`PUT /notification-methods/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale notifications.list {} mini-mon",
      "stale notifications.get {"notificationId":"f9935bcc"} mini-mon",
    ]
  `)
})

test('patchNotification: this method', async () => {
  const variables = { notificationId: id, name: 'Off call' }
  const { requests, changed } = await write(query.patchNotificationMutationOptions, variables)
  expect(requests.map(call)).toEqual([`PATCH /notification-methods/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale notifications.list {} mini-mon",
      "stale notifications.get {"notificationId":"f9935bcc"} mini-mon",
    ]
  `)
})

test('deleteNotification: definitions lose it too', async () => {
  const variables = { notificationId: id }
  const { requests, changed } = await write(query.deleteNotificationMutationOptions, variables)
  expect(requests.map(call)).toEqual([`DELETE /notification-methods/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarmDefinitions.list {} mini-mon",
      "stale alarmDefinitions.get {"alarmDefinitionId":"f9935bcc"} mini-mon",
      "stale alarmDefinitions.get {"alarmDefinitionId":"00000000"} mini-mon",
      "stale notifications.list {} mini-mon",
      "removed notifications.get {"notificationId":"f9935bcc"} mini-mon",
    ]
  `)
})

test.each([
  ['refused value', new UnprocessableEntityError({ ...http, status: 422 })],
  ['missing role', new ForbiddenError({ ...http, status: 403 })],
  ['parameter that is never sent', new InvalidParameterError({ parameter: 'link', reason: 'is too long' })],
])('error: %s changes nothing', async (_name, reason) => {
  const { error, changed } = await write(query.patchAlarmMutationOptions, { alarmId: id }, refuse(reason))
  expect(error).toBe(reason)
  expect(changed).toEqual([])
})

test.each([
  ['time-out', new TimeoutError({ ...http, timeout: 1 })],
  ['somebody else was faster', new NotFoundError({ ...http, status: 404 })],
  ['name taken', new ConflictError({ ...http, status: 409 })],
])('error: after a %s the truth is fetched, and nothing removed', async (_name, reason) => {
  const { changed } = await write(query.deleteAlarmMutationOptions, { alarmId: id }, refuse(reason))
  expect(changed).toEqual([
    'stale alarms.list {"state":"ALARM"} mini-mon',
    'stale alarms.count {} mini-mon',
    `stale alarms.get {"alarmId":"${id}"} mini-mon`,
    `stale alarms.history {"alarmId":"${id}","limit":10} mini-mon`,
    'stale alarms.historyList {} mini-mon',
  ])
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
  expect(onSettled).toHaveBeenCalledWith(
    expect.objectContaining({ id }),
    null,
    { alarmId: id, state: 'OK' },
    undefined,
    expect.anything(),
  )
})

test('behavior: the mutation key names scope, resource and action', () => {
  const client = createRecordingRequester()
  const { mutationKey } = query.patchAlarmMutationOptions(client, new QueryClient())
  expect(mutationKey).toEqual(['monasca', 'mini-mon', 'alarms', 'patch'])
})
