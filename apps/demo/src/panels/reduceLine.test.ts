import { expect, test } from 'vitest'
import type { Points } from '../components/chart/points.js'
import { reduceLine } from './reduceLine.js'

const points = (...values: number[]): Points => ({
  id: '',
  name: '',
  dimensions: {},
  timestamps: Float64Array.from(values, (_, index) => index),
  columns: { value: Float64Array.from(values) },
  valueMeta: {},
})

test('one number of a line; gaps do not count', () => {
  const line = points(4, Number.NaN, 1, 7, Number.NaN)
  expect(reduceLine(line, 'last')).toBe(7)
  expect(reduceLine(line, 'avg')).toBe(4)
  expect(reduceLine(line, 'min')).toBe(1)
  expect(reduceLine(line, 'max')).toBe(7)
  expect(reduceLine(line, 'sum')).toBe(12)
})

test('a line without numbers has none', () => {
  for (const line of [points(), points(Number.NaN)]) {
    for (const reduction of ['last', 'avg', 'min', 'max', 'sum'] as const) {
      expect(reduceLine(line, reduction)).toBeUndefined()
    }
  }
})
