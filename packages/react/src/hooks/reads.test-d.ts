import type {
  Alarm,
  AlarmCount,
  AlarmDefinition,
  AlarmHistoryEntry,
  MeasurementSeries,
  Metric,
  NotificationMethod,
  NotificationType,
  Page,
  StatisticSeries,
} from '@monasca/core'
import type { ColumnSeries } from '@monasca/core/series'
import { expectTypeOf, test } from 'vitest'
import type { MonascaError } from '../query/monascaError.js'
import { useAlarmDefinition, useAlarmDefinitions } from './alarmDefinitions.js'
import { useAlarm, useAlarmCount, useAlarmHistory, useAlarmHistoryList, useAlarms } from './alarms.js'
import { useDimensionNames, useDimensionValues, useMetricNames, useMetrics } from './metrics.js'
import { useNotification, useNotifications, useNotificationTypes } from './notifications.js'
import { useMeasurementColumns, useMeasurements, useStatisticColumns, useStatistics } from './series.js'

const name = 'cpu.user_perc'
const startTime = 0

test('useMetrics', () => {
  expectTypeOf(useMetrics().data).toEqualTypeOf<Page<Metric> | undefined>()
  expectTypeOf(useMetrics().error).toEqualTypeOf<MonascaError | null>()
  const { data } = useMetrics({ name, query: { select: (page) => page.elements.length } })
  expectTypeOf(data).toEqualTypeOf<number | undefined>()
  // @ts-expect-error a name is text
  useMetrics({ name: 1 })
  // @ts-expect-error no such parameter
  useMetrics({ metricName: name })
  // @ts-expect-error the key is the library's
  useMetrics({ query: { queryKey: ['mine'] } })
})

test('useMetricNames', () => {
  expectTypeOf(useMetricNames().data).toEqualTypeOf<Page<string> | undefined>()
  const { data } = useMetricNames({ query: { select: (page) => page.elements[0] ?? null } })
  expectTypeOf(data).toEqualTypeOf<string | null | undefined>()
})

test('useDimensionNames', () => {
  expectTypeOf(useDimensionNames().data).toEqualTypeOf<Page<string> | undefined>()
  const { data } = useDimensionNames({ query: { select: (page) => page.elements } })
  expectTypeOf(data).toEqualTypeOf<string[] | undefined>()
})

test('useDimensionValues', () => {
  const { data } = useDimensionValues({ dimensionName: 'hostname' })
  expectTypeOf(data).toEqualTypeOf<Page<string> | undefined>()
  const selected = useDimensionValues({
    dimensionName: undefined,
    query: { select: (page) => page.elements },
  })
  expectTypeOf(selected.data).toEqualTypeOf<string[] | undefined>()
  // @ts-expect-error may be undefined, but must be thought of
  useDimensionValues({})
})

test('useStatistics: rows have the statistics that were asked for', () => {
  const { data } = useStatistics({ name, startTime, statistics: ['avg', 'max'] })
  expectTypeOf(data).toEqualTypeOf<Page<StatisticSeries<'avg' | 'max'>> | undefined>()
  const row = data?.elements[0]?.statistics[0]
  expectTypeOf(row?.max).toEqualTypeOf<number | undefined>()
  // @ts-expect-error was not asked for
  expectTypeOf(row?.min).toEqualTypeOf<number | undefined>()
})

test('useStatistics: select sees the typed rows', () => {
  const { data } = useStatistics({
    name,
    startTime,
    statistics: ['avg'],
    query: { select: (page) => page.elements.flatMap((series) => series.statistics.map((row) => row.avg)) },
  })
  expectTypeOf(data).toEqualTypeOf<number[] | undefined>()
  useStatistics({
    name,
    startTime,
    statistics: ['avg'],
    // @ts-expect-error was not asked for
    query: { select: (page) => page.elements[0]?.statistics[0]?.min },
  })
})

test('useStatistics: parameters that are not known yet', () => {
  const { data } = useStatistics({ name: undefined, startTime: undefined, statistics: ['count'] })
  expectTypeOf(data).toEqualTypeOf<Page<StatisticSeries<'count'>> | undefined>()
  // @ts-expect-error no such statistic
  useStatistics({ name, startTime, statistics: ['median'] })
  // @ts-expect-error statistics are required
  useStatistics({ name, startTime })
})

