import type {
  Alarm,
  AlarmDefinition,
  CreateMetricsParameters,
  MetricInput,
  NotificationMethod,
} from '@monasca/core'
import { expectTypeOf, test } from 'vitest'
import { useCreateAlarmDefinition } from './useCreateAlarmDefinition.js'
import { useCreateMetrics } from './useCreateMetrics.js'
import { useCreateNotification } from './useCreateNotification.js'
import { useDeleteAlarm } from './useDeleteAlarm.js'
import { useDeleteAlarmDefinition } from './useDeleteAlarmDefinition.js'
import { useDeleteNotification } from './useDeleteNotification.js'
import { usePatchAlarm } from './usePatchAlarm.js'
import { usePatchAlarmDefinition } from './usePatchAlarmDefinition.js'
import { usePatchNotification } from './usePatchNotification.js'
import { useUpdateAlarm } from './useUpdateAlarm.js'
import { useUpdateAlarmDefinition } from './useUpdateAlarmDefinition.js'
import { useUpdateNotification } from './useUpdateNotification.js'

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
