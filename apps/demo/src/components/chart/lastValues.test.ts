import { expect, test } from 'vitest'
import type { Point } from './alignSeries.js'
import { lastTime, valueAt } from './lastValues.js'

const points: Point[] = [
  [1000, 10],
  [2000, 20],
  [3000, 30],
]

test('value at: the newest point that is not later', () => {
  expect([500, 1000, 1999, 2000, 9000].map((time) => valueAt(points, time))).toEqual([
    undefined,
    10,
    10,
    20,
    30,
  ])
})

test('value at: without a moment, the newest', () => {
  expect(valueAt(points)).toBe(30)
  expect(valueAt([])).toBeUndefined()
})

test('last time: over all series', () => {
  expect(lastTime([{ points }, { points: [[3500, 1]] }, { points: [] }])).toBe(3500)
  expect(lastTime([{ points: [] }])).toBeUndefined()
})
