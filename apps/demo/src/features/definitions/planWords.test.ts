import { expect, test } from 'vitest'
import { describeValue, describeWork } from './planWords.js'

test('values of fields as text', () => {
  expect([true, '', [], ['a', 'b'], 'LOW'].map(describeValue)).toEqual(['Yes', 'None', 'None', 'a, b', 'LOW'])
})

test('the work of a plan as text', () => {
  const counts = { create: 0, change: 0, unchanged: 4, refused: 1, delete: 0 }
  expect(describeWork(counts)).toBe('Nothing to apply')
  expect(describeWork({ ...counts, create: 2, change: 1, delete: 3 })).toBe('Create 2, change 1, delete 3')
})
