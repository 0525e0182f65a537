import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTimePoint, formatTimeRange } from './formatTimePoint.js'
import { parseTimePoint, parseTimeRange } from './parseTimeRange.js'
import { resolveTimeRange } from './resolveTimePoint.js'
import { InvalidTimeError } from './timeError.js'
import { tryParseTimeRange } from './tryParseTimeRange.js'

const at = (text: string) => Date.parse(text)
// A Monday.
const now = at('2026-11-30T12:04:10Z')

/** The ends of a range as ISO text. */
function read(text: string, zone = 'UTC', time = now): string[] {
  const context = { now: time, zone }
  const { startTime, endTime } = resolveTimeRange(parseTimeRange(text, context), context)
  return [startTime, endTime].map((end) => new Date(end).toISOString().replace('.000Z', 'Z'))
}

function failure(text: string, zone = 'UTC'): InvalidTimeError {
  try {
    parseTimeRange(text, { now, zone })
  } catch (error) {
    if (error instanceof InvalidTimeError) return error
    throw error
  }
  throw new Error(`${text} is valid`)
}

test('lengths: up to now, in several spellings', () => {
  for (const text of [
    ...['6h', '6 hours', '6 Hours', 'last 6 hours', 'Last 6 hrs', 'now-6h', ' now - 6 h ', 'NOW-6H'],
    ...['now-6h to now', 'now-6h..now', 'now - 6h – now', 'now-6hours', 'now-3h-3h', 'now-360m'],
  ]) {
    expect(read(text), text).toEqual(['2026-11-30T06:04:10Z', '2026-11-30T12:04:10Z'])
  }
  expect(read('15 min')).toEqual(['2026-11-30T11:49:10Z', '2026-11-30T12:04:10Z'])
  expect(read('1M')).toEqual(['2026-10-30T12:04:10Z', '2026-11-30T12:04:10Z'])
  expect(read('now-d')).toEqual(read('now-1d'))
  expect(read('now-2fQ')).toEqual(read('now-2Q'))
})

test('whole units: alone from start to end, the current one so far', () => {
  expect(read('now-1d/d')).toEqual(['2026-11-29T00:00:00Z', '2026-11-30T00:00:00Z'])
  expect(read('yesterday')).toEqual(read('now-1d/d'))
  expect(read('now-1d/1d')).toEqual(read('now-1d/d'))
  expect(read('now/d')).toEqual(['2026-11-30T00:00:00Z', '2026-11-30T12:04:10Z'])
  expect(read('today')).toEqual(read('now/d'))
  expect(read('now/d to now/d')).toEqual(['2026-11-30T00:00:00Z', '2026-12-01T00:00:00Z'])
  expect(read('now/w')).toEqual(['2026-11-30T00:00:00Z', '2026-11-30T12:04:10Z'])
  expect(read('now-1w/w')).toEqual(['2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z'])
  expect(read('now-1M/M')).toEqual(['2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z'])
  expect(read('now-1Q/Q')).toEqual(['2026-07-01T00:00:00Z', '2026-10-01T00:00:00Z'])
  expect(read('now-1y/y')).toEqual(['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'])
  expect(read('now-2d/d to now-1d/d')).toEqual(['2026-11-28T00:00:00Z', '2026-11-30T00:00:00Z'])
})

test('weeks and fiscal years start where the context says', () => {
  const context = { now, zone: 'UTC', weekStart: 0, fiscalYearStart: 10 }
  const start = (text: string) =>
    new Date(resolveTimeRange(parseTimeRange(text, context), context).startTime).toISOString().slice(0, 10)
  expect(start('now/w')).toBe('2026-11-29')
  expect(start('now/fy')).toBe('2026-10-01')
  expect(start('now-1Q/fQ')).toBe('2026-07-01')
})

