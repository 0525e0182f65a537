import { NotFoundError } from '@monasca/core'
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createRecordingRequester } from '../../test/recordingRequester.js'
import * as query from './index.js'

const id = 'f9935bcc'
const reads = [
  ['GET /metrics', query.listMetricsQueryOptions, {}],
  ['GET /metrics/names', query.listMetricNamesQueryOptions, {}],
  ['GET /metrics/dimensions/names', query.listDimensionNamesQueryOptions, {}],
  [
    'GET /metrics/dimensions/names/values',
    query.listDimensionValuesQueryOptions,
    { dimensionName: 'hostname' },
  ],
  ['GET /metrics/measurements', query.listMeasurementsQueryOptions, { name: 'x', startTime: 0 }],
  [
    'GET /metrics/statistics',
    query.listStatisticsQueryOptions,
    { name: 'x', startTime: 0, statistics: ['avg'] },
  ],
  ['GET /metrics/measurements', query.listMeasurementColumnsQueryOptions, { name: 'x', startTime: 0 }],
  [
    'GET /metrics/statistics',
    query.listStatisticColumnsQueryOptions,
    { name: 'x', startTime: 0, statistics: ['avg'] },
  ],
  ['GET /alarms', query.listAlarmsQueryOptions, {}],
  ['GET /alarms/count', query.countAlarmsQueryOptions, {}],
  ['GET /alarms/state-history', query.listAlarmHistoryQueryOptions, {}],
  [`GET /alarms/${id}`, query.getAlarmQueryOptions, { alarmId: id }],
  [`GET /alarms/${id}/state-history`, query.getAlarmHistoryQueryOptions, { alarmId: id }],
  ['GET /alarm-definitions', query.listAlarmDefinitionsQueryOptions, {}],
  [`GET /alarm-definitions/${id}`, query.getAlarmDefinitionQueryOptions, { alarmDefinitionId: id }],
  ['GET /notification-methods', query.listNotificationsQueryOptions, {}],
  [`GET /notification-methods/${id}`, query.getNotificationQueryOptions, { notificationId: id }],
  ['GET /notification-methods/types', query.listNotificationTypesQueryOptions, {}],
] as const

/** The factories have a type parameter each; here only what they have in common is looked at. */
type AnyFactory = (
  client: ReturnType<typeof createRecordingRequester>,
  parameters: object,
) => {
  queryKey: readonly unknown[]
  queryFn: (context: { signal: AbortSignal }) => Promise<unknown>
  enabled?: unknown
}

test.each(reads)('%s: asks once, with the signal', async (call, factory, parameters) => {
  const client = createRecordingRequester({ [call]: { id, links: [], elements: [] } })
  const { signal } = new AbortController()
  await (factory as AnyFactory)(client, parameters).queryFn({ signal })
  expect(client.requests.map((request) => `${request.method} ${request.path}`)).toEqual([call])
  expect(client.requests[0]?.signal).toBe(signal)
})

test.each(reads)('%s: `query` is no part of the key', (_call, factory, parameters) => {
  const client = createRecordingRequester()
  const plain = (factory as AnyFactory)(client, parameters)
  const configured = (factory as AnyFactory)(client, { ...parameters, query: { staleTime: 1 } })
  expect(configured.queryKey).toEqual(plain.queryKey)
  expect(configured).toHaveProperty('staleTime', 1)
})

test('default: every read has its own key', () => {
  const client = createRecordingRequester()
  const keys = reads.map(([, factory, parameters]) => (factory as AnyFactory)(client, parameters).queryKey)
  expect(new Set(keys.map((key) => key.slice(0, 4).join())).size).toBe(reads.length)
  expect(keys.every((key) => key[0] === 'monasca' && key[1] === client.scope)).toBe(true)
})

