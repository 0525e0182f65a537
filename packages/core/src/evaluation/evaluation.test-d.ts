import { expectTypeOf, test } from 'vitest'
import type { SubExpression } from '../expression/index.js'
import type { AlarmHistoryEntry, AlarmState } from '../index.js'
import type { ColumnSeries } from '../series/index.js'
import { type AlarmEvent, type AlarmTransition, backtest, Evaluator, runBacktest } from './index.js'

declare const values: ColumnSeries<'value'>
declare const averages: ColumnSeries<'avg'>

test('the type narrows an event', () => {
  const events = new Evaluator().tick(0)
  expectTypeOf(events).toEqualTypeOf<readonly AlarmEvent[]>()
  for (const event of events) {
    if (event.type !== 'transition') continue
    expectTypeOf(event).toEqualTypeOf<AlarmTransition>()
    expectTypeOf(event.newState).toEqualTypeOf<AlarmState>()
    expectTypeOf(event.subAlarms[0]?.expression).toEqualTypeOf<SubExpression | undefined>()
  }
})

test('a transition has the fields of a history entry', () => {
  expectTypeOf<
    Pick<AlarmTransition, 'alarmId' | 'metrics' | 'newState' | 'oldState' | 'reason' | 'timestamp'>
  >().toExtend<Partial<AlarmHistoryEntry>>()
  expectTypeOf<AlarmTransition['subAlarms'][number]['expression']>().toExtend<
    AlarmHistoryEntry['subAlarms'][number]['expression']
  >()
})

test('series have values', () => {
  const range = { expression: 'cpu > 1', startTime: 0, endTime: 1 }
  expectTypeOf(runBacktest).toBeCallableWith({ ...range, series: [values] })
  // @ts-expect-error statistics are not measurements
  runBacktest({ ...range, series: [averages] })
  // @ts-expect-error times are milliseconds
  runBacktest({ ...range, startTime: new Date(), series: [values] })
  // @ts-expect-error one of two words
  runBacktest({ ...range, series: [values], phases: 'some' })
  expectTypeOf(backtest({ ...range, series: [values] })).toEqualTypeOf<
    Promise<ReturnType<typeof runBacktest>>
  >()
})
