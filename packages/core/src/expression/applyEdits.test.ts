import { expect, test } from 'vitest'
import { applyEdits } from './applyEdits.js'

test('default', () => {
  expect(applyEdits('mean(cpu) > 1', [{ start: 0, end: 4, text: 'avg' }])).toBe('avg(cpu) > 1')
})

test('behavior: several edits refer to the original text, in any order', () => {
  const edits = [
    { start: 3, end: 3, text: ')' },
    { start: 0, end: 0, text: 'max(' },
    { start: 4, end: 6, text: '>=' },
  ]
  expect(applyEdits('cpu gt 1', edits)).toBe('max(cpu) >= 1')
  expect(edits.map(({ start }) => start)).toEqual([3, 0, 4])
})

test('behavior: no edits', () => {
  expect(applyEdits('cpu > 1', [])).toBe('cpu > 1')
})
