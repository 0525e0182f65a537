import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { makeSeries, rowsOf } from '../../test/support/makeSeries.js'
import { sumSeries } from './index.js'

test('default: per timestamp, ascending, with the given dimensions', () => {
  const eth0 = makeSeries('web1', [
    [2000, 1],
    [3000, 2],
  ])
  const eth1 = makeSeries('web2', [
    [1000, 10],
    [3000, 20],
  ])
  expect(sumSeries([eth0, eth1], { region: 'north' })).toEqual({
    ...makeSeries('web1', [
      [1000, 10],
      [2000, 1],
      [3000, 22],
    ]),
    dimensions: { region: 'north' },
  })
})

test('behavior: no series, one, and one without rows', () => {
  const one = makeSeries('web1', [[1000, 5]], { valueMeta: { 0: { a: 'b' } } })
  expect(sumSeries([])).toBeUndefined()
  expect(sumSeries([one])).toEqual({ ...one, dimensions: {}, valueMeta: {} })
  expect(rowsOf(sumSeries([makeSeries('web2', []), one]))).toEqual([[1000, 5]])
})

test('behavior: a missing number counts as 0, unless all are missing', () => {
  const first = makeSeries('web1', [
    [1, Number.NaN],
    [2, Number.NaN],
    [3, 5],
  ])
  const second = makeSeries('web2', [
    [1, Number.NaN],
    [2, 7],
    [3, Number.NaN],
  ])
  expect(rowsOf(sumSeries([first, second]))).toEqual([
    [1, Number.NaN],
    [2, 7],
    [3, 5],
  ])
})

test('behavior: a column that other series lack is that of the first series', () => {
  const first = makeSeries<'avg' | 'max'>('web1', [[1, 2]], { column: 'max' })
  const second = makeSeries<'avg' | 'max'>('web2', [[1, 3]], { column: 'avg' })
  expect(sumSeries([first, second])?.columns).toEqual({ max: Float64Array.of(2) })
})

test('property: equals the sums row by row, in any order', async () => {
  await fuzz(({ below }) => {
    const series = Array.from({ length: 1 + below(5) }, (_, device) => {
      const times = new Set(Array.from({ length: below(20) }, () => below(30)))
      return makeSeries(
        `web${device}`,
        [...times].sort((a, b) => a - b).map((time) => [time, below(10)]),
      )
    })
    const sums = new Map<number, number>()
    for (const [time, value] of series.flatMap(rowsOf)) sums.set(time, (sums.get(time) ?? 0) + value)
    const expected = [...sums].sort(([a], [b]) => a - b)
    expect(rowsOf(sumSeries(series))).toEqual(expected)
    expect(rowsOf(sumSeries(series.toReversed()))).toEqual(expected)
  })
})
