import { expect, test } from 'vitest'
import { makeLine } from '../../../test/makeLine.js'
import { legendRows, sortLegend } from './legendStatistics.js'

const line = makeLine('web-10', [
  [500, 100],
  [1000, 1],
  [2000, 4],
  [3000, Number.NaN],
  [4000, 1],
  [9000, 50],
])
const empty = makeLine('web-2', [[500, 1]])
const other = makeLine('db', [[1000, 3]])

test('the points of the range, without those that are no numbers', () => {
  expect(legendRows([line, empty], 1000, 4000)).toEqual([
    { line, last: 1, min: 1, max: 4, avg: 2, sum: 6 },
    { line: empty, last: undefined, min: undefined, max: undefined, avg: undefined, sum: undefined },
  ])
})

test('sorted by a column; lines without a number are last', () => {
  const rows = legendRows([empty, line, other], 1000, 4000)
  const order = (by: Parameters<typeof sortLegend>[1]) => sortLegend(rows, by).map(({ line: { id } }) => id)
  expect(order(undefined)).toEqual(['web-2', 'web-10', 'db'])
  expect(order({ by: 'label', desc: false })).toEqual(['db', 'web-2', 'web-10'])
  expect(order({ by: 'label', desc: true })).toEqual(['web-10', 'web-2', 'db'])
  expect(order({ by: 'max', desc: true })).toEqual(['web-10', 'db', 'web-2'])
  expect(order({ by: 'last', desc: false })).toEqual(['web-10', 'db', 'web-2'])
})
