// @vitest-environment node
import {
  type DehydratedState,
  dehydrate,
  hydrate,
  type InfiniteData,
  QueryClient,
} from '@tanstack/react-query'
import { expect, test } from 'vitest'
import * as query from '../src/query/index.js'
import { createRecordingRequester, type RecordingRequester } from './recordingRequester.js'
import { wireAnswers, wireId } from './wireAnswers.js'

const { deserializeData, serializeData } = query
const alarm = { alarmId: wireId }
const series = { name: 'cpu.idle_perc', startTime: 0 }
const statistics = { ...series, statistics: ['avg'] }

const live = { name: 'cpu.idle_perc', window: 3600, clock: () => Date.parse('2025-01-31T12:30:00Z') }

/** The parameters for each factory. */
const reads: Readonly<Record<string, object>> = {
  countAlarmsQueryOptions: { groupBy: ['state'] },
  getAlarmDefinitionQueryOptions: { alarmDefinitionId: wireId },
  getAlarmHistoryInfiniteQueryOptions: alarm,
  getAlarmHistoryQueryOptions: alarm,
  getAlarmQueryOptions: alarm,
  getNotificationQueryOptions: { notificationId: wireId },
  listAlarmDefinitionsInfiniteQueryOptions: {},
  listAlarmDefinitionsQueryOptions: {},
  listAlarmHistoryInfiniteQueryOptions: {},
  listAlarmHistoryQueryOptions: {},
  listAlarmsInfiniteQueryOptions: {},
  listAlarmsQueryOptions: {},
  listDimensionNamesQueryOptions: {},
  listDimensionValuesInfiniteQueryOptions: { dimensionName: 'hostname' },
  listDimensionValuesQueryOptions: { dimensionName: 'hostname' },
  listMeasurementColumnsQueryOptions: series,
  listMeasurementsQueryOptions: series,
  listMetricNamesInfiniteQueryOptions: {},
  listMetricNamesQueryOptions: {},
  listMetricsInfiniteQueryOptions: {},
  listMetricsQueryOptions: {},
  listNotificationTypesQueryOptions: {},
  listNotificationsInfiniteQueryOptions: {},
  listNotificationsQueryOptions: {},
  listStatisticColumnsQueryOptions: statistics,
  listStatisticsQueryOptions: statistics,
  liveLineQueryOptions: live,
  liveSeriesQueryOptions: live,
}

type AnyOptions = ReturnType<typeof query.listAlarmsQueryOptions>

const all: Readonly<Record<string, unknown>> = query

function make(name: string, client: RecordingRequester, queryClient: QueryClient): AnyOptions {
  const parameters = reads[name]
  // Each factory has its own parameter type; live ones also need the cache.
  const factory = all[name] as (...given: unknown[]) => AnyOptions
  return name.startsWith('live') ? factory(client, queryClient, parameters) : factory(client, parameters)
}

function read(name: string, client: RecordingRequester, queryClient: QueryClient): Promise<unknown> {
  const options = make(name, client, queryClient)
  // `initialPageParam` identifies an infinite list.
  if (!('initialPageParam' in options)) return queryClient.fetchQuery(options)
  const infinite = options as unknown as ReturnType<typeof query.listAlarmsInfiniteQueryOptions>
  return queryClient.fetchInfiniteQuery<unknown, Error, InfiniteData<unknown>>(infinite as never)
}

test('behavior: the list of reads is complete', () => {
  expect(
    Object.keys(query)
      // Those of a session ask Keystone: lists of plain objects.
      .filter((name) => name.endsWith('QueryOptions') && !/Projects|Domains/.test(name))
      .sort(),
  ).toEqual(Object.keys(reads).sort())
})

test.each(Object.keys(reads))('%s: a cache that was stored as JSON is the same', async (name) => {
  const client = createRecordingRequester(wireAnswers)
  const before = new QueryClient()
  const data = await read(name, client, before)
  expect(JSON.stringify(data)).toMatch(/cpu\.idle_perc|hostname|web1|ALARM|Busy|On call|EMAIL/)
  const text = JSON.stringify(serializeData(dehydrate(before)))

  const after = new QueryClient()
  hydrate(after, deserializeData(JSON.parse(text)) as DehydratedState)
  const { queryKey } = make(name, client, after)
  expect(after.getQueryData(queryKey)).toEqual(data)
  expect(after.getQueryState(queryKey)?.dataUpdatedAt).toBe(before.getQueryState(queryKey)?.dataUpdatedAt)
  expect(after.getQueryCache().findAll({ queryKey: query.monascaQueryKey(client.scope) })).toHaveLength(1)
})

test('behavior: data without series are the same object on both ways', async () => {
  const client = createRecordingRequester(wireAnswers)
  const data = await read('listMeasurementsQueryOptions', client, new QueryClient())
  expect(serializeData(data)).toBe(data)
  expect(deserializeData(data)).toBe(data)
})

test('behavior: columns are typed arrays again, gaps too', async () => {
  const timestamps = Float64Array.of(1000, 2000)
  const columns = { avg: Float64Array.of(1.5, Number.NaN) }
  const one = { id: '0', name: 'x', dimensions: {}, timestamps, columns, valueMeta: {} }
  const data = { pages: [{ elements: [one], nextOffset: 'y' }], at: new Date(0), none: null }
  const restored = deserializeData(JSON.parse(JSON.stringify(serializeData(data))))
  expect(restored).toEqual({ ...data, at: '1970-01-01T00:00:00.000Z' })
})
