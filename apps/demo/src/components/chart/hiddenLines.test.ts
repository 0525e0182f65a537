import { expect, test } from 'vitest'
import { isolateLine, showLines } from './hiddenLines.js'

const ids = ['a', 'b', 'c']
const hide = (...hidden: string[]) => new Set(hidden)

test('isolate: only one line, again: all of them', () => {
  expect(isolateLine(hide(), ids, 'b')).toEqual(hide('a', 'c'))
  expect(isolateLine(hide('a', 'c'), ids, 'b')).toEqual(hide())
  expect(isolateLine(hide('a', 'c'), ids, 'a')).toEqual(hide('b', 'c'))
  expect(isolateLine(hide('a'), ids, 'b')).toEqual(hide('a', 'c'))
  expect(isolateLine(hide(), ['a'], 'a')).toEqual(hide())
})

test('show and hide, without changing the others', () => {
  expect(showLines(hide('a'), ['b'], false)).toEqual(hide('a', 'b'))
  expect(showLines(hide('a', 'b'), ids, true)).toEqual(hide())
})
