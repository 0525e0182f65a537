import { expect, test } from 'vitest'
import { makePoints } from '../../../../test/makePoints.js'
import { summaryOf } from './hostSummary.js'

test('the least, the largest and the average value; nothing without a number', () => {
  expect(
    summaryOf(
      makePoints([
        [1, 4],
        [2, Number.NaN],
        [3, -2],
      ]),
    ),
  ).toEqual({ min: -2, max: 4, avg: 1 })
  expect(summaryOf(makePoints([[1, Number.NaN]]))).toBeUndefined()
  expect(summaryOf(undefined)).toBeUndefined()
})
