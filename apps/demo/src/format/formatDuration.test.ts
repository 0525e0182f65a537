import { expect, test } from 'vitest'
import { formatDuration } from './formatDuration.js'

test('default', () => {
  const minute = 60_000
  const hour = 60 * minute
  const cases = [
    -5000,
    0,
    999,
    59_000,
    119_999,
    2 * minute,
    hour - 1,
    hour,
    150 * minute,
    24 * hour,
    52.5 * hour,
  ]
  expect(cases.map(formatDuration)).toEqual([
    '0 s',
    '0 s',
    '0 s',
    '59 s',
    '119 s',
    '2 min',
    '59 min',
    '1 h',
    '2 h 30 min',
    '1 d',
    '2 d 4 h',
  ])
})
