import { expect, test } from 'vitest'
import { makeSeries } from '../../test/support/makeSeries.js'
import { sliceSeries } from './index.js'

const rows = [10, 20, 30, 40].map((time) => [time, time / 10] as const)

test('default: from the start (inclusive) to the end (exclusive)', () => {
  const series = makeSeries('web1', rows, { valueMeta: { 0: { a: 'lost' }, 2: { a: 'kept' } } })
  expect(sliceSeries(series, 20, 40)).toEqual(
    makeSeries(
      'web1',
      [
        [20, 2],
        [30, 3],
      ],
      { valueMeta: { 1: { a: 'kept' } } },
    ),
  )
})

test('behavior: shares memory, and is the same object if nothing is dropped', () => {
  const series = makeSeries('web1', rows)
  expect(sliceSeries(series, 10, 41)).toBe(series)
  expect(sliceSeries(series, 11, 41).columns.avg.buffer).toBe(series.columns.avg.buffer)
})

test('behavior: a range without rows, or with its end before its start, is empty', () => {
  for (const [start, end] of [
    [21, 29],
    [50, 60],
    [0, 10],
    [40, 20],
  ] as const) {
    expect(sliceSeries(makeSeries('web1', rows), start, end)).toEqual(makeSeries('web1', []))
  }
})
