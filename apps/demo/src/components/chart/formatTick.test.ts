import { expect, test } from 'vitest'
import { setTimeZone } from '../../format/timeZone.js'
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

test('follows the zone and the distance of ticks, also for a time that was formatted before', () => {
  const noon = Date.UTC(2026, 10, 23, 12)
  const labelIn = (zone: string, step = 3600) => {
    setTimeZone(zone)
    return formatTick(noon, step)
  }
  try {
    expect(labelIn('UTC')).toContain('12')
    expect(labelIn('Asia/Tokyo')).toContain('21')
    expect(labelIn('UTC', 86_400)).toContain('23')
    expect(labelIn('UTC')).toContain('12:00')
  } finally {
    setTimeZone(undefined)
  }
})