test('useMeasurementColumns, useStatisticColumns: a column for each that was asked for', () => {
  const measurements = useMeasurementColumns({ name, startTime })
  expectTypeOf(measurements.data).toEqualTypeOf<Page<ColumnSeries<'value'>> | undefined>()
  const { data } = useStatisticColumns({ name, startTime, statistics: ['avg', 'max'] })
  expectTypeOf(data).toEqualTypeOf<Page<ColumnSeries<'avg' | 'max'>> | undefined>()
  const columns = data?.elements[0]?.columns
  expectTypeOf(columns?.max).toEqualTypeOf<Float64Array | undefined>()
  // @ts-expect-error was not asked for
  expectTypeOf(columns?.min).toEqualTypeOf<Float64Array | undefined>()
  const selected = useStatisticColumns({
    name,
    startTime,
    statistics: ['avg'],
    query: { select: (page) => page.elements[0]?.columns.avg.length ?? 0 },
  })
  expectTypeOf(selected.data).toEqualTypeOf<number | undefined>()
})

test('useMeasurements', () => {
  const { data } = useMeasurements({ name, startTime })
  expectTypeOf(data).toEqualTypeOf<Page<MeasurementSeries> | undefined>()
  const selected = useMeasurements({
    name,
    startTime: new Date(0),
    query: { select: (page) => page.elements[0]?.measurements[0]?.value },
  })
  expectTypeOf(selected.data).toEqualTypeOf<number | undefined>()
  // @ts-expect-error a series begins somewhere
  useMeasurements({ name })
})

test('useAlarms', () => {
  expectTypeOf(useAlarms().data).toEqualTypeOf<Page<Alarm> | undefined>()
  const { data } = useAlarms({
    state: 'ALARM',
    query: { select: (page) => page.elements.map((alarm) => alarm.id) },
  })
  expectTypeOf(data).toEqualTypeOf<string[] | undefined>()
  // @ts-expect-error no such state
  useAlarms({ state: 'FINE' })
})

test('useAlarm', () => {
  expectTypeOf(useAlarm({ alarmId: 'a' }).data).toEqualTypeOf<Alarm | undefined>()
  const { data } = useAlarm({ alarmId: undefined, query: { select: (alarm) => alarm.link } })
  expectTypeOf(data).toEqualTypeOf<string | null | undefined>()
  // @ts-expect-error may be undefined, but must be thought of
  useAlarm({})
})

test('useAlarmCount', () => {
  expectTypeOf(useAlarmCount({ groupBy: ['state'] }).data).toEqualTypeOf<AlarmCount | undefined>()
  const { data } = useAlarmCount({ query: { select: (count) => count.columns } })
  expectTypeOf(data).toEqualTypeOf<string[] | undefined>()
})

test('useAlarmHistory', () => {
  expectTypeOf(useAlarmHistory({ alarmId: 'a' }).data).toEqualTypeOf<Page<AlarmHistoryEntry> | undefined>()
  const { data } = useAlarmHistory({ alarmId: 'a', query: { select: (page) => page.nextOffset } })
  expectTypeOf(data).toEqualTypeOf<string | undefined>()
})

test('useAlarmHistoryList', () => {
  expectTypeOf(useAlarmHistoryList().data).toEqualTypeOf<Page<AlarmHistoryEntry> | undefined>()
  const { data } = useAlarmHistoryList({ query: { select: (page) => page.elements.length } })
  expectTypeOf(data).toEqualTypeOf<number | undefined>()
})

test('useAlarmDefinitions', () => {
  expectTypeOf(useAlarmDefinitions().data).toEqualTypeOf<Page<AlarmDefinition> | undefined>()
  const { data } = useAlarmDefinitions({ query: { select: (page) => page.elements.length } })
  expectTypeOf(data).toEqualTypeOf<number | undefined>()
})

test('useAlarmDefinition', () => {
  const { data } = useAlarmDefinition({ alarmDefinitionId: 'a' })
  expectTypeOf(data).toEqualTypeOf<AlarmDefinition | undefined>()
  const selected = useAlarmDefinition({
    alarmDefinitionId: 'a',
    query: { select: (definition) => definition.matchBy },
  })
  expectTypeOf(selected.data).toEqualTypeOf<string[] | undefined>()
})

test('useNotifications', () => {
  expectTypeOf(useNotifications().data).toEqualTypeOf<Page<NotificationMethod> | undefined>()
  const { data } = useNotifications({ query: { select: (page) => page.elements.length } })
  expectTypeOf(data).toEqualTypeOf<number | undefined>()
})

test('useNotification', () => {
  const { data } = useNotification({ notificationId: 'a' })
  expectTypeOf(data).toEqualTypeOf<NotificationMethod | undefined>()
  const selected = useNotification({
    notificationId: 'a',
    query: { select: (method) => method.period },
  })
  expectTypeOf(selected.data).toEqualTypeOf<number | undefined>()
})

test('useNotificationTypes', () => {
  expectTypeOf(useNotificationTypes().data).toEqualTypeOf<Page<NotificationType> | undefined>()
  const { data } = useNotificationTypes({ query: { select: (page) => page.elements.includes('EMAIL') } })
  expectTypeOf(data).toEqualTypeOf<boolean | undefined>()
})
