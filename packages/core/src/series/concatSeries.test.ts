import { expect, test } from 'vitest'
import { makeSeries } from '../../test/support/makeSeries.js'
import { concatSeries } from './index.js'

test('default: parts of one series are joined by name and dimensions, whatever their ids', () => {
  const meta = { 0: { note: 'a' } }
  expect(
    concatSeries([
      makeSeries('web1', [[1, 10]], { id: '0', valueMeta: meta }),
      makeSeries('web2', [[1, 20]], { id: '1' }),
      makeSeries('web2', [[2, 21]], { id: '0', valueMeta: meta }),
      makeSeries('web1', [[2, 11]], { id: '1', valueMeta: meta }),
    ]),
  ).toEqual([
    makeSeries(
      'web1',
      [
        [1, 10],
        [2, 11],
      ],
      { id: '1', valueMeta: { 0: { note: 'a' }, 1: { note: 'a' } } },
    ),
    makeSeries(
      'web2',
      [
        [1, 20],
        [2, 21],
      ],
      { valueMeta: { 1: { note: 'a' } } },
    ),
  ])
})

test('behavior: repeated rows replace the earlier rows from the first repeated one', () => {
  const rows = (from: number, to: number, value: number) =>
    Array.from({ length: to - from }, (_, index) => [from + index, value] as const)
  const parts = [rows(0, 6, 1), rows(6, 9, 2), rows(4, 5, 3), rows(5, 10, 4)]
  expect(concatSeries(parts.map((part) => makeSeries('web1', part)))).toEqual([
    makeSeries('web1', [...rows(0, 4, 1), ...rows(4, 5, 3), ...rows(5, 10, 4)]),
  ])
})

test('behavior: a page may end between measurements at the same time', () => {
  const pages = [
    [
      [1, 1],
      [2, 2],
    ],
    [
      [2, 3],
      [3, 4],
    ],
  ] as const
  expect(concatSeries(pages.map((rows) => makeSeries('web1', rows)))).toEqual([
    makeSeries('web1', [
      [1, 1],
      [2, 2],
      [2, 3],
      [3, 4],
    ]),
  ])
})

test('behavior: a column that a part lacks is NaN there, and a single part stays the same object', () => {
  const old = makeSeries('web1', [[1, 1]], { column: 'min' as 'avg' })
  const part = makeSeries('web1', [[2, 2]])
  expect(concatSeries([old, part])).toEqual([
    makeSeries('web1', [
      [1, Number.NaN],
      [2, 2],
    ]),
  ])
  expect(concatSeries([part, makeSeries('web1', [])])[0]).toBe(part)
  expect(concatSeries([])).toEqual([])
})
