import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earliestTime, formatSeconds, formatTime, latestTime, parseFractionTime, parseTime } from './time.js'

test.each([
  ['2025-01-06', '2025-01-06T00:00:00.000Z'],
  ['20250106', '2025-01-06T00:00:00.000Z'],
  ['2025-1-6', '2025-01-06T00:00:00.000Z'],
  ['2025-01', '2025-01-01T00:00:00.000Z'],
  ['2025', '2025-01-01T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2025-01-06T12', '2025-01-06T12:00:00.000Z'],
  ['2025-01-06T12:34', '2025-01-06T12:34:00.000Z'],
  ['2025-01-06 12:34:56', '2025-01-06T12:34:56.000Z'],
  ['2025-01-06T12:34:56Z', '2025-01-06T12:34:56.000Z'],
  ['2025-01-06T12:34:56.5Z', '2025-01-06T12:34:56.500Z'],
  ['2025-01-06T12:34:56,123456789Z', '2025-01-06T12:34:56.123Z'],
  ['20250106T123456Z', '2025-01-06T12:34:56.000Z'],
  ['20250106T123456+0100', '2025-01-06T11:34:56.000Z'],
  ['2025-01-06T12:34:56-05:30', '2025-01-06T18:04:56.000Z'],
  ['2025-01-06T12:34:56+01', '2025-01-06T11:34:56.000Z'],
  ['0001-01-01', '0001-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
])('parseTime: %s', (text, expected) => {
  expect(new Date(parseTime(text) ?? Number.NaN).toISOString()).toBe(expected)
})

test.each([
  '',
  'now',
  '1735689600000',
  '2025-13-01',
  '2025-02-29',
  '2025-04-31',
  '2025-00-01',
  '2025-01-00',
  '2025-01-06T24:00',
  '2025-01-06T12:60',
  '2025-01-06T12:34:60',
  '2025-01-06T12:34:56 01:00',
  '2025-01-06T12:34:56+24:00',
  '2025-01-06T12:34:56+01:60',
  '2025-01-06T',
  '2025-01-06T12:34:56.Z',
  '2025-01-06Z',
  '٢٠٢٥-01-01',
  ' 2025-01-06',
  '0000-01-01',
  '0001-01-01T00:00:00+01:00',
  '9999-12-31T23:59:59-01:00',
])('parseTime: nothing for "%s"', (text) => {
  expect(parseTime(text)).toBeUndefined()
})

test('parseFractionTime: one to six digits and a Z', () => {
  expect(parseFractionTime('2025-01-06T00:00:01.5Z')).toBe(Date.UTC(2025, 0, 6, 0, 0, 1, 500))
  expect(parseFractionTime('2025-01-06T00:00:01.500999Z')).toBe(Date.UTC(2025, 0, 6, 0, 0, 1, 500))
  for (const text of [
    '2025-01-06T00:00:01Z',
    '2025-01-06T00:00:01.5',
    '2025-01-06T00:00:01.1234567Z',
    '2025-02-30T00:00:01.5Z',
  ]) {
    expect(parseFractionTime(text)).toBeUndefined()
  }
})

test('formats', () => {
  const time = Date.UTC(2025, 0, 6, 1, 2, 3, 40)
  expect(formatTime(time)).toBe('2025-01-06T01:02:03.040Z')
  expect(formatSeconds(time)).toBe('2025-01-06T01:02:03Z')
})

test('times are formatted like toISOString', () => {
  // Neighbours of one day share its date.
  const times = fc.array(
    fc.oneof(
      fc.integer({ min: earliestTime, max: latestTime }),
      fc.integer({ min: -172_800_000, max: 172_800_000 }),
    ),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(times, (all) => {
      for (const time of all) {
        const text = new Date(time).toISOString()
        expect(formatTime(time)).toBe(text)
        expect(formatSeconds(time)).toBe(text.replace(/\.\d{3}Z$/, 'Z'))
      }
    }),
  )
})
