import type { MonitoringRequest } from '@monasca/core'
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createRecordingRequester } from '../../test/recordingRequester.js'
import { id, writeToFullCache } from '../../test/writeToFullCache.js'
import * as query from './index.js'

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

function call(request: MonitoringRequest | undefined): string {
  return `${request?.method} ${request?.path}`
}

test('createMetrics: lists, and the series of the metrics written', async () => {
  const { requests, changed } = await writeToFullCache(query.createMetricsMutationOptions, {
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
      "stale metrics.listMeasurementColumns {"name":"room.temp_c","startTime":"1970-01-01T00:00:00.000Z"} mini-mon",
      "stale metrics.listStatisticColumns {"name":"room.temp_c","statistics":["avg"],"startTime":"1970-01-01T00:00:00.000Z"} mini-mon",
      "stale metrics.liveSeries {"name":"room.temp_c","window":60} mini-mon",
      "stale metrics.list infinite {} mini-mon",
      "stale metrics.listNames infinite {} mini-mon",
      "stale metrics.listDimensionValues infinite {"dimensionName":"hostname"} mini-mon",
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
  const { requests, changed } = await writeToFullCache(query.updateAlarmMutationOptions, {
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
      "stale alarms.list infinite {"state":"ALARM"} mini-mon",
      "stale alarms.history infinite {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.historyList infinite {} mini-mon",
    ]
  `)
})

test('patchAlarm: this alarm, and what lists alarms', async () => {
  const { requests, changed } = await writeToFullCache(query.patchAlarmMutationOptions, {
    alarmId: id,
    state: 'OK',
  })
  expect(requests.map(call)).toEqual([`PATCH /alarms/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "stale alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.history {"alarmId":"f9935bcc","limit":10} mini-mon",
      "stale alarms.historyList {} mini-mon",
      "stale alarms.list infinite {"state":"ALARM"} mini-mon",
      "stale alarms.history infinite {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.historyList infinite {} mini-mon",
    ]
  `)
})

test('patchAlarm: without a state, histories tell nothing new', async () => {
  const variables = { alarmId: id, lifecycleState: 'ACKNOWLEDGED' }
  const { changed } = await writeToFullCache(query.patchAlarmMutationOptions, variables)
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "stale alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.list infinite {"state":"ALARM"} mini-mon",
    ]
  `)
})

test('patchAlarms: these alarms, and what lists alarms', async () => {
  const variables = { alarmIds: [id], link: 'https://tickets.example.org/7' }
  const { requests, changed } = await writeToFullCache(query.patchAlarmsMutationOptions, variables)
  expect(requests.map(call)).toEqual([`PATCH /alarms/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "stale alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.list infinite {"state":"ALARM"} mini-mon",
    ]
  `)
})

test('deleteAlarm: the alarm leaves the cache', async () => {
  const { requests, changed } = await writeToFullCache(query.deleteAlarmMutationOptions, { alarmId: id })
  expect(requests.map(call)).toEqual([`DELETE /alarms/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "removed alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "removed alarms.history {"alarmId":"f9935bcc","limit":10} mini-mon",
      "stale alarms.historyList {} mini-mon",
      "stale alarms.list infinite {"state":"ALARM"} mini-mon",
      "removed alarms.history infinite {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.historyList infinite {} mini-mon",
    ]
  `)
})

test('createAlarmDefinition: the lists of definitions', async () => {
  const { requests, changed } = await writeToFullCache(query.createAlarmDefinitionMutationOptions, definition)
  expect(requests.map(call)).toEqual(['POST /alarm-definitions'])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarmDefinitions.list {} mini-mon",
      "stale alarmDefinitions.list infinite {} mini-mon",
    ]
  `)
})

test('updateAlarmDefinition: this definition, and all alarms', async () => {
  const variables = { ...definition, alarmDefinitionId: id }
  const { requests, changed } = await writeToFullCache(query.updateAlarmDefinitionMutationOptions, variables)
  expect(requests.map(call)).toEqual([`PUT /alarm-definitions/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "stale alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.get {"alarmId":"00000000"} mini-mon",
      "stale alarmDefinitions.list {} mini-mon",
      "stale alarmDefinitions.get {"alarmDefinitionId":"f9935bcc"} mini-mon",
      "stale alarms.list infinite {"state":"ALARM"} mini-mon",
      "stale alarmDefinitions.list infinite {} mini-mon",
    ]
  `)
})

test('patchAlarmDefinition: this definition, and all alarms', async () => {
  const variables = { alarmDefinitionId: id, severity: 'HIGH' }
  const { requests, changed } = await writeToFullCache(query.patchAlarmDefinitionMutationOptions, variables)
  expect(requests.map(call)).toEqual([`PATCH /alarm-definitions/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarms.list {"state":"ALARM"} mini-mon",
      "stale alarms.count {} mini-mon",
      "stale alarms.get {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.get {"alarmId":"00000000"} mini-mon",
      "stale alarmDefinitions.list {} mini-mon",
      "stale alarmDefinitions.get {"alarmDefinitionId":"f9935bcc"} mini-mon",
      "stale alarms.list infinite {"state":"ALARM"} mini-mon",
      "stale alarmDefinitions.list infinite {} mini-mon",
    ]
  `)
})

test('deleteAlarmDefinition: the definition leaves the cache', async () => {
  const variables = { alarmDefinitionId: id }
  const { requests, changed } = await writeToFullCache(query.deleteAlarmDefinitionMutationOptions, variables)
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
      "stale alarms.list infinite {"state":"ALARM"} mini-mon",
      "stale alarms.history infinite {"alarmId":"f9935bcc"} mini-mon",
      "stale alarms.history infinite {"alarmId":"00000000"} mini-mon",
      "stale alarms.historyList infinite {} mini-mon",
      "stale alarmDefinitions.list infinite {} mini-mon",
    ]
  `)
})

