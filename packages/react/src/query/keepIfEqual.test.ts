import { expect, test } from 'vitest'
import { keepIfEqual } from './keepIfEqual.js'

const page = (value: number) => ({
  elements: [{ name: 'x', measurements: [{ timestamp: 0, value, valueMeta: {} }] }],
  nextOffset: undefined,
})

test('default: equal data stays the same object', () => {
  const shown = page(1)
  expect(keepIfEqual(shown, page(1))).toBe(shown)
})

test('default: data that changed is taken as it came', () => {
  const next = page(2)
  expect(keepIfEqual(page(1), next)).toBe(next)
  expect(keepIfEqual(undefined, next)).toBe(next)
})

test.each<[string, unknown, unknown]>([
  ['a longer list', [1], [1, 2]],
  ['a shorter list', [1, 2], [1]],
  ['another member', { a: 1 }, { b: 1 }],
  ['a member more', { a: 1 }, { a: 1, b: undefined }],
  ['a list for an object', [], {}],
  ['null for an object', {}, null],
  ['another kind of numbers', new Float32Array([1]), new Float64Array([1])],
  ['another number', new Float64Array([1, 2]), new Float64Array([1, 3])],
  ['a Date', new Date(0), new Date(0)],
  ['a Map', new Map(), new Map()],
])('behavior: %s is a change', (_name, previous, next) => {
  expect(keepIfEqual(previous, next)).toBe(next)
})

test.each<[string, unknown, unknown]>([
  ['gaps', [Number.NaN], [Number.NaN]],
  ['typed arrays', new Float64Array([1, Number.NaN]), new Float64Array([1, Number.NaN])],
  ['members in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
])('behavior: %s are equal', (_name, previous, next) => {
  expect(keepIfEqual(previous, next)).toBe(previous)
})
