import { expect, test } from 'vitest'
import { formatTick } from './formatTick.js'

test('as exact as the distance of ticks asks for', () => {
  const time = new Date(2026, 10, 23, 14, 3, 25).getTime()
  expect(formatTick(time, 5)).toContain(':25')
  expect(formatTick(time, 60)).not.toContain(':25')
  expect(formatTick(time, 86_400)).toContain('23')
})

test('midnight shows the date', () => {
  expect(formatTick(new Date(2026, 10, 23).getTime(), 3600)).toContain('23')
})
