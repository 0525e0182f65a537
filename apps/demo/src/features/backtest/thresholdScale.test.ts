import { expect, test } from 'vitest'
import { snapThreshold, thresholdScale } from './thresholdScale.js'

test('a scale contains zero, all values and the threshold', () => {
  expect(thresholdScale(40, 80, 90)).toEqual({ low: 0, high: 99, step: 1 })
  expect(thresholdScale(-5, 3, 1)).toMatchObject({ low: -5 })
  expect(thresholdScale(0, 0, 0)).toEqual({ low: 0, high: 1, step: 0.01 })
  expect(thresholdScale(0, 10, 1000).high).toBeGreaterThan(1000)
})

test('thresholds are round numbers within the scale', () => {
  const scale = thresholdScale(0, 0.9, 0.5)
  expect(scale.step).toBe(0.01)
  expect(snapThreshold(0.123456, scale)).toBe(0.12)
  expect(snapThreshold(99, scale)).toBe(0.99)
  expect(snapThreshold(-99, scale)).toBe(0)
})
