import { expect, test } from 'vitest'
import { resolveMoment } from './moment.js'
import { formatEnds, parseRange } from './parseRange.js'

const at = (text: string) => Date.parse(text)
const now = at('2026-11-30T12:04:10Z')

/** The ends of a range as ISO text, or what is wrong. */
function read(text: string, zone = 'UTC', time = now): string[] | string {
  const context = { now: time, zone }
  const { ends, problem } = parseRange(text, context)
  if (ends === undefined) return problem
  return [resolveMoment(ends.from, context, 'start'), resolveMoment(ends.to, context, 'end')].map((end) =>
    new Date(end).toISOString().replace('.000Z', 'Z'),
  )
}

test('lengths: up to now, in several spellings', () => {
  const hours = ['2026-11-30T06:04:10Z', '2026-11-30T12:04:10Z']
  for (const text of [
    '6h',
    '6 hours',
    'last 6 hours',
    'now-6h',
    ' now - 6 h ',
    'now-6h to now',
    'now-6h..now',
  ]) {
    expect(read(text)).toEqual(hours)
  }
  expect(read('15 min')).toEqual(['2026-11-30T11:49:10Z', '2026-11-30T12:04:10Z'])
  expect(read('1M')).toEqual(['2026-10-30T12:04:10Z', '2026-11-30T12:04:10Z'])
})

test('calendar units: a whole day, week, month or year', () => {
  expect(read('now-1d/d')).toEqual(['2026-11-29T00:00:00Z', '2026-11-30T00:00:00Z'])
  expect(read('yesterday')).toEqual(read('now-1d/d'))
  expect(read('today')).toEqual(['2026-11-30T00:00:00Z', '2026-11-30T12:04:10Z'])
  expect(read('now/d')).toEqual(read('today'))
  // 30 November 2026 is a Monday.
  expect(read('now/w')).toEqual(['2026-11-30T00:00:00Z', '2026-11-30T12:04:10Z'])
  expect(read('now-1w/w')).toEqual(['2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z'])
  expect(read('now-1M/M')).toEqual(['2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z'])
  expect(read('now-1y/y')).toEqual(['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'])
  expect(read('now-7d to now-1d')).toEqual(['2026-11-23T12:04:10Z', '2026-11-29T12:04:10Z'])
  expect(read('1M', 'UTC', at('2026-03-31T10:00:00Z'))).toEqual([
    '2026-02-28T10:00:00Z',
    '2026-03-31T10:00:00Z',
  ])
})

test('dates and times: in the zone, an end may be a time alone', () => {
  const morning = ['2026-11-30T04:00:00Z', '2026-11-30T05:00:00Z']
  expect(read('2026-11-30 04:00 to 05:00')).toEqual(morning)
  expect(read('2026-11-30T04:00:00 - 2026-11-30T05:00:00')).toEqual(morning)
  expect(read('2026-11-30 05:00 to 06:00', 'Europe/Berlin')).toEqual(morning)
  expect(read('2026-11-30T04:00Z to 2026-11-30T05:00Z', 'Asia/Kathmandu')).toEqual(morning)
  expect(read('04:00 to 05:00')).toEqual(morning)
  expect(read('2026-11-29')).toEqual(['2026-11-29T00:00:00Z', '2026-11-30T00:00:00Z'])
  expect(read('2026-11-27 to 2026-11-28')).toEqual(['2026-11-27T00:00:00Z', '2026-11-29T00:00:00Z'])
  expect(read('2026-11-30 04:00')).toEqual(['2026-11-30T04:00:00Z', '2026-11-30T12:04:10Z'])
})

test('clock changes: days of 23 and 25 hours, and an hour that exists twice', () => {
  const berlin = (text: string) => read(text, 'Europe/Berlin')
  expect(berlin('2026-03-29')).toEqual(['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'])
  expect(berlin('2026-10-25')).toEqual(['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'])
  // Both hours between 2:00 and 3:00.
  expect(berlin('2026-10-25 02:00 to 02:59')).toEqual(['2026-10-25T00:00:00Z', '2026-10-25T01:59:00Z'])
  // Clocks go from 2:00 to 3:00.
  expect(berlin('2026-03-29 02:30 to 04:00')).toEqual(['2026-03-29T01:30:00Z', '2026-03-29T02:00:00Z'])
  // A day before is 25 hours before.
  expect(read('now-1d', 'Europe/Berlin', at('2026-10-25T11:00:00Z'))).toEqual([
    '2026-10-24T10:00:00Z',
    '2026-10-25T11:00:00Z',
  ])
  expect(read('now/h', 'Europe/Berlin', at('2026-10-25T01:20:00Z'))[0]).toBe('2026-10-25T01:00:00Z')
})

test('errors: say what is wrong, and what works', () => {
  expect(read('')).toBe('Enter a time range, such as now-6h, now-1d/d, or 2026-11-30 04:00 to 05:00.')
  expect(read('soon')).toBe('“soon” is not a time. Try now-6h, now-1d/d, or 2026-11-30 04:00 to 05:00.')
  expect(read('6 parsecs')).toBe('“parsecs” in “6 parsecs” is not a unit. Use s, m, h, d, w, M or y.')
  expect(read('now-6q')).toContain('is not a unit')
  expect(read('2026-02-30')).toBe('2026-02-30 is not a date.')
  expect(read('2026-11-30 25:00 to 26:00')).toBe('25:00 is not a time of day.')
  expect(read('2026-11-30 05:00 to 04:00')).toBe('The start must be before the end.')
  expect(read('2026-12-24')).toBe('The start must be in the past.')
  expect(read('now')).toBe('Add a start, such as now-6h.')
  expect(read('1s')).toBe('The shortest range is 10 seconds.')
  expect(read('6y')).toBe('The longest range is 5 years.')
  expect(read('999999y')).toBe('The start is too long ago.')
  expect(read('a to b to c')).toContain('two ends')
  expect(read('x'.repeat(1000))).toContain('too long')
  expect(read('6 valueOf')).toContain('is not a unit')
})

test('canonical text: short, without a zone, and read as the same range', () => {
  const canonical = (text: string, zone = 'Europe/Berlin') => {
    const { ends } = parseRange(text, { now, zone })
    return ends && formatEnds(ends)
  }
  const texts = {
    'last 6 hours': '6h',
    '30 min': '30m',
    today: 'now/d',
    yesterday: 'now-1d/d',
    'now-7d to now-1d': 'now-7d..now-1d',
    'now-1d/d to now': 'now-1d/d..now',
    '2026-11-30 05:00 to 06:00': '20261130T040000Z..20261130T050000Z',
    '2026-11-30 05:00': '20261130T040000Z..now',
  }
  for (const [text, expected] of Object.entries(texts)) {
    expect(canonical(text)).toBe(expected)
    expect(canonical(expected, 'America/New_York')).toBe(expected)
    expect(read(expected, 'Europe/Berlin')).toEqual(read(text, 'Europe/Berlin'))
  }
})
