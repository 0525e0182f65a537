import type { Alarm, Metric, Page, Requester, StatisticSeries } from '@monasca/core'
import { type QueryClient, useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { expectTypeOf, test } from 'vitest'
import { countAlarmsQueryOptions, getAlarmQueryKey, getAlarmQueryOptions } from './alarms.js'
import { listMetricsQueryKey, listMetricsQueryOptions } from './metrics.js'
import { polling } from './polling.js'
import { listStatisticsQueryKey, listStatisticsQueryOptions } from './series.js'

declare const client: Requester
declare const queryClient: QueryClient

test('keys carry the type of their data', () => {
  const metrics = queryClient.getQueryData(listMetricsQueryKey(client.scope))
  expectTypeOf(metrics).toEqualTypeOf<Page<Metric> | undefined>()
  const statistics = queryClient.getQueryData(
    listStatisticsQueryKey(client.scope, { name: 'cpu.idle_perc', startTime: 0, statistics: ['sum'] }),
  )
  expectTypeOf(statistics).toEqualTypeOf<Page<StatisticSeries<'sum'>> | undefined>()
  const { queryKey } = getAlarmQueryOptions(client, { alarmId: 'a', query: { select: (alarm) => alarm.id } })
  expectTypeOf(queryClient.getQueryData(queryKey)).toEqualTypeOf<Alarm | undefined>()
  queryClient.setQueryData(getAlarmQueryKey(client.scope, { alarmId: 'a' }), (alarm) => {
    expectTypeOf(alarm).toEqualTypeOf<Alarm | undefined>()
    return alarm
  })
})

test('options fit useQuery, useSuspenseQuery and useQueries', () => {
  const options = listStatisticsQueryOptions(client, {
    name: 'cpu.idle_perc',
    startTime: 0,
    statistics: ['avg'],
  })
  type Data = Page<StatisticSeries<'avg'>>
  expectTypeOf(useQuery(options).data).toEqualTypeOf<Data | undefined>()
  expectTypeOf(useSuspenseQuery(options).data).toEqualTypeOf<Data>()
  const [statistics, metrics] = useQueries({ queries: [options, listMetricsQueryOptions(client)] })
  expectTypeOf(statistics.data).toEqualTypeOf<Data | undefined>()
  expectTypeOf(metrics.data).toEqualTypeOf<Page<Metric> | undefined>()
})

test('options fit fetchQuery, prefetchQuery and ensureQueryData', () => {
  const options = listMetricsQueryOptions(client, { name: 'cpu.idle_perc' })
  expectTypeOf(queryClient.fetchQuery(options)).resolves.toEqualTypeOf<Page<Metric>>()
  expectTypeOf(queryClient.ensureQueryData(options)).resolves.toEqualTypeOf<Page<Metric>>()
  expectTypeOf(queryClient.prefetchQuery(options)).resolves.toEqualTypeOf<void>()
})

test('options are wide enough for react-query to be configured', () => {
  listMetricsQueryOptions(client, {
    query: {
      enabled: false,
      staleTime: 5000,
      refetchInterval: (query) => (query.state.error ? false : 10_000),
    },
  })
  // @ts-expect-error staleTime is milliseconds
  listMetricsQueryOptions(client, { query: { staleTime: 'soon' } })
})

test('polling fits every read, beside other options', () => {
  const options = countAlarmsQueryOptions(client, {
    query: { ...polling({ interval: 30_000 }), select: (count) => count.columns },
  })
  expectTypeOf(useQuery(options).data).toEqualTypeOf<string[] | undefined>()
  // @ts-expect-error how often?
  polling({})
})
