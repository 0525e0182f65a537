import { expect, test } from 'vitest'
import { summarise } from './summarise.js'

test('steps weigh as much as they have samples', () => {
  expect(
    summarise([
      { timestamp: 0, avg: 10, min: 5, max: 20, count: 3 },
      { timestamp: 60_000, avg: 50, min: 50, max: 50, count: 1 },
    ]),
  ).toEqual({ average: 20, minimum: 5, maximum: 50, samples: 4 })
})

test('nothing: no numbers', () => {
  expect(summarise([])).toBeUndefined()
})
