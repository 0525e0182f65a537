import type { AlarmStatePeriod } from '@monasca/core/evaluation'
import { expect, test } from 'vitest'
import { thinPeriods } from './thinPeriods.js'

test('a flapping alarm: the worst state of each part', () => {
  const periods = Array.from({ length: 1000 }, (_, index): AlarmStatePeriod => {
    const state = index < 500 && index % 2 === 0 ? 'ALARM' : 'OK'
    return { state, startTime: index * 10, endTime: index * 10 + 10 }
  })
  expect(thinPeriods(periods, { start: 0, end: 10_000 }, 100)).toEqual([
    { state: 'ALARM', startTime: 0, endTime: 5000 },
    { state: 'OK', startTime: 5000, endTime: 10_000 },
  ])
})

test('few periods stay as they are', () => {
  const periods: AlarmStatePeriod[] = [{ state: 'OK', startTime: 0, endTime: 10 }]
  expect(thinPeriods(periods, { start: 0, end: 10 })).toBe(periods)
})
