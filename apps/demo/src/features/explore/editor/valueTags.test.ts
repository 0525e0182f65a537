import { expect, test } from 'vitest'
import { checkValue, fromTag, toTag } from './valueTags.js'

test.each(['web-01', 'web 1', 'a|b', 'ü ☂', '', ' ', ' a ', '$hostname', '(empty)'])(
  '%j: there and back',
  (value) => {
    expect(fromTag(toTag(value))).toBe(value)
  },
)

test('what is typed is a value, and quotation marks hold blanks', () => {
  expect(fromTag('web 1')).toBe('web 1')
  expect(fromTag('" a"')).toBe(' a')
  expect(fromTag('"')).toBe('"')
  expect(toTag('')).toBe('""')
})

test('a value that no metric can have is refused', () => {
  expect(checkValue('a;b')).toContain('cannot have')
  expect(checkValue('a|b=')).toContain('cannot have')
  expect(checkValue('a|b ü')).toBeUndefined()
})
