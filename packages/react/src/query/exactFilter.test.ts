import { expect, test } from 'vitest'
import { matchesFilter, toServerFilter } from './exactFilter.js'

test('D2: values that a query cannot contain are filtered by name only', () => {
  expect(toServerFilter({ hostname: 'web1', thing: 'a|b' })).toEqual({ hostname: 'web1', thing: true })
  expect(toServerFilter({ thing: ['a', 'b,c'], device: ['sda', 'sdb'], mount_point: true })).toEqual({
    thing: true,
    device: ['sda', 'sdb'],
    mount_point: true,
  })
  expect(toServerFilter({ thing: 'web 1', address: '10.0.0.1:80' })).toEqual({
    thing: 'web 1',
    address: '10.0.0.1:80',
  })
})

test('D2: names that a query cannot contain are left out', () => {
  expect(toServerFilter({ 'a:b': 'x', 'c,d': 'y' })).toBeUndefined()
  expect(toServerFilter({})).toBeUndefined()
})

test('D2: dimensions are compared exactly', () => {
  expect(matchesFilter({ thing: 'a|b' }, { thing: 'a|b' })).toBe(true)
  expect(matchesFilter({ thing: 'a' }, { thing: 'a|b' })).toBe(false)
  expect(matchesFilter({ thing: 'a', more: 'x' }, { thing: ['a', 'b'] })).toBe(true)
  expect(matchesFilter({ thing: 'web-07' }, { thing: ['web'] })).toBe(false)
  expect(matchesFilter({ more: 'x' }, { thing: true })).toBe(false)
  // Names that every object has.
  expect(matchesFilter({}, Object.fromEntries([['constructor', true]]))).toBe(false)
})
