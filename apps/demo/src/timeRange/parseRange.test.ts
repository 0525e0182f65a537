import { formatTimeRange } from '@monasca/core/time'
import { expect, test } from 'vitest'
import { parseRange } from './parseRange.js'

const now = Date.parse('2026-11-30T12:04:10Z')

/** The canonical text of a range, or what is wrong. */
function read(text: string, zone = 'UTC', time = now): string {
  const { ends, problem } = parseRange(text, { now: time, zone })
  return ends === undefined ? problem : formatTimeRange(ends)
}

test('what the library reads, in the zone of the page', () => {
  expect(read('last 6 hours')).toBe('6h')
  expect(read('now-1d/d')).toBe('now-1d/d')
  expect(read('2026-11-30 05:00 to 06:00', 'Europe/Berlin')).toBe('20261130T040000Z..20261130T050000Z')
})

test('errors: say what is wrong, and what works', () => {
  expect(read('')).toBe('Enter a time or time range. Try now-6h.')
  expect(read('soon')).toBe('“soon” is not a time. Try now-6h.')
  expect(read('2026-11-30 05:00 to 04:00')).toBe(
    'The start must be before the end. Try 2026-11-30 04:00 to 05:00.',
  )
  expect(read('30.11.2026 04:00 to 30.11.2026 05:00')).toBe(
    '“30.11.2026 04:00” is not a time. Try 2026-11-30 04:00 to 2026-11-30 05:00.',
  )
})

test('ranges that charts cannot show', () => {
  expect(read('2026-12-24')).toBe('The start must be in the past.')
  expect(read('1s')).toBe('The shortest range is 10 seconds.')
  expect(read('6y')).toBe('The longest range is 5 years.')
  expect(read('60y')).toBe('The start is too long ago.')
})

test('today is never too short', () => {
  expect(read('today', 'UTC', Date.parse('2026-11-30T00:00:00Z'))).toBe('now/d')
})
