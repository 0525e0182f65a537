import type {
  Alarm,
  AlarmDefinition,
  AlarmHistoryEntry,
  Metric,
  NotificationMethod,
  Page,
  Requester,
} from '@monasca/core'
import { type InfiniteData, type QueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { expectTypeOf, test } from 'vitest'
import { listAlarmsInfiniteQueryKey, listAlarmsInfiniteQueryOptions } from '../query/alarms.js'
import type { MonascaError } from '../query/monascaError.js'
import { polling } from '../query/polling.js'
import { useInfiniteAlarmDefinitions } from './alarmDefinitions.js'
import { useInfiniteAlarmHistory, useInfiniteAlarmHistoryList, useInfiniteAlarms } from './alarms.js'
import { useInfiniteDimensionValues, useInfiniteMetricNames, useInfiniteMetrics } from './metrics.js'
import { useInfiniteNotifications } from './notifications.js'

declare const client: Requester
declare const queryClient: QueryClient

test('every hook has pages of its elements', () => {
  expectTypeOf(useInfiniteMetrics().data).toEqualTypeOf<InfiniteData<Page<Metric>> | undefined>()
  expectTypeOf(useInfiniteMetricNames().data).toEqualTypeOf<InfiniteData<Page<string>> | undefined>()
  const { data: values } = useInfiniteDimensionValues({ dimensionName: 'hostname' })
  expectTypeOf(values).toEqualTypeOf<InfiniteData<Page<string>> | undefined>()
  expectTypeOf(useInfiniteAlarms().data).toEqualTypeOf<InfiniteData<Page<Alarm>> | undefined>()
  const { data: changes } = useInfiniteAlarmHistoryList()
  expectTypeOf(changes).toEqualTypeOf<InfiniteData<Page<AlarmHistoryEntry>> | undefined>()
  const { data: history } = useInfiniteAlarmHistory({ alarmId: undefined })
  expectTypeOf(history).toEqualTypeOf<InfiniteData<Page<AlarmHistoryEntry>> | undefined>()
  const { data: definitions } = useInfiniteAlarmDefinitions()
  expectTypeOf(definitions).toEqualTypeOf<InfiniteData<Page<AlarmDefinition>> | undefined>()
  const { data: methods } = useInfiniteNotifications()
  expectTypeOf(methods).toEqualTypeOf<InfiniteData<Page<NotificationMethod>> | undefined>()
})

test('select changes the data, errors stay', () => {
  const { data, error } = useInfiniteAlarms({
    state: 'ALARM',
    query: { select: ({ pages }) => pages.flatMap((page) => page.elements.map((alarm) => alarm.id)) },
  })
  expectTypeOf(data).toEqualTypeOf<string[] | undefined>()
  expectTypeOf(error).toEqualTypeOf<MonascaError | null>()
})

test('what an infinite list does not take', () => {
  // @ts-expect-error which page is react-query's to say
  useInfiniteAlarms({ offset: '10' })
  // @ts-expect-error deep lists are not polled
  useInfiniteAlarms({ query: { refetchInterval: 10_000 } })
  // @ts-expect-error nor by what `polling` returns
  useInfiniteAlarms({ query: polling({ interval: 10_000 }) })
  // @ts-expect-error nor beside other options
  listAlarmsInfiniteQueryOptions(client, { query: { ...polling({ interval: 10_000 }), maxPages: 3 } })
  // @ts-expect-error the key is the library's
  useInfiniteAlarms({ query: { queryKey: ['mine'] } })
  // @ts-expect-error no such state
  useInfiniteAlarms({ state: 'FINE' })
  // @ts-expect-error may be undefined, but must be thought of
  useInfiniteAlarmHistory({})
})

test('keys carry the type of their data', () => {
  const cached = queryClient.getQueryData(listAlarmsInfiniteQueryKey(client.scope))
  expectTypeOf(cached).toEqualTypeOf<InfiniteData<Page<Alarm>> | undefined>()
  // @ts-expect-error the key has no page in it
  listAlarmsInfiniteQueryKey(client.scope, { offset: '10' })
})

test('options fit suspense and prefetching', () => {
  const options = listAlarmsInfiniteQueryOptions(client, { limit: 100 })
  expectTypeOf(useSuspenseInfiniteQuery(options).data).toEqualTypeOf<InfiniteData<Page<Alarm>>>()
  expectTypeOf(queryClient.prefetchInfiniteQuery(options)).resolves.toEqualTypeOf<void>()
  expectTypeOf(queryClient.fetchInfiniteQuery(options)).resolves.toExtend<InfiniteData<Page<Alarm>>>()
})
