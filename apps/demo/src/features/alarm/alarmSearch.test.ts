import { parse } from 'valibot'
import { expect, test } from 'vitest'
import { alarmSearch } from './alarmSearch.js'

test('range: absent for the last hour and for unknown ranges', () => {
  expect(parse(alarmSearch, { range: '6h' }).range).toBe('6h')
  expect(parse(alarmSearch, { range: '15m' }).range).toBe('15m')
  expect(parse(alarmSearch, { range: '1h' }).range).toBeUndefined()
  expect(parse(alarmSearch, { range: 'all' }).range).toBeUndefined()
})
