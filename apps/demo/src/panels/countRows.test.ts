import { expect, test } from 'vitest'
import { countRows } from './countRows.js'

test('without groups there is one row, also without alarms', () => {
  expect(
    countRows(
      {
        columns: ['count', 'state'],
        counts: [
          [3, 'OK'],
          [1, 'ALARM'],
        ],
        nextOffset: undefined,
      },
      undefined,
    ),
  ).toEqual([{ value: '', states: { ALARM: 1, UNDETERMINED: 0, OK: 3 } }])
  const none = { columns: ['count', 'state'], counts: [[0, null]], nextOffset: undefined }
  expect(countRows(none, undefined)).toEqual([{ value: '', states: { ALARM: 0, UNDETERMINED: 0, OK: 0 } }])
})

test('values of one dimension, those with the most alarms first', () => {
  const counts = {
    columns: ['count', 'dimension_name', 'dimension_value', 'state'],
    counts: [
      [5, 'hostname', 'web-10', 'OK'],
      [5, 'hostname', 'web-9', 'OK'],
      [2, 'hostname', 'db-1', 'ALARM'],
      [1, 'hostname', 'db-1', 'OK'],
      [9, 'service', 'web', 'ALARM'],
    ],
    nextOffset: undefined,
  }
  expect(countRows(counts, 'hostname').map(({ value, states }) => [value, states.ALARM, states.OK])).toEqual([
    ['db-1', 2, 1],
    ['web-9', 0, 5],
    ['web-10', 0, 5],
  ])
})
