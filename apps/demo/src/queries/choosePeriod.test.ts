import { expect, test } from 'vitest'
import { choosePeriod } from './choosePeriod.js'

const hour = 3_600_000
const sixHours = { length: 6 * hour, period: 60 }

test('without a choice, a few hundred points, and the reason says so', () => {
  expect(choosePeriod({ metric: 'm' }, sixHours)).toEqual({
    period: 60,
    reason: '360 points in 6 h',
    isChanged: false,
  })
  // Short ranges show measurements elsewhere; functions need a period.
  expect(choosePeriod({ metric: 'm' }, { length: 600_000, period: undefined }).period).toBe(15)
})

test('a chosen period stays, unless it would be too much to read', () => {
  expect(choosePeriod({ metric: 'm', period: 300 }, sixHours)).toEqual({
    period: 300,
    reason: 'chosen',
    isChanged: false,
  })
  expect(choosePeriod({ metric: 'm', period: 1 }, { length: 24 * hour, period: 300 })).toEqual({
    period: 30,
    reason: '1 s would be too many points in 1 d',
    isChanged: true,
  })
  const years = { length: 5 * 366 * 24 * hour, period: 6 * 86_400 }
  expect(choosePeriod({ metric: 'm', period: 1 }, years).period).toBe(43_200)
})

test('measurements themselves, up to a day', () => {
  expect(choosePeriod({ metric: 'm', functions: [] }, sixHours)).toEqual({
    period: undefined,
    reason: 'measurements',
    isChanged: false,
  })
  expect(choosePeriod({ metric: 'm', functions: [] }, { length: 48 * hour, period: 600 })).toEqual({
    period: 600,
    reason: 'averages of 10 min: 2 d are too long for single measurements',
    isChanged: true,
  })
})
