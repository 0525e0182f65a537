import { expect, test } from 'vitest'
import { defaultSort, formatSort, parseSort, toSortBy } from './alarmSort.js'

test('address: round trip, without the default and unknown columns', () => {
  expect(formatSort(parseSort('-state,definition'))).toBe('-state,definition')
  expect(formatSort(defaultSort)).toBeUndefined()
  expect(formatSort([])).toBeUndefined()
  expect(parseSort('constructor,-nothing')).toBe(defaultSort)
  expect(parseSort('state,-state')).toEqual([{ id: 'state', direction: 'desc' }])
})

test('API: the shortest duration has the latest time', () => {
  expect(toSortBy(defaultSort)).toEqual(['state desc', 'severity desc', 'state_updated_timestamp desc'])
  expect(toSortBy(parseSort('-duration,definition'))).toEqual([
    'state_updated_timestamp asc',
    'alarm_definition_name asc',
  ])
})
