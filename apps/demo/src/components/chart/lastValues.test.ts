import { expect, test } from 'vitest'
import { makePoints } from '../../../test/makePoints.js'
import { lastTime, valueAt } from './lastValues.js'

const points = makePoints([
  [1000, 10],
  [2000, 20],
  [3000, 30],
])
const nothing = makePoints([])

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
  expect(valueAt(nothing)).toBeUndefined()
  expect(valueAt(makePoints([[1000, Number.NaN]]))).toBeUndefined()
})

test('last time: over all series', () => {
  expect(lastTime([{ points }, { points: makePoints([[3500, 1]]) }, { points: nothing }])).toBe(3500)
  expect(lastTime([{ points: nothing }])).toBeUndefined()
})
