import { expect, test } from 'vitest'
import { makePoints } from '../../test/makePoints.js'
import { sparklinePath } from './sparklinePath.js'

const frame = { width: 100, height: 20, start: 0, end: 100, top: 50, gap: 30 }

test('points from left to right, larger values higher', () => {
  expect(
    sparklinePath(
      makePoints([
        [0, 0],
        [25, 25],
        [50, 50],
      ]),
      frame,
    ),
  ).toBe('M0 20L25 10L50 0')
})

test('values outside are held at the edge, moments outside are left out', () => {
  expect(
    sparklinePath(
      makePoints([
        [-10, 5],
        [0, 80],
        [10, -3],
        [110, 5],
      ]),
      frame,
    ),
  ).toBe('M0 0L10 20')
})

test('a gap is not bridged', () => {
  expect(
    sparklinePath(
      makePoints([
        [0, 10],
        [20, 10],
        [70, 10],
      ]),
      frame,
    ),
  ).toBe('M0 16L20 16M70 16')
})

test('what is no number is left out', () => {
  const points = makePoints([
    [0, 0],
    [10, Number.NaN],
    [20, 50],
  ])
  expect(sparklinePath(points, frame)).toBe('M0 20L20 0')
})

test('nothing', () => {
  expect(sparklinePath(makePoints([]), frame)).toBe('')
})
