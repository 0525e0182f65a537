import { expect, test } from 'vitest'
import { valueRange } from './valueRange.js'

test('from zero, with air above', () => {
  expect(valueRange(20, 50)).toEqual([0, 55])
})

test('nothing, or only zeros', () => {
  expect(valueRange(null, null)).toEqual([0, 1])
  expect(valueRange(0, 0)).toEqual([0, 1])
})

test('negative values are in it', () => {
  expect(valueRange(-10, 10)).toEqual([-11, 12])
})

test('fixed ends are used as given', () => {
  expect(valueRange(20, 50, { top: 100 })).toEqual([0, 100])
  expect(valueRange(-10, 50, { top: 100 })).toEqual([-10, 100])
  expect(valueRange(0, 0, { top: 0 })).toEqual([0, 1])
  expect(valueRange(20, 50, { bottom: 10 })).toEqual([10, 54])
  expect(valueRange(20, 50, { bottom: 10, top: 40 })).toEqual([10, 40])
  // Ends in the wrong order, or all values below the lower end.
  expect(valueRange(20, 50, { bottom: 40, top: 10 })).toEqual([40, 51])
  expect(valueRange(20, 50, { bottom: 90 })).toEqual([90, 91])
})

test('a threshold is always in it', () => {
  expect(valueRange(20, 50, { threshold: 90 })).toEqual([0, 99])
  expect(valueRange(20, 50, { threshold: -10 })).toEqual([-13, 56])
})