test('dates and times: in the zone, an end may be a time alone', () => {
  const morning = ['2026-11-30T04:00:00Z', '2026-11-30T05:00:00Z']
  expect(read('2026-11-30 04:00 to 05:00')).toEqual(morning)
  expect(read('2026-11-30T04:00:00 - 2026-11-30T05:00:00')).toEqual(morning)
  expect(read('2026-11-30 05:00 to 06:00', 'Europe/Berlin')).toEqual(morning)
  expect(read('2026-11-30 09:30 to 10:30', 'Asia/Kolkata')).toEqual(morning)
  expect(read('2026-11-30 17:45 to 18:45', 'Pacific/Chatham')).toEqual(morning)
  expect(read('04:00 to 05:00')).toEqual(morning)
  expect(read('2026-11-29')).toEqual(['2026-11-29T00:00:00Z', '2026-11-30T00:00:00Z'])
  expect(read('2026-11-27 to 2026-11-28')).toEqual(['2026-11-27T00:00:00Z', '2026-11-29T00:00:00Z'])
  expect(read('2026-11-30 04:00')).toEqual(['2026-11-30T04:00:00Z', '2026-11-30T12:04:10Z'])
})

test('ISO 8601 with an offset and epoch milliseconds: the same in every zone', () => {
  const morning = ['2026-11-30T04:00:00Z', '2026-11-30T05:00:00.250Z']
  for (const text of [
    '2026-11-30T04:00Z to 2026-11-30T05:00:00.250Z',
    '2026-11-30T05:00+01:00..2026-11-30T06:00:00.250+01',
    '2026-11-29T23:00:00-0500 to 2026-11-30 10:30:00.25+05:30',
    '20261130T040000Z..20261130T050000.250Z',
    `${at('2026-11-30T04:00Z')} to ${at('2026-11-30T05:00:00.250Z')}`,
  ]) {
    expect(read(text, 'Asia/Kathmandu'), text).toEqual(morning)
  }
})

test('date math on a date', () => {
  expect(read('2026-11-27||+1d/d')).toEqual(['2026-11-28T00:00:00Z', '2026-11-29T00:00:00Z'])
  expect(read('2026-11-27T10:00Z||/M to 2026-11-27||/w')).toEqual([
    '2026-11-01T00:00:00Z',
    '2026-11-30T00:00:00Z',
  ])
})

test('clock changes: days of 23 and 25 hours, and an hour that exists twice', () => {
  const berlin = (text: string) => read(text, 'Europe/Berlin')
  expect(berlin('2026-03-29')).toEqual(['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'])
  expect(berlin('2026-10-25')).toEqual(['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'])
  // Both hours between 2:00 and 3:00.
  expect(berlin('2026-10-25 02:00 to 02:59')).toEqual(['2026-10-25T00:00:00Z', '2026-10-25T01:59:00Z'])
  // Clocks go from 2:00 to 3:00.
  expect(berlin('2026-03-29 02:30 to 04:00')).toEqual(['2026-03-29T01:30:00Z', '2026-03-29T02:00:00Z'])
  // Clocks go back at midnight: the day begins with the first of its two first hours.
  expect(read('2024-11-03', 'America/Havana')).toEqual(['2024-11-03T04:00:00Z', '2024-11-04T05:00:00Z'])
  const context = { now: at('2024-11-03T05:30:00Z'), zone: 'America/Havana' }
  expect(resolveTimeRange(parseTimeRange('now/d', context), context).startTime).toBe(
    at('2024-11-03T04:00:00Z'),
  )
})

