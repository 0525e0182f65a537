import { expect, test } from 'vitest'
import { makePoints } from '../../../test/makePoints.js'
import { alignLines } from './alignLines.js'

type Row = readonly [time: number, value: number]

const every = (step: number, count: number, from = 0): Row[] =>
  Array.from({ length: count }, (_, index) => [from + index * step, index] as const)

/** The times (seconds) at which the first line is broken. */
function breaksOf(rows: readonly Row[], minimumStep?: number): (number | undefined)[] {
  const [times, first = []] = alignLines([makePoints(rows)], minimumStep)
  return [...first].flatMap((value, index) => (value === null ? [times[index]] : []))
}

test('default: one line in seconds, its values as they are', () => {
  const line = makePoints(every(5000, 3))
  const [times, values] = alignLines([line])
  expect(times).toEqual(Float64Array.of(0, 5, 10))
  expect(values).toBe(line.columns.value)
})

test('empty: no line, and a line without points', () => {
  expect(alignLines([])).toEqual([new Float64Array(0)])
  expect(alignLines([makePoints([])])).toEqual([new Float64Array(0), new Float64Array(0)])
})

test('several lines: no break where only the other one has a point', () => {
  const [times, ...values] = alignLines([every(10_000, 3), every(10_000, 2, 5000)].map(makePoints))
  expect(times).toEqual(Float64Array.of(0, 5, 10, 15, 20))
  expect(values).toEqual([
    [0, undefined, 1, undefined, 2],
    [undefined, 0, undefined, 1, undefined],
  ])
})

test('gap: a long silence breaks only the line of the silent one', () => {
  const silent = makePoints([...every(5000, 4), ...every(5000, 4, 60_000)])
  const [, first, second] = alignLines([silent, makePoints(every(5000, 16))])
  expect(first).toContain(null)
  expect(second).not.toContain(null)
})

test('gap: one lost measurement is none', () => {
  expect(breaksOf(every(5000, 10).filter((_, index) => index !== 4))).toEqual([])
})

test('gap: the usual distance is the median, whatever the agent’s interval', () => {
  expect(breaksOf([...every(60_000, 5), ...every(60_000, 5, 600_000)])).toHaveLength(1)
  // An agent that reports twice as often as it did: the line before is whole.
  expect(breaksOf([...every(60_000, 20), ...every(30_000, 60, 1_200_000)])).toEqual([])
})

test('gap: found among many points, of which only some are looked at', () => {
  expect(breaksOf([...every(5000, 1000), ...every(5000, 1000, 6_000_000)])).toHaveLength(1)
})

test('gap: neighbouring periods of statistics are together, whatever came faster before', () => {
  const rows: Row[] = [...every(1000, 9), [15_000, 1], [22_000, 1]]
  expect(breaksOf(rows)).toHaveLength(2)
  expect(breaksOf(rows, 5000)).toEqual([])
})
