import { expect, test } from 'vitest'
import { logRange, valueRange } from './valueRange.js'

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

test('log: whole powers of ten around what is positive', () => {
  expect(logRange(3, 4500)).toEqual([1, 10_000])
  expect(logRange(0.02, 0.5)).toEqual([0.01, 1])
  expect(logRange(100, 100)).toEqual([100, 1000])
  expect(logRange(0, 50)).toEqual([10, 100])
  expect(logRange(null, null)).toEqual([1, 10])
  expect(logRange(-5, 0)).toEqual([1, 10])
})

test('log: fixed ends, which must be positive', () => {
  expect(logRange(3, 4500, { bottom: 2, top: 500 })).toEqual([2, 500])
  expect(logRange(3, 4500, { bottom: 0, top: -1 })).toEqual([1, 10_000])
  expect(logRange(3, 40, { threshold: 900 })).toEqual([1, 1000])
})
