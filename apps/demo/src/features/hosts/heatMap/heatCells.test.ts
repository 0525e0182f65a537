import { expect, test } from 'vitest'
import { makePoints } from '../../../../test/makePoints.js'
import { columnStart, heatCells, heatColumns, heatStep } from './heatCells.js'

test('columns: as many as fit, none shorter than a step', () => {
  expect(heatColumns(0, 3_600_000, 60_000, 1000).count).toBe(60)
  expect(heatColumns(0, 3_600_000, 15_000, 500).count).toBe(100)
  expect(heatColumns(0, 10_000, 60_000, 500).count).toBe(1)
})

test('cells: the largest value of each column, and nothing outside the range', () => {
  const columns = { start: 1000, end: 5000, count: 4 }
  const points = makePoints([
    [999, 9],
    [1000, 1],
    [1999, 3],
    [2000, 2],
    [4000, Number.NaN],
    [4500, -4],
    [5000, 9],
  ])
  expect([...heatCells(points, columns)]).toEqual([3, 2, Number.NaN, -4])
  expect([...heatCells(undefined, columns)]).toEqual(Array(4).fill(Number.NaN))
  expect([0, 3].map((column) => columnStart(columns, column))).toEqual([1000, 4000])
})

test('steps: even parts of the scale, with what is beyond it at its ends', () => {
  expect([-5, 0, 12.4, 12.5, 99, 100, 250].map((value) => heatStep(value, 100, 8))).toEqual([
    0, 0, 0, 1, 7, 7, 7,
  ])
  expect(heatStep(Number.NaN, 100, 8)).toBeUndefined()
})
