import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { choosePeriod, snapRange } from './index.js'

const day = 86_400_000

test.each([
  [{ endTime: 3_600_000, width: 800 }, 5],
  [{ endTime: day, width: 800 }, 120],
  [{ endTime: day, width: 2880 }, 30],
  [{ endTime: 7 * day, width: 800 }, 900],
  [{ endTime: 365 * day, width: 300 }, 2 * 86_400],
  [{ endTime: 3650 * day, width: 100 }, 6 * 7 * 86_400],
  [{ endTime: 60_000, width: 800 }, 1],
  [{ endTime: day, width: 0.5 }, 86_400],
  [{ endTime: 3_600_000, width: 800, resolution: 30 }, 30],
  [{ endTime: 3_600_000, width: 400, resolution: 20 }, 20],
  [{ endTime: day, width: 800, resolution: 50 }, 300],
  [{ endTime: day, width: 800, resolution: 7 }, 112],
  [{ endTime: 3_600_000, width: 800, resolution: 7 }, 7],
  [{ endTime: 3_600_000, width: 800, resolution: 45 }, 45],
  [{ endTime: 3_600_000, width: 800, resolution: 90 }, 90],
  [{ endTime: 3_600_000, width: 800, resolution: 40 }, 40],
  [{ endTime: day, width: 175, resolution: 45 }, 900],
  [{ endTime: day, width: 800, resolution: 45, minimum: 200 }, 225],
  [{ endTime: day, width: 3000, resolution: 7, maximumPoints: 1000 }, 91],
  // The next readable one is more than twice as long, and none in between is more readable.
  [{ endTime: 365 * day, width: 180 }, 7 * 86_400],
  [{ endTime: 3650 * day, width: 100, resolution: 7 }, 6 * 7 * 86_400],
  [{ endTime: 3650 * day, width: 100, resolution: 11 }, 3_153_601],
  [{ endTime: 3_600_000, width: 800, minimum: 60 }, 60],
  [{ endTime: day, width: 100_000 }, 10],
  [{ endTime: day, width: 3000, maximumPoints: 1000 }, 120],
])('default: %j', (parameters, period) => {
  expect(choosePeriod({ startTime: 0, ...parameters })).toBe(period)
})

test.each([
  ['endTime', { endTime: 0 }, '`endTime` must be later than `startTime`.'],
  ['width', { width: 0 }, '`width` must be a number above 0.'],
  ['resolution', { resolution: -1 }, '`resolution` must be a number above 0.'],
  ['minimum', { minimum: Number.NaN }, '`minimum` must be a number above 0.'],
  ['maximumPoints', { maximumPoints: 0 }, '`maximumPoints` must be a number above 0.'],
])('error: %s', (_, parameters, message) => {
  expect(() => choosePeriod({ startTime: 0, endTime: day, width: 800, ...parameters })).toThrow(message)
})

test('property: never more points than the maximum, and equally many measurements in each period', async () => {
  await fuzz((random) => {
    const startTime = random.below(2 ** 31) * 1000
    const endTime = startTime + 1 + random.below(10 ** random.pick([3, 6, 9]))
    const width = 1 + random.below(4000)
    const resolution = random.pick([1, 10, 15, 60, 7])
    const period = choosePeriod({ startTime, endTime, width, resolution })
    expect(Number.isSafeInteger(period) && period >= 1).toBe(true)
    expect(period % resolution).toBe(0)
    expect((endTime - startTime) / (period * 1000)).toBeLessThanOrEqual(width)
    // No longer than needed: steps are at most 3.5 times as long as those before them.
    const needed = Math.max((endTime - startTime) / (width * 1000), resolution)
    expect(period).toBeLessThanOrEqual(4 * (needed + resolution))
    const snapped = snapRange({ startTime, endTime }, period)
    expect((snapped.endTime - snapped.startTime) / (period * 1000)).toBeLessThanOrEqual(10_001)
    // Moving the range changes nothing.
    expect(choosePeriod({ startTime: startTime + 777, endTime: endTime + 777, width, resolution })).toBe(
      period,
    )
  })
})

test('snapRange: expands to whole periods', () => {
  expect(snapRange({ startTime: 61_000, endTime: 119_000 }, 60)).toEqual({
    startTime: 60_000,
    endTime: 120_000,
  })
  expect(snapRange({ startTime: 60_000, endTime: 120_000 }, 60)).toEqual({
    startTime: 60_000,
    endTime: 120_000,
  })
  expect(snapRange({ startTime: -1, endTime: 1 }, 60)).toEqual({ startTime: -60_000, endTime: 60_000 })
  expect(() => snapRange({ startTime: 0, endTime: 1 }, 0)).toThrow(
    '`period` must be a number of seconds above 0.',
  )
})

test.each([
  ['startTime', { startTime: Number.NaN, endTime: 1 }],
  ['startTime', { startTime: '2026-03-04' as unknown as number, endTime: 1 }],
  ['endTime', { startTime: 0, endTime: Number.POSITIVE_INFINITY }],
  ['endTime', { startTime: 0, endTime: undefined as unknown as number }],
])('snapRange, error: %s in %j', (parameter, range) => {
  expect(() => snapRange(range, 60)).toThrow(`\`${parameter}\` must be milliseconds since the epoch.`)
})
