import { expect, test } from 'vitest'
import { moveCell } from './moveCell.js'

test('keys move inside the map', () => {
  const cell = { row: 1, column: 2 }
  expect(moveCell('ArrowUp', cell, 3, 4)).toEqual({ row: 0, column: 2 })
  expect(moveCell('ArrowRight', cell, 3, 4)).toEqual({ row: 1, column: 3 })
  expect(moveCell('ArrowRight', { row: 1, column: 3 }, 3, 4)).toEqual({ row: 1, column: 3 })
  expect(moveCell('PageDown', cell, 3, 4)).toEqual({ row: 2, column: 2 })
  expect(moveCell('Home', cell, 3, 4)).toEqual({ row: 1, column: 0 })
  expect(moveCell('toString', cell, 3, 4)).toBeUndefined()
})
