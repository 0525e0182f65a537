import { expect, test } from 'vitest'
import { sumPoints } from './sumPoints.js'

test('one series, or none, stays what it is', () => {
  expect(sumPoints([[[1, 5]]])).toEqual([[1, 5]])
  expect(sumPoints([])).toEqual([])
})

test('several: by moment, ascending', () => {
  const first = [
    [2000, 1],
    [3000, 2],
  ] as const
  const second = [
    [1000, 10],
    [3000, 20],
  ] as const
  expect(sumPoints([first, second])).toEqual([
    [1000, 10],
    [2000, 1],
    [3000, 22],
  ])
})