test.each([
  ['dimensionName', query.listDimensionValuesQueryOptions, {}],
  ['name', query.listMeasurementsQueryOptions, { startTime: 0 }],
  ['startTime', query.listMeasurementsQueryOptions, { name: 'x' }],
  ['name', query.listStatisticsQueryOptions, { startTime: 0, statistics: ['avg'] }],
  ['statistics', query.listStatisticsQueryOptions, { startTime: 0, name: 'x' }],
  ['startTime', query.listStatisticsQueryOptions, { name: 'x', statistics: ['avg'] }],
  ['name', query.listMeasurementColumnsQueryOptions, { startTime: 0 }],
  ['statistics', query.listStatisticColumnsQueryOptions, { startTime: 0, name: 'x' }],
  ['alarmId', query.getAlarmQueryOptions, {}],
  ['alarmId', query.getAlarmHistoryQueryOptions, {}],
  ['alarmDefinitionId', query.getAlarmDefinitionQueryOptions, {}],
  ['notificationId', query.getNotificationQueryOptions, {}],
])('behavior: disabled without %s', async (missing, factory, parameters) => {
  const client = createRecordingRequester()
  const options = (factory as AnyFactory)(client, {
    ...parameters,
    [missing]: undefined,
    query: { enabled: true },
  })
  expect(options.enabled).toBe(false)
  await expect(options.queryFn(new AbortController())).rejects.toMatchObject({
    name: 'InvalidParameterError',
    parameter: missing,
  })
  expect(client.requests).toEqual([])
})

test('behavior: `enabled` is left to the caller and to the defaults of react-query', () => {
  const client = createRecordingRequester()
  expect(query.getAlarmQueryOptions(client, { alarmId: id })).not.toHaveProperty('enabled')
  const options = query.getAlarmQueryOptions(client, { alarmId: id, query: { enabled: false } })
  expect(options.enabled).toBe(false)
})

test('behavior: series are never copied point by point, unless wanted', () => {
  const client = createRecordingRequester()
  const parameters = { name: 'x', startTime: 0 }
  const statistics = ['avg'] as const
  const { keepIfEqual } = query
  expect(query.listMeasurementsQueryOptions(client, parameters).structuralSharing).toBe(keepIfEqual)
  const options = query.listStatisticsQueryOptions(client, { ...parameters, statistics })
  expect(options.structuralSharing).toBe(keepIfEqual)
  expect(query.listMetricsQueryOptions(client)).not.toHaveProperty('structuralSharing')
  const wanted = query.listMeasurementsQueryOptions(client, {
    ...parameters,
    query: { structuralSharing: false },
  })
  expect(wanted.structuralSharing).toBe(false)
})

test('behavior: prefetched data is found by the same parameters, written otherwise', async () => {
  const client = createRecordingRequester()
  const queryClient = new QueryClient()
  await queryClient.prefetchQuery(query.listMeasurementsQueryOptions(client, { name: 'x', startTime: 0 }))
  const key = query.listMeasurementsQueryKey(client.scope, { startTime: new Date(0), name: 'x' })
  expect(queryClient.getQueryData(key)).toEqual({ elements: [], nextOffset: undefined })
})

test('behavior: scopes do not share data', async () => {
  const queryClient = new QueryClient()
  const ours = createRecordingRequester({}, 'ours')
  const theirs = createRecordingRequester({}, 'theirs')
  await queryClient.prefetchQuery(query.listMetricsQueryOptions(ours))
  expect(queryClient.getQueryData(query.listMetricsQueryKey(theirs.scope))).toBe(undefined)
})

test('error: an error of the library is final', async () => {
  const client = createRecordingRequester({
    [`GET /alarms/${id}`]: () => {
      throw new NotFoundError({ status: 404, method: 'GET', url: 'https://monasca.example.org' })
    },
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } })
  const options = query.getAlarmQueryOptions(client, { alarmId: id })
  await expect(queryClient.fetchQuery(options)).rejects.toBeInstanceOf(NotFoundError)
  expect(client.requests).toHaveLength(1)
})

test('error: a foreign error is repeated three times', async () => {
  const client = createRecordingRequester({
    'GET /alarms': () => {
      throw new TypeError('Failed to fetch')
    },
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } })
  await expect(queryClient.fetchQuery(query.listAlarmsQueryOptions(client))).rejects.toThrow(
    'Failed to fetch',
  )
  expect(client.requests).toHaveLength(4)
})
