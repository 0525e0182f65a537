import { expect, test } from 'vitest'
import { InvalidParameterError } from '../errors/index.js'
import { parseTime } from '../series/parseTime.js'
import { formatOptionalTime, formatTime, type Time } from './time.js'

test.each<[string, Time, string]>([
  ['a Date', new Date(1_735_689_600_123), '2025-01-01T00:00:00.123Z'],
  ['milliseconds', 1_735_689_600_000, '2025-01-01T00:00:00.000Z'],
  ['a fraction of a millisecond is cut off', 1_735_689_600_000.9, '2025-01-01T00:00:00.000Z'],
  ['a date alone', '2025-01-31', '2025-01-31T00:00:00.000Z'],
  ['without a time zone: UTC', '2025-01-31T12:30:45', '2025-01-31T12:30:45.000Z'],
  ['a space for the T', '2025-01-31 12:30Z', '2025-01-31T12:30:00.000Z'],
  ['whole seconds', '2025-01-31T12:30:45Z', '2025-01-31T12:30:45.000Z'],
  ['one fraction digit', '2025-01-31T12:30:45.5Z', '2025-01-31T12:30:45.500Z'],
  ['microseconds', '2025-01-31T12:30:45.123987Z', '2025-01-31T12:30:45.123Z'],
  ['east of Greenwich', '2025-01-31T00:30:00+01:00', '2025-01-30T23:30:00.000Z'],
  ['west of Greenwich', '2025-01-31T00:30:00-0530', '2025-01-31T06:00:00.000Z'],
  ['29 February', '2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['an early year', '0099-01-01', '0099-01-01T00:00:00.000Z'],
  ['before the epoch', -1, '1969-12-31T23:59:59.999Z'],
])('formatTime: %s', (_, time, expected) => {
  expect(formatTime(time, 'startTime')).toBe(expected)
})

test.each<[string, unknown]>([
  ['an invalid Date', new Date('nonsense')],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['a year that servers do not support', 253_402_300_800_000],
  ['text that is not a time', 'yesterday'],
  ['text of milliseconds', '1735689600000'],
  ['30 February', '2025-02-30'],
  ['hour 24', '2025-01-01T24:00:00Z'],
  ['month 13', '2025-13-01'],
  ['empty text', ''],
  ['null', null],
])('error: %s', (_, time) => {
  const format = (): string => formatTime(time as Time, 'startTime')
  expect(format).toThrow(InvalidParameterError)
  expect(format).toThrow('`startTime` is not a valid time.')
})

test('formatOptionalTime: undefined stays undefined', () => {
  expect(formatOptionalTime(undefined, 'endTime')).toBeUndefined()
})

test.each([
  ['2025-01-01T00:00:00.123Z', 1_735_689_600_123],
  ['2025-01-01T00:00:00Z', 1_735_689_600_000],
  ['2025-01-01T00:00:00.123456Z', 1_735_689_600_123],
  ['2025-01-01T00:00:00', 1_735_689_600_000],
  ['2025-01-01T01:00:00+01:00', 1_735_689_600_000],
  [1_735_689_600_000, 1_735_689_600_000],
  [null, Number.NaN],
  ['nonsense', Number.NaN],
])('parseTime: %s', (value, expected) => {
  expect(parseTime(value)).toBe(expected)
})
