import { expect, test } from 'vitest'
import { rowsBetween } from './rowsBetween.js'

test('both ends, in either order, without rows that have not loaded', () => {
  const rows = ['a', 'b', undefined, 'd', 'e']
  expect(rowsBetween(rows, 1, 3)).toEqual(['b', 'd'])
  expect(rowsBetween(rows, 3, 1)).toEqual(['b', 'd'])
  expect(rowsBetween(rows, 4, 4)).toEqual(['e'])
})
