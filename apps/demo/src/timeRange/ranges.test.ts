import { expect, test } from 'vitest'
import { parseRangeId, rangeOf, ranges, refreshOf } from './ranges.js'

test('parse: known ids stay, anything else becomes the shortest range', () => {
  expect(ranges.map(({ id }) => parseRangeId(id))).toEqual(ranges.map(({ id }) => id))
  expect([undefined, '', '2h', 15, {}, 'constructor'].map(parseRangeId)).toEqual(Array(6).fill('15m'))
})

test('points: no range asks for more than a chart can show', () => {
  for (const { length, period } of ranges) {
    if (period === undefined) continue
    const points = length / 1000 / period
    expect(points).toBeGreaterThanOrEqual(200)
    expect(points).toBeLessThanOrEqual(400)
  }
})

test('period: a divisor of the range, so that the first step is a whole one', () => {
  for (const { id } of ranges) {
    const { length, period = 5 } = rangeOf(id)
    expect((length / 1000) % period).toBe(0)
  }
})

test('refresh: from 5 seconds to a minute, several times in a step', () => {
  expect([undefined, 15, 30, 60, 300, 1800].map(refreshOf)).toEqual([5, 5, 5, 10, 50, 60])
})
