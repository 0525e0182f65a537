import { expectTypeOf, test } from 'vitest'
import type {
  ListAlarmDefinitionsParameters,
  ListAlarmsParameters,
  ListNotificationsParameters,
} from './index.js'

/** Whether an editor completes a text. */
type Completes<parameters extends { sortBy?: unknown }, wanted extends string> = Extract<
  parameters['sortBy'],
  wanted
>

test('sortBy: editors complete fields with and without a direction', () => {
  expectTypeOf<Completes<ListAlarmsParameters, 'severity desc'>>().toEqualTypeOf<'severity desc'>()
  expectTypeOf<Completes<ListAlarmDefinitionsParameters, 'updated_at'>>().toEqualTypeOf<'updated_at'>()
  expectTypeOf<Completes<ListNotificationsParameters, 'address asc'>>().toEqualTypeOf<'address asc'>()
  expectTypeOf<Completes<ListNotificationsParameters, 'severity'>>().toEqualTypeOf<never>()
})

test('sortBy: a list, several fields in one text, and computed text', () => {
  expectTypeOf<string>().toExtend<ListAlarmsParameters['sortBy']>()
  expectTypeOf<readonly ['severity desc', 'alarm_id']>().toExtend<ListAlarmsParameters['sortBy']>()
})
