import type { MonitoringRequest } from '@monasca/core'
import { MutationObserver, QueryClient } from '@tanstack/react-query'
import * as query from '../src/query/index.js'
import { createRecordingRequester } from './recordingRequester.js'

/** The id of what is written, in every resource. */
export const id = 'f9935bcc'
const other = '00000000'

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
    query.listMeasurementColumnsQueryKey(scope, { name: 'room.temp_c', ...range }),
    query.listMeasurementColumnsQueryKey(scope, { name: 'cpu.idle_perc', ...range }),
    query.listStatisticColumnsQueryKey(scope, { name: 'room.temp_c', statistics: ['avg'], ...range }),
    query.listStatisticColumnsQueryKey(scope, { name: 'cpu.idle_perc', statistics: ['avg'], ...range }),
    query.liveSeriesQueryKey(scope, { name: 'room.temp_c', window: 60 }),
    query.liveSeriesQueryKey(scope, { name: 'cpu.idle_perc', window: 60 }),
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
    query.listMetricsInfiniteQueryKey(scope),
    query.listMetricNamesInfiniteQueryKey(scope),
    query.listDimensionValuesInfiniteQueryKey(scope, { dimensionName: 'hostname' }),
    query.listAlarmsInfiniteQueryKey(scope, { state: 'ALARM' }),
    query.getAlarmHistoryInfiniteQueryKey(scope, { alarmId: id }),
    query.getAlarmHistoryInfiniteQueryKey(scope, { alarmId: other }),
    query.listAlarmHistoryInfiniteQueryKey(scope),
    query.listAlarmDefinitionsInfiniteQueryKey(scope),
    query.listNotificationsInfiniteQueryKey(scope),
    query.listAlarmsQueryKey('another project'),
    query.listAlarmsInfiniteQueryKey('another project'),
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
  const [, scope, resource, action, parameters, ...kind] = queryKey
  return [`${String(resource)}.${String(action)}`, ...kind, JSON.stringify(parameters), scope].join(' ')
}

type AnyFactory = (
  client: ReturnType<typeof createRecordingRequester>,
  queryClient: QueryClient,
  parameters?: object,
) => { mutationKey: readonly unknown[]; mutationFn: (variables: unknown) => Promise<unknown> }

/** What a write did. */
export type WriteReport = {
  error: unknown
  requests: readonly MonitoringRequest[]
  /** A line for each query that is no longer as it was. */
  changed: string[]
}

/** Runs a write against a full cache; returns the requests, the error and the changes of the cache. */
export async function writeToFullCache(
  factory: unknown,
  variables: unknown,
  answer: unknown = {},
): Promise<WriteReport> {
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