test.each([
  ['', 'Enter a time or time range.', 'now-6h'],
  ['soon', '“soon” is not a time.', 'now-6h'],
  ['6 parsecs', '“parsecs” in “6 parsecs” is not a unit. Use s, m, h, d, w, M, Q or y.', 'now-6h'],
  ['6 valueOf', '“valueOf” in “6 valueOf” is not a unit. Use s, m, h, d, w, M, Q or y.', 'now-6h'],
  ['now-6', '“now-6” ends without a unit. Use s, m, h, d, w, M, Q or y.', 'now-6h'],
  ['now-', '“now-” ends without a unit. Use s, m, h, d, w, M, Q or y.', 'now-6h'],
  ['now-2d/2d', '“now-2d/2d” rounds to 2d. Only single units are possible.', 'now-2d/d'],
  ['now-1.5h', '“now-1.5h” has a fraction. Use whole numbers.', 'now-1h'],
  ['now-1w/x', '“x” in “now-1w/x” is not a unit. Use s, m, h, d, w, M, Q or y.', 'now-1w/d'],
  ['now-30mns', '“mns” in “now-30mns” is not a unit. Use s, m, h, d, w, M, Q or y.', 'now-30h'],
  ['now-3 mos', '“mos” in “now-3 mos” is not a unit. Use s, m, h, d, w, M, Q or y.', 'now-3M'],
  ['now*2', '“*2” in “now*2” is not a step. Use - or + with an amount, or /.', 'now-2h'],
  ['-6h', '“-6h” is not a time.', 'now-6h'],
  ['7d ago', '“7d ago” is not a time.', 'now-7d'],
  ['last week', '“last week” is not a time.', 'now-1w/w'],
  ['this month', '“this month” is not a time.', 'now/M'],
  ['last hour', '“last hour” is not a time.', 'now-1h'],
  ['now−6h', '“−6h” in “now−6h” is not a step. Use - or + with an amount, or /.', 'now-6h'],
  ['now', 'Add a start.', 'now-6h'],
  ['2026-02-30', '2026-02-30 is not a date.', '2026-02-28'],
  ['2026-11-30 25:00 to 26:00', '25:00 is not a time of day.', '2026-11-30'],
  ['2026-11-30 04:00 to 05:61', '5:61 is not a time of day.', '2026-11-30 04:00 to 05:59'],
  ['2026-11-30 05:00 to 04:00', 'The start must be before the end.', '2026-11-30 04:00 to 05:00'],
  ['now-1h to now-6h', 'The start must be before the end.', 'now-6h to now-1h'],
  ['30.11.2026', '“30.11.2026” is not a time.', '2026-11-30'],
  ['11/29/2026', '“11/29/2026” is not a time.', '2026-11-29'],
  ['2026/11/29 4:00', '“2026/11/29 4:00” is not a time.', '2026-11-29 04:00'],
  ['a to b to c', 'A time range has two ends.', 'now-6h'],
  ['now-6h to now-3h to now', 'A time range has two ends.', 'now-6h to now-3h'],
  ['2026-11-30T04:00+19:00', '+19:00 is not an offset from UTC.', '2026-11-30 04:00'],
  ['now-9999y', 'The start is too far from now.', 'now-6h'],
  ['now-1d to now+9999y', 'The end is too far from now.', 'now-1d'],
  ['now-1234567890123s', '“now-1234567890123s” has a number with too many digits.', 'now-6h'],
  ['now-1d-1d-1d-1d-1d-1d-1d-1d-1d', 'A time has at most 8 steps.', 'now-6h'],
  ['x'.repeat(1000), 'This is too long. Use at most 200 characters.', 'now-6h'],
])('%s: says what is wrong, and suggests what is valid', (text, reason, suggestion) => {
  const error = failure(text)
  expect({ reason: error.reason, suggestion: error.suggestion }).toEqual({ reason, suggestion })
  expect(error.code).toBe('invalid_time')
  expect(error.message).toBe(`${reason}\nTry ${suggestion}.`)
  expect(() => parseTimeRange(suggestion, { now, zone: 'UTC' })).not.toThrow()
})

test('what is wrong, for programs', () => {
  const texts = [
    '',
    'soon',
    '6 parsecs',
    'now/2d',
    'now*2',
    '2026-02-30',
    '25:00 to 26:00',
    'now',
    '1h to now-2h',
  ]
  expect(texts.map((text) => failure(text).problem)).toEqual([
    ...['empty', 'text', 'unit', 'rounding', 'step', 'date', 'clock', 'start', 'text'],
  ])
})

