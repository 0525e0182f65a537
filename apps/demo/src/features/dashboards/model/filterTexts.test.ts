import { expect, test } from 'vitest'
import { readFilters, writeFilters } from './filterTexts.js'

test('filters survive being written and read', () => {
  const filter = { hostname: ['$hostname'], device: ['sda', 'a|b', ' x '], mount_point: [], 'a=b': ['c=d'] }
  expect(readFilters(writeFilters(filter))).toEqual(filter)
  expect(writeFilters({ hostname: ['a', 'b'], device: [] })).toEqual(['hostname=a|b', 'device'])
  expect(readFilters([])).toBeUndefined()
  expect(writeFilters()).toEqual([])
})
