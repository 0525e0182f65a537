import { expect, test } from 'vitest'
import { formatLeft } from './formatLeft.js'

test('default: as a person says it', () => {
  const cases = [-5000, 0, 999, 59_000, 119_000, 120_000, 3_599_999, 3_600_000, 9_000_000]
  expect(cases.map(formatLeft)).toEqual([
    '0 s',
    '0 s',
    '0 s',
    '59 s',
    '119 s',
    '2 min',
    '59 min',
    '1 h 0 min',
    '2 h 30 min',
  ])
})
