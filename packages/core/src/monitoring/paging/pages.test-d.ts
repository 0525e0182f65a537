import { expectTypeOf, test } from 'vitest'
import type { ColumnSeries } from '../../series/index.js'
import type { AlarmDefinition } from '../alarmDefinitions.js'
import { listAlarmDefinitions } from '../alarmDefinitions.js'
import type { AlarmHistoryEntry } from '../alarmHistory.js'
import { getAlarmHistory, listAlarmHistory } from '../alarmHistory.js'
import type { Alarm } from '../alarms.js'
import { type AlarmCount, countAlarms, listAlarms } from '../alarms.js'
import type { Metric } from '../metrics.js'
import { listDimensionNames, listDimensionValues, listMetricNames, listMetrics } from '../metrics.js'
import type { NotificationMethod, NotificationType } from '../notifications.js'
import { listNotifications, listNotificationTypes } from '../notifications.js'
import type { Page, Requester } from '../requester.js'
import {
  listMeasurementColumns,
  listMeasurements,
  listStatisticColumns,
  listStatistics,
  type MeasurementSeries,
  type StatisticSeries,
} from '../series.js'
import type { ListIterator } from './cancellable.js'
import { all, listAll, pages } from './pages.js'
import type { ListAllReturnType, PagingProgress } from './pagingOptions.js'

declare const requester: Requester

const series = { name: 'a', startTime: 0 }
const periods = { ...series, statistics: ['avg', 'max'] as const }

test('pages: have the type of the pages of the list', () => {
  expectTypeOf(pages(listAlarms, requester, {})).toEqualTypeOf<ListIterator<Page<Alarm>>>()
  expectTypeOf(pages(countAlarms, requester, {})).toEqualTypeOf<ListIterator<AlarmCount>>()
  expectTypeOf(pages(listMeasurements, requester, series)).toEqualTypeOf<
    ListIterator<Page<MeasurementSeries>>
  >()
  expectTypeOf(pages(listStatistics, requester, periods)).toEqualTypeOf<
    ListIterator<Page<StatisticSeries<'avg' | 'max'>>>
  >()
  expectTypeOf(pages(listStatisticColumns, requester, periods)).toEqualTypeOf<
    ListIterator<Page<ColumnSeries<'avg' | 'max'>>>
  >()
})

test('all: has the type of the elements of the list', () => {
  expectTypeOf(all(listMetrics, requester, {})).toEqualTypeOf<ListIterator<Metric>>()
  expectTypeOf(all(listMetricNames, requester, {})).toEqualTypeOf<ListIterator<string>>()
  expectTypeOf(all(listDimensionNames, requester, {})).toEqualTypeOf<ListIterator<string>>()
  expectTypeOf(all(listDimensionValues, requester, { dimensionName: 'a' })).toEqualTypeOf<
    ListIterator<string>
  >()
  expectTypeOf(all(listMeasurements, requester, series)).toEqualTypeOf<ListIterator<MeasurementSeries>>()
  expectTypeOf(all(listMeasurementColumns, requester, series)).toEqualTypeOf<
    ListIterator<ColumnSeries<'value'>>
  >()
  expectTypeOf(all(listStatistics, requester, periods)).toEqualTypeOf<
    ListIterator<StatisticSeries<'avg' | 'max'>>
  >()
  expectTypeOf(all(listStatisticColumns, requester, periods)).toEqualTypeOf<
    ListIterator<ColumnSeries<'avg' | 'max'>>
  >()
  expectTypeOf(all(listNotifications, requester, {})).toEqualTypeOf<ListIterator<NotificationMethod>>()
  expectTypeOf(all(listNotificationTypes, requester, {})).toEqualTypeOf<ListIterator<NotificationType>>()
  expectTypeOf(all(listAlarmDefinitions, requester, {})).toEqualTypeOf<ListIterator<AlarmDefinition>>()
  expectTypeOf(all(listAlarms, requester, {})).toEqualTypeOf<ListIterator<Alarm>>()
  expectTypeOf(all(countAlarms, requester, {})).toEqualTypeOf<ListIterator<(string | number | null)[]>>()
  expectTypeOf(all(getAlarmHistory, requester, { alarmId: 'a' })).toEqualTypeOf<
    ListIterator<AlarmHistoryEntry>
  >()
  expectTypeOf(all(listAlarmHistory, requester, {})).toEqualTypeOf<ListIterator<AlarmHistoryEntry>>()
})

test('listAll: elements and progress', () => {
  expectTypeOf(listAll(listAlarms, requester, {})).resolves.toEqualTypeOf<ListAllReturnType<Alarm>>()
  expectTypeOf(listAll(listStatistics, requester, periods)).resolves.toEqualTypeOf<
    ListAllReturnType<StatisticSeries<'avg' | 'max'>>
  >()
  expectTypeOf<ListAllReturnType<Alarm>>().toExtend<PagingProgress & { elements: Alarm[] }>()
})

test('parameters have the type of the list', () => {
  void pages(listAlarms, requester, { state: 'ALARM', severity: ['LOW', 'HIGH'], limit: 10 }, { maximum: 5 })
  // @ts-expect-error not a state
  void pages(listAlarms, requester, { state: 'RED' })
  // @ts-expect-error not a parameter
  void all(listMetrics, requester, { metricName: 'a' })
  // @ts-expect-error a start is needed
  void all(listMeasurements, requester, { name: 'a' })
  // @ts-expect-error not a statistic
  void listAll(listStatistics, requester, { ...series, statistics: ['median'] })
  // @ts-expect-error not a list
  void pages(() => Promise.resolve(1), requester, {})
})

test('for await', async () => {
  for await (const { elements } of pages(listAlarms, requester, {}))
    expectTypeOf(elements).toEqualTypeOf<Alarm[]>()
  for await (const name of all(listMetricNames, requester, {})) expectTypeOf(name).toBeString()
})
