import { expectTypeOf, test } from 'vitest'
import type { Requester } from './requester.js'
import {
  type ListStatisticsParameters,
  listStatistics,
  type Statistic,
  type StatisticName,
} from './series.js'

declare const requester: Requester

test('points contain the requested statistics and no others', async () => {
  const { elements, nextOffset } = await listStatistics(requester, {
    name: 'cpu',
    startTime: 0,
    statistics: ['avg', 'max'],
  })
  type Point = (typeof elements)[number]['statistics'][number]
  expectTypeOf<keyof Point>().toEqualTypeOf<'timestamp' | 'avg' | 'max'>()
  expectTypeOf<Point['avg']>().toEqualTypeOf<number>()
  expectTypeOf<Point['timestamp']>().toEqualTypeOf<number>()
  expectTypeOf(nextOffset).toEqualTypeOf<string | undefined>()
})

test('a list known only at run time may contain any statistic', async () => {
  const statistics: StatisticName[] = ['avg']
  const { elements } = await listStatistics(requester, { name: 'cpu', startTime: 0, statistics })
  expectTypeOf(elements[0]?.statistics[0]).toEqualTypeOf<Statistic | undefined>()
})

test('unknown statistics do not compile', () => {
  // @ts-expect-error `last` is a function of expressions, not a statistic
  void listStatistics(requester, { name: 'cpu', startTime: 0, statistics: ['last'] })
  // @ts-expect-error the start is required
  void listStatistics(requester, { name: 'cpu', statistics: ['avg'] })
  // @ts-expect-error only '*' is not a list
  void listStatistics(requester, { name: 'cpu', startTime: 0, statistics: ['avg'], groupBy: 'hostname' })
  expectTypeOf<ListStatisticsParameters['groupBy']>().toEqualTypeOf<'*' | readonly string[] | undefined>()
})
