import { expect, test } from 'vitest'
import { summarise } from './summarise.js'

const columns = (...steps: [avg: number, min: number, max: number, count: number][]) => ({
  avg: Float64Array.from(steps, ([avg]) => avg),
  min: Float64Array.from(steps, ([, min]) => min),
  max: Float64Array.from(steps, ([, , max]) => max),
  count: Float64Array.from(steps, ([, , , count]) => count),
})

test('steps weigh as much as they have samples', () => {
  expect(summarise(columns([10, 5, 20, 3], [50, 50, 50, 1]))).toEqual({
    average: 20,
    minimum: 5,
    maximum: 50,
    samples: 4,
  })
})

test('nothing: no numbers', () => {
  const { NaN: none } = Number
  expect(summarise(columns())).toBeUndefined()
  expect(summarise(columns([none, none, none, none]))).toBeUndefined()
})
