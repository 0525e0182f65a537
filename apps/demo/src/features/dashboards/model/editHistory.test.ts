import { expect, test } from 'vitest'
import { edit, redo, startHistory, undo } from './editHistory.js'

test('undo and redo go step by step, and an edit ends what can be redone', () => {
  let history = edit(edit(startHistory('a'), 'b'), 'c')
  history = undo(history)
  expect(history.present).toBe('b')
  expect(undo(undo(history)).present).toBe('a')
  expect(redo(history).present).toBe('c')
  expect(redo(redo(history)).present).toBe('c')
  expect(redo(edit(history, 'd')).present).toBe('d')
})

test('edits of one name that follow each other are one step', () => {
  let history = startHistory('')
  for (const text of ['t', 'ti', 'tit']) history = edit(history, text, 'title')
  expect(undo(history).present).toBe('')
  history = edit(edit(history, 'x', 'other'), 'y', 'title')
  expect(undo(undo(history)).present).toBe('tit')
  // After an undo, a new step begins.
  expect(undo(edit(undo(edit(startHistory('a'), 'b', 'title')), 'c', 'title')).present).toBe('a')
})

test('the same state is no step', () => {
  const history = startHistory('a')
  expect(edit(history, 'a')).toBe(history)
  expect(undo(history)).toBe(history)
})
