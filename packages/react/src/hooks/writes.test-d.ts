import {
  type Alarm,
  type AlarmDefinition,
  type BaseError,
  type CreateMetricsParameters,
  isBaseError,
  type MetricInput,
  NotFoundError,
  type NotificationMethod,
} from '@monasca/core'
import { expectTypeOf, test } from 'vitest'
import type { MonascaError } from '../query/monascaError.js'
import {
  useCreateAlarmDefinition,
  useDeleteAlarmDefinition,
  usePatchAlarmDefinition,
  useUpdateAlarmDefinition,
} from './alarmDefinitions.js'
import { useDeleteAlarm, usePatchAlarm, usePatchAlarms, useUpdateAlarm } from './alarms.js'
import { useCreateMetrics } from './metrics.js'
import {
  useCreateNotification,
  useDeleteNotification,
  usePatchNotification,
  useUpdateNotification,
} from './notifications.js'

test('useCreateMetrics', () => {
  expectTypeOf(useCreateMetrics().mutate).parameter(0).toEqualTypeOf<CreateMetricsParameters>()
  expectTypeOf<MetricInput>().toExtend<CreateMetricsParameters>()
  // @ts-expect-error a value is a number
  useCreateMetrics().mutate({ name: 'x', value: '1' })
})

test('useUpdateAlarm, usePatchAlarm, useDeleteAlarm', () => {
  expectTypeOf(useUpdateAlarm().data).toEqualTypeOf<Alarm | undefined>()
  expectTypeOf(usePatchAlarm().data).toEqualTypeOf<Alarm | undefined>()
  expectTypeOf(useDeleteAlarm().data).toEqualTypeOf<undefined>()
  expectTypeOf(useDeleteAlarm().mutate).parameter(0).toEqualTypeOf<{ alarmId: string }>()
  // @ts-expect-error PUT wants all fields
  useUpdateAlarm().mutate({ alarmId: 'a' })
  // @ts-expect-error no such state
  usePatchAlarm().mutate({ alarmId: 'a', state: 'FINE' })
})

test('useCreate-, useUpdate-, usePatch-, useDeleteAlarmDefinition', () => {
  expectTypeOf(useCreateAlarmDefinition().data).toEqualTypeOf<AlarmDefinition | undefined>()
  expectTypeOf(useUpdateAlarmDefinition().data).toEqualTypeOf<AlarmDefinition | undefined>()
  expectTypeOf(usePatchAlarmDefinition().data).toEqualTypeOf<AlarmDefinition | undefined>()
  expectTypeOf(useDeleteAlarmDefinition().data).toEqualTypeOf<undefined>()
  // @ts-expect-error an expression is required
  useCreateAlarmDefinition().mutate({ name: 'x' })
})

test('useCreate-, useUpdate-, usePatch-, useDeleteNotification', () => {
  expectTypeOf(useCreateNotification().data).toEqualTypeOf<NotificationMethod | undefined>()
  expectTypeOf(useUpdateNotification().data).toEqualTypeOf<NotificationMethod | undefined>()
  expectTypeOf(usePatchNotification().data).toEqualTypeOf<NotificationMethod | undefined>()
  expectTypeOf(useDeleteNotification().data).toEqualTypeOf<undefined>()
  // @ts-expect-error which one?
  usePatchNotification().mutate({ name: 'x' })
})

test('mutation: callbacks are typed, what onMutate returns too', () => {
  const { context } = usePatchAlarm({
    mutation: {
      onMutate: ({ alarmId }) => ({ previous: alarmId }),
      onSuccess: (alarm, variables, mutated) => {
        expectTypeOf(alarm).toEqualTypeOf<Alarm>()
        expectTypeOf(variables.alarmId).toEqualTypeOf<string>()
        expectTypeOf(mutated).exclude<undefined>().toEqualTypeOf<{ previous: string }>()
      },
    },
  })
  expectTypeOf(context).toEqualTypeOf<{ previous: string } | undefined>()
})

test('usePatchAlarms: a result for each alarm', () => {
  const { mutate, data = [], error } = usePatchAlarms({ concurrency: 8, onProgress: ({ done }) => done })
  expectTypeOf(error).toEqualTypeOf<MonascaError | null>()
  mutate({ alarmIds: ['a', 'b'], lifecycleState: 'ACKNOWLEDGED' })
  for (const result of data) {
    if (result.error === undefined) expectTypeOf(result.alarm).toEqualTypeOf<Alarm>()
    else expectTypeOf(result.error).toEqualTypeOf<MonascaError>()
  }
  // @ts-expect-error several alarms, not one
  mutate({ alarmId: 'a' })
})

test('error: those of the library, its members at hand', () => {
  const { error } = usePatchAlarm()
  expectTypeOf(error).toEqualTypeOf<MonascaError | null>()
  expectTypeOf(error?.shortMessage).toEqualTypeOf<string | undefined>()
  if (error?.shortMessage !== undefined) expectTypeOf(error).toEqualTypeOf<BaseError>()
  if (isBaseError(error)) expectTypeOf(error.code).toEqualTypeOf<string>()
  if (error instanceof NotFoundError) expectTypeOf(error.status).toEqualTypeOf<number>()
  expectTypeOf<Error>().toExtend<MonascaError>()
})
