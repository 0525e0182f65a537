import { expect, test } from 'vitest'
import { toggleSort } from './toggleSort.js'
import type { TableSort } from './types.js'

const byState: TableSort = { id: 'state', direction: 'desc' }
const byName: TableSort = { id: 'name', direction: 'asc' }

test('click: sorts by this column alone, then reverses', () => {
  const once = toggleSort([byState], 'name', 'asc', false)
  expect(once).toEqual([byName])
  expect(toggleSort(once, 'name', 'asc', false)).toEqual([{ id: 'name', direction: 'desc' }])
  expect(toggleSort([byState], 'state', 'desc', false)).toEqual([{ id: 'state', direction: 'asc' }])
})

test('with Shift: joins the others, is reversed, leaves', () => {
  const added = toggleSort([byState], 'name', 'asc', true)
  expect(added).toEqual([byState, byName])
  const reversed = toggleSort(added, 'name', 'asc', true)
  expect(reversed).toEqual([byState, { id: 'name', direction: 'desc' }])
  expect(toggleSort(reversed, 'name', 'asc', true)).toEqual([byState])
})
