import { expect, test } from 'vitest'
import { makeLine } from '../../../test/makeLine.js'
import { formatDateTime } from '../../format/formatTime.js'
import { describeChart } from './describeChart.js'

const describe = (title: string, count: number, threshold?: { label: string }) =>
  describeChart(
    title,
    count === 1 ? 'area' : 'stacked',
    Array.from({ length: count }, (_, index) => makeLine(`host${index}`, [[0, index]])),
    { newest: 0, threshold },
  ).replace(formatDateTime(0), 'T')

test('kind, newest values and threshold; of many lines the first', () => {
  expect(describe('CPU', 2)).toBe('CPU, stacked area chart. Newest values, T: host0 0, host1 1.')
  expect(describe('CPU', 300)).toMatch(/host11 11 and 288 more\.$/)
  expect(describe('CPU of host0', 1, { label: '> 90' })).toBe(
    'CPU of host0, line chart. Newest value, T: 0. Threshold > 90.',
  )
})
