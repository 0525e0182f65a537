import { expect, test } from 'vitest'
import { axisStart } from './axisStart.js'

test('default: the start of the range', () => {
  expect(axisStart([], 0, 600)).toBe(0)
  expect(axisStart([{ points: [] }], 0, 600)).toBe(0)
  // Statistics may begin before the range.
  expect(axisStart([{ points: [[-50, 1]] }], 0, 600)).toBe(0)
})

test('measuring began within the range: at the first point of all lines', () => {
  expect(axisStart([{ points: [[400, 1]] }, { points: [[300, 1]] }], 0, 600)).toBe(300)
})

test('measuring has just begun: never less than a sixth of the range', () => {
  expect(axisStart([{ points: [[595, 1]] }], 0, 600)).toBe(500)
})
