import { expectTypeOf, test } from 'vitest'
import { and, avg, last } from './statistics.js'
import type { Expression } from './tree.js'

test('a comparison is an expression', () => {
  expectTypeOf(avg('a', { period: 120 }).gt(1, { times: 2 })).toEqualTypeOf<Expression>()
  expectTypeOf(and(...['a', 'b'].map((name) => avg(name).gt(1)))).toEqualTypeOf<Expression>()
})

test('last takes neither a period nor times', () => {
  // @ts-expect-error one value has no period
  last('a', { period: 120 })
  // @ts-expect-error one value cannot be above the threshold several times
  last('a').gt(1, { times: 2 })
})

test('a statistic is not an operand', () => {
  // @ts-expect-error it has no comparison
  and(avg('a'), avg('b').gt(1))
})