test('any text is a range, or has a suggestion that is one', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata')
  const pieces = fc.constantFrom(
    ...['now', '-', '+', '/', '6', '1d', 'fQ', 'M', ' to ', '..', '2026-11-30', ' ', '04:00', ':', 'T', 'Z'],
    ...['||', 'last ', 'week', '.', '31', '0', 'x', '\0', '“'],
  )
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(texts, zones, (text, zone) => {
      const context = { now, zone }
      try {
        const range = parseTimeRange(text, context)
        const canonical = formatTimeRange(range)
        expect(parseTimeRange(canonical, { now, zone: 'UTC' })).toEqual(range)
      } catch (error) {
        if (!(error instanceof InvalidTimeError)) throw error
        expect(error.suggestion).not.toBe('')
        expect(() => parseTimeRange(error.suggestion, context)).not.toThrow()
      }
    }),
  )
})

test.each([
  ['last 6 hours', '6h'],
  ['30 min', '30m'],
  ['today', 'now/d'],
  ['now/d to now/d', 'now/d..now/d'],
  ['yesterday', 'now-1d/d'],
  ['now-7d to now-1d', 'now-7d..now-1d'],
  ['now-1d/d to now', 'now-1d/d..now'],
  ['now/d-1d', 'now/d-1d..now'],
  ['now-1d+2h', 'now-1d+2h..now'],
  ['2026-11-30 05:00 to 06:00', '20261130T040000Z..20261130T050000Z'],
  ['2026-11-30 05:00:01.5 to now', '20261130T040001.500Z..now'],
  ['2026-11-27||/d', '20261126T230000Z||/d'],
])('canonical text of %s: %s', (text, canonical) => {
  const berlin = { now, zone: 'Europe/Berlin' }
  expect(formatTimeRange(parseTimeRange(text, berlin))).toBe(canonical)
  expect(formatTimeRange(parseTimeRange(canonical, { now, zone: 'America/New_York' }))).toBe(canonical)
  expect(read(canonical, 'Europe/Berlin')).toEqual(read(text, 'Europe/Berlin'))
})

test('one point: read and written', () => {
  const context = { now, zone: 'Europe/Berlin' }
  for (const text of ['now', 'now-6h', 'now-1d/d', 'now/fQ', '20261130T040000Z']) {
    expect(formatTimePoint(parseTimePoint(text, context))).toBe(text)
  }
  expect(() => parseTimePoint(' ', context)).toThrow('Enter a time or time range.')
  expect(() => parseTimePoint('tomorrow', context)).toThrow(InvalidTimeError)
  expect(() => parseTimePoint('now+9999y', context)).toThrow('The start is too far from now.')
})

test('without an error: the same ranges, and nothing for other text', () => {
  const context = { now, zone: 'Europe/Berlin' }
  for (const text of ['6h', 'now-1d/d', '2026-11-30 04:00 to 05:00']) {
    expect(tryParseTimeRange(text, context)).toEqual(parseTimeRange(text, context))
  }
  for (const text of ['', 'soon', 'constructor', 'x'.repeat(1000)]) {
    expect(tryParseTimeRange(text, context)).toBeUndefined()
  }
  expect(() => tryParseTimeRange('6h', { ...context, now: Number.NaN })).toThrow('`now` must be')
})

test('a wrong context is not the fault of the text', () => {
  const reject = (part: object) => () => parseTimeRange('now-6h', { now, zone: 'UTC', ...part })
  expect(reject({ zone: 'Mars/Base' })).not.toThrow(InvalidTimeError)
  expect(() => read('now/d', 'Mars/Base')).toThrow('`zone` must be a time zone of this platform')
  expect(reject({ now: Number.NaN })).toThrow('`now` must be milliseconds since the epoch')
  expect(reject({ weekStart: 7 })).toThrow('`weekStart` must be a day from 0 (Sunday) to 6')
  expect(reject({ fiscalYearStart: 0 })).toThrow('`fiscalYearStart` must be a month from 1 to 12')
})
