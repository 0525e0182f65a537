import { expect, test } from 'vitest'
import { valueRange } from './chartOptions.js'
import { formatTick } from './formatTick.js'

test('value range: from zero, with air above', () => {
  expect(valueRange(20, 50)).toEqual([0, 55])
})

test('value range: nothing, or only zeros', () => {
  expect(valueRange(null, null)).toEqual([0, 1])
  expect(valueRange(0, 0)).toEqual([0, 1])
})

test('value range: negative values are in it', () => {
  expect(valueRange(-10, 10)).toEqual([-11, 12])
})

test('value range: up to the end that is given', () => {
  expect(valueRange(20, 50, 100)).toEqual([0, 100])
  expect(valueRange(-10, 50, 100)).toEqual([-10, 100])
  expect(valueRange(0, 0, 0)).toEqual([0, 1])
})

test('value range: a threshold is always in it', () => {
  expect(valueRange(20, 50, undefined, 90)).toEqual([0, 99])
  expect(valueRange(20, 50, undefined, -10)).toEqual([-13, 56])
})

test('tick: as exact as the distance of ticks asks for', () => {
  const time = new Date(2026, 10, 23, 14, 3, 25).getTime()
  expect(formatTick(time, 5)).toContain(':25')
  expect(formatTick(time, 60)).not.toContain(':25')
  expect(formatTick(time, 86_400)).toContain('23')
})

test('tick: midnight shows the date', () => {
  expect(formatTick(new Date(2026, 10, 23).getTime(), 3600)).toContain('23')
})
