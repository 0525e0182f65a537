import type { ColumnSeries, LiveSeries } from '@monasca/core/series'
import { expectTypeOf, test } from 'vitest'
import { useLiveSeries } from './series.js'

test('default: measurements have the column `value`', () => {
  const { data } = useLiveSeries({ name: 'cpu.idle_perc', window: 3600 })
  expectTypeOf(data).toEqualTypeOf<LiveSeries<'value'> | undefined>()
})

test('parameters: statistics are the columns', () => {
  const { data } = useLiveSeries({ name: 'cpu.idle_perc', window: 3600, statistics: ['avg', 'max'] })
  expectTypeOf(data).toEqualTypeOf<LiveSeries<'avg' | 'max'> | undefined>()
  expectTypeOf(data?.series[0]).toEqualTypeOf<ColumnSeries<'avg' | 'max'> | undefined>()
  // @ts-expect-error not asked for
  data?.series[0]?.columns.min
})

test('query: select', () => {
  const { data } = useLiveSeries({
    name: 'cpu.idle_perc',
    window: 3600,
    statistics: ['avg'],
    query: { select: ({ series }) => series.length },
  })
  expectTypeOf(data).toEqualTypeOf<number | undefined>()
})

test('error: a wrong option', () => {
  // @ts-expect-error no such statistic
  useLiveSeries({ name: 'cpu.idle_perc', window: 3600, statistics: ['median'] })
  // @ts-expect-error the window says how far back, and may not be left out
  useLiveSeries({ name: 'cpu.idle_perc' })
})
