import { expect, test } from 'vitest'
import { makeLine } from '../../../test/makeLine.js'
import { countZeros, withoutZeros } from './logValues.js'

test('zeros and negative values become gaps; other columns stay the same object', () => {
  const times = Float64Array.of(1, 2, 3)
  const positive = Float64Array.of(1, 2, 3)
  const [, first, second] = withoutZeros([times, positive, [0, undefined, -1]])
  expect(first).toBe(positive)
  expect(second).toEqual([null, undefined, null])
})

test('counts what is left out within the range', () => {
  const line = makeLine('errors', [
    [0, 0],
    [1000, 0],
    [2000, -1],
    [3000, Number.NaN],
    [4000, 5],
  ])
  expect(countZeros([line, line], 1000, 4000)).toBe(4)
})
