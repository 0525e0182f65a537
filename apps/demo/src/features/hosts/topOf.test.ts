import { expect, test } from 'vitest'
import { makePoints } from '../../../test/makePoints.js'
import { topOf } from './topOf.js'

const line = (...values: number[]) => makePoints(values.map((value, row) => [row, value]))

test('above all lines, a round number', () => {
  expect(topOf([line(0.2, 1.1), undefined, line(Number.NaN, 0.4)])).toBe(1.2)
  expect([7, 99, 100, 4_100_000, 0.031].map((value) => topOf([line(value)]))).toEqual([
    8, 100, 100, 5_000_000, 0.04,
  ])
})

test('nothing, or nothing above zero', () => {
  expect([topOf([]), topOf([line(0, -5)]), topOf([line(Number.NaN)])]).toEqual([1, 1, 1])
})
