import { expectTypeOf, test } from 'vitest'
import type { AlarmDefinition } from './alarmDefinitions.js'
import { createAlarmDefinition, patchAlarmDefinition, updateAlarmDefinition } from './alarmDefinitions.js'
import type { Alarm } from './alarms.js'
import { countAlarms, listAlarms, patchAlarm, updateAlarm } from './alarms.js'
import type { DimensionFilter } from './dimensions.js'
import type { Metric } from './metrics.js'
import { createMetrics, listMetrics } from './metrics.js'
import type { NotificationMethod, NotificationType } from './notifications.js'
import { createNotification, patchNotification, updateNotification } from './notifications.js'
import type { Page, Requester } from './requester.js'

declare const requester: Requester
declare const definition: AlarmDefinition
declare const method: NotificationMethod
declare const maybe: string | undefined

test('metrics: one or many', () => {
  const metric = { name: 'a', value: 1 }
  expectTypeOf(createMetrics(requester, metric)).resolves.toBeUndefined()
  void createMetrics(requester, [metric, { ...metric, timestamp: new Date(), dimensions: { a: 'b' } }])
  // @ts-expect-error posted times are Date or milliseconds, not text
  void createMetrics(requester, { ...metric, timestamp: '2025-01-01' })
  // @ts-expect-error the value is missing
  void createMetrics(requester, [{ name: 'a' }])
})

test('lists: values may be undefined, and parameters omitted', () => {
  expectTypeOf(listMetrics(requester)).resolves.toEqualTypeOf<Page<Metric>>()
  void listMetrics(requester, { name: maybe, offset: maybe })
  void listMetrics(requester, { startTime: 0, endTime: new Date() })
  // @ts-expect-error not a parameter
  void listMetrics(requester, { metricName: 'a' })
})

test('dimension filters: a value, several values, or true', () => {
  const filter = { a: 'b', c: ['d', 'e'], f: true } as const
  expectTypeOf(filter).toExtend<DimensionFilter>()
  // @ts-expect-error false is not a filter
  void listMetrics(requester, { dimensions: { a: false } })
})

test('alarms: states and severities are words', () => {
  expectTypeOf(listAlarms(requester, { state: 'ALARM', severity: 'LOW' })).resolves.toEqualTypeOf<
    Page<Alarm>
  >()
  void listAlarms(requester, { severity: ['LOW', 'HIGH'], sortBy: ['state', 'alarm_id desc'] })
  // @ts-expect-error one state only
  void listAlarms(requester, { state: ['ALARM', 'OK'] })
  // @ts-expect-error not a group
  void countAlarms(requester, { groupBy: ['color'] })
})

test('alarms: all fields to update, any to patch', () => {
  void patchAlarm(requester, { alarmId: 'a', link: '' })
  // @ts-expect-error all three are required
  void updateAlarm(requester, { alarmId: 'a', state: 'OK' })
  // @ts-expect-error null clears nothing
  void patchAlarm(requester, { alarmId: 'a', link: null })
})

test('alarm definitions: a fetched definition can be spread into an update', () => {
  void updateAlarmDefinition(requester, { ...definition, alarmDefinitionId: definition.id })
  void patchAlarmDefinition(requester, { alarmDefinitionId: 'd', severity: 'HIGH' })
  void createAlarmDefinition(requester, { name: 'a', expression: 'b > 1' })
  // @ts-expect-error servers ignore it here
  void createAlarmDefinition(requester, { name: 'a', expression: 'b > 1', actionsEnabled: false })
  // @ts-expect-error all fields are required
  void updateAlarmDefinition(requester, { alarmDefinitionId: 'd', name: 'a' })
})

test('notification methods: known types are suggested, others allowed', () => {
  expectTypeOf<'EMAIL'>().toExtend<NotificationType>()
  void createNotification(requester, { name: 'a', type: 'SLACK', address: 'https://example.org' })
  void updateNotification(requester, { ...method, notificationId: method.id })
  void patchNotification(requester, { notificationId: 'a', address: maybe })
  // @ts-expect-error an update requires the period
  void updateNotification(requester, { notificationId: 'a', name: 'a', type: 'EMAIL', address: 'a@b' })
})
