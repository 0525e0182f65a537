import { expect, test } from 'vitest'
import { countStates } from './countStates.js'

test('states without alarms count 0', () => {
  const columns = ['count', 'state']
  expect(
    countStates({
      columns,
      counts: [
        [3, 'ALARM'],
        [12, 'OK'],
      ],
      nextOffset: undefined,
    }),
  ).toEqual({
    ALARM: 3,
    OK: 12,
    UNDETERMINED: 0,
  })
})

test('no alarms: a row of nulls', () => {
  expect(countStates({ columns: ['count', 'state'], counts: [[0, null]], nextOffset: undefined })).toEqual({
    ALARM: 0,
    OK: 0,
    UNDETERMINED: 0,
  })
})
