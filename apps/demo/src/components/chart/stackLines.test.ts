import { expect, test } from 'vitest'
import type { AlignedLines } from './alignLines.js'
import { baseOf, stackLines } from './stackLines.js'

const times = Float64Array.of(0, 10, 20, 30)

/** Stacks columns that are given in the order of the legend. */
function stack(...columns: AlignedLines[1][]) {
  const [, ...stacked] = stackLines([times, ...columns.toReversed()])
  return stacked.toReversed()
}

test('each line stands on the ones before it in the legend', () => {
  const [first, second] = stack(Float64Array.of(1, 2, 3, 4), Float64Array.of(10, 10, 10, 10))
  expect(first).toEqual([1, 2, 3, 4])
  expect(second).toEqual([11, 12, 13, 14])
  expect([...(baseOf(second ?? []) ?? [])]).toEqual([1, 2, 3, 4])
})

test('a gap adds nothing; where only others have a point, a line continues straight', () => {
  const [first, second, third] = stack(
    [1, null, null, 1],
    [10, undefined, undefined, 40],
    [undefined, 5, null, undefined],
  )
  expect(first).toEqual([1, null, null, 1])
  expect(second).toEqual([11, 20, 30, 41])
  expect(third).toEqual([null, 25, null, null])
})

test('lines with a negative sum stack downwards', () => {
  const [, second, third] = stack([1, 1, 1, 1], [-1, -1, -1, -1], [-2, -2, -2, 0])
  expect(second).toEqual([-1, -1, -1, -1])
  expect(third).toEqual([-3, -3, -3, -1])
})

test('values are not changed in place', () => {
  const column = Float64Array.of(1, 2, 3, 4)
  stack(Float64Array.of(1, 1, 1, 1), column)
  expect(column).toEqual(Float64Array.of(1, 2, 3, 4))
})
