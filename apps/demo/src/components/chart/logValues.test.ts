import { expect, test } from 'vitest'
import { makeLine } from '../../../test/makeLine.js'
import { countZeros, logRange, withoutZeros } from './logValues.js'

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

test('range: whole powers of ten around what is positive', () => {
  expect(logRange(3, 4500)).toEqual([1, 10_000])
  expect(logRange(0.02, 0.5)).toEqual([0.01, 1])
  expect(logRange(100, 100)).toEqual([100, 1000])
  expect(logRange(0, 50)).toEqual([10, 100])
  expect(logRange(null, null)).toEqual([1, 10])
  expect(logRange(-5, 0)).toEqual([1, 10])
  expect(logRange(700, 9000, { base: 2 })).toEqual([512, 16_384])
})

test('range: fixed ends, which must be positive', () => {
  expect(logRange(3, 4500, { bottom: 2, top: 500 })).toEqual([2, 500])
  expect(logRange(3, 4500, { bottom: 0, top: -1 })).toEqual([1, 10_000])
  expect(logRange(3, 40, { threshold: 900 })).toEqual([1, 1000])
})
