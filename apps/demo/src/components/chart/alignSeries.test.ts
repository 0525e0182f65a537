import { expect, test } from 'vitest'
import { alignSeries, type Point } from './alignSeries.js'

const every = (step: number, count: number, from = 0): Point[] =>
  Array.from({ length: count }, (_, index) => [from + index * step, index] as const)

test('default: one series in seconds', () => {
  expect(alignSeries([every(5000, 3)])).toEqual([
    [0, 5, 10],
    [0, 1, 2],
  ])
})

test('empty: no series, and a series without points', () => {
  expect(alignSeries([])).toEqual([[]])
  expect(alignSeries([[], []])).toEqual([[], [], []])
})

test('several series: all instants, and no break where only the other one has a sample', () => {
  expect(alignSeries([every(10_000, 3), every(10_000, 2, 5000)])).toEqual([
    [0, 5, 10, 15, 20],
    [0, undefined, 1, undefined, 2],
    [undefined, 0, undefined, 1, undefined],
  ])
})

test('gap: a long silence breaks only the line of the silent series', () => {
  const silent = [...every(5000, 4), ...every(5000, 4, 60_000)]
  const [times, first, second] = alignSeries([silent, every(5000, 16)])
  const nulls = first?.flatMap((value, index) => (value === null ? [times[index]] : []))
  expect(nulls).toEqual([37.5])
  expect(second).not.toContain(null)
})

test('gap: one lost sample is none', () => {
  const points = every(5000, 10).filter((_, index) => index !== 4)
  expect(alignSeries([points])[1]).not.toContain(null)
})

test('gap: the usual distance is the median, whatever the agent’s interval', () => {
  const minutes = [...every(60_000, 5), ...every(60_000, 5, 600_000)]
  expect(alignSeries([minutes])[1]?.filter((value) => value === null)).toHaveLength(1)
})

test('gap: neighbouring periods of statistics are together, whatever came faster before', () => {
  const points: Point[] = [...every(1000, 9), [15_000, 1], [22_000, 1]]
  expect(alignSeries([points])[1]?.filter((value) => value === null)).toHaveLength(2)
  expect(alignSeries([points], 5000)[1]).not.toContain(null)
})

test('values that are no numbers become breaks', () => {
  expect(
    alignSeries([
      [
        [0, 1],
        [1000, Number.NaN],
        [2000, 3],
      ],
    ])[1],
  ).toEqual([1, null, 3])
})
