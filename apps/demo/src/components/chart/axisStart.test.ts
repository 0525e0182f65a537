import { expect, test } from 'vitest'
import { makePoints } from '../../../test/makePoints.js'
import { axisStart } from './axisStart.js'

const from = (time: number) => ({ points: makePoints([[time, 1]]) })

test('default: the start of the range', () => {
  expect(axisStart([], 0, 600)).toBe(0)
  expect(axisStart([{ points: makePoints([]) }], 0, 600)).toBe(0)
  // Statistics may begin before the range.
  expect(axisStart([from(-50)], 0, 600)).toBe(0)
})

test('measuring began within the range: at the first point of all lines', () => {
  expect(axisStart([from(400), from(300)], 0, 600)).toBe(300)
})

test('measuring has just begun: never less than a sixth of the range', () => {
  expect(axisStart([from(595)], 0, 600)).toBe(500)
})