test('createNotification: the lists of methods', async () => {
  const { requests, changed } = await writeToFullCache(query.createNotificationMutationOptions, method)
  expect(requests.map(call)).toEqual(['POST /notification-methods'])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale notifications.list {} mini-mon",
      "stale notifications.list infinite {} mini-mon",
    ]
  `)
})

test('updateNotification: this method', async () => {
  const variables = { ...method, notificationId: id }
  const { requests, changed } = await writeToFullCache(query.updateNotificationMutationOptions, variables)
  expect(requests.map(call)).toEqual([`PUT /notification-methods/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale notifications.list {} mini-mon",
      "stale notifications.get {"notificationId":"f9935bcc"} mini-mon",
      "stale notifications.list infinite {} mini-mon",
    ]
  `)
})

test('patchNotification: this method', async () => {
  const variables = { notificationId: id, name: 'Off call' }
  const { requests, changed } = await writeToFullCache(query.patchNotificationMutationOptions, variables)
  expect(requests.map(call)).toEqual([`PATCH /notification-methods/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale notifications.list {} mini-mon",
      "stale notifications.get {"notificationId":"f9935bcc"} mini-mon",
      "stale notifications.list infinite {} mini-mon",
    ]
  `)
})

test('deleteNotification: definitions lose it too', async () => {
  const variables = { notificationId: id }
  const { requests, changed } = await writeToFullCache(query.deleteNotificationMutationOptions, variables)
  expect(requests.map(call)).toEqual([`DELETE /notification-methods/${id}`])
  expect(changed).toMatchInlineSnapshot(`
    [
      "stale alarmDefinitions.list {} mini-mon",
      "stale alarmDefinitions.get {"alarmDefinitionId":"f9935bcc"} mini-mon",
      "stale alarmDefinitions.get {"alarmDefinitionId":"00000000"} mini-mon",
      "stale notifications.list {} mini-mon",
      "removed notifications.get {"notificationId":"f9935bcc"} mini-mon",
      "stale alarmDefinitions.list infinite {} mini-mon",
      "stale notifications.list infinite {} mini-mon",
    ]
  `)
})
