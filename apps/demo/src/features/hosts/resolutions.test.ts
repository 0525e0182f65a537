import { expect, test } from 'vitest'
import { rangeOf } from '../../timeRange/ranges.js'
import { formatStep, resolutionOf, resolutionsOf } from './resolutions.js'

test('resolutions: neither more points than a page holds, nor too few for a line', () => {
  const ranges = ['15m', '1h', '6h', '24h', '7d']
  expect(ranges.map((text) => resolutionsOf(rangeOf(text)))).toEqual([
    [15, 30],
    [15, 30, 60],
    [15, 30, 60, 300, 900],
    [30, 60, 300, 900, 3600],
    [300, 900, 3600],
  ])
})

test('resolution: the chosen one if it suits the range, else the default', () => {
  expect(resolutionOf(rangeOf('24h'), 30)).toBe(30)
  expect(resolutionOf(rangeOf('7d'), 30)).toBe(1800)
  expect(resolutionOf(rangeOf('15m'), undefined)).toBe(15)
  expect(resolutionOf(rangeOf('1h'), 7)).toBe(15)
})

test('words', () => {
  expect([15, 60, 900, 3600].map(formatStep)).toEqual(['15 s', '1 min', '15 min', '1 h'])
})
