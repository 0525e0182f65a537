import { expect, test } from 'vitest'
import { countFacets } from './countFacets.js'

const count = {
  columns: ['count', 'state', 'severity'],
  counts: [
    [3, 'ALARM', 'HIGH'],
    [2, 'ALARM', 'LOW'],
    [12, 'OK', 'LOW'],
    [7, 'UNKNOWN', 'LOW'],
  ],
  nextOffset: undefined,
}

test('each group counts what the other choice leaves', () => {
  expect(countFacets(count, { state: undefined, severity: ['LOW'] })).toEqual({
    matching: 14,
    states: { ALARM: 2, UNDETERMINED: 0, OK: 12 },
    severities: { CRITICAL: 0, HIGH: 3, MEDIUM: 0, LOW: 14 },
  })
  expect(countFacets(count, { state: 'ALARM', severity: undefined }).severities).toEqual({
    CRITICAL: 0,
    HIGH: 3,
    MEDIUM: 0,
    LOW: 2,
  })
})

test('no alarms: a row of nulls', () => {
  const none = { ...count, counts: [[0, null, null]] }
  expect(countFacets(none, { state: undefined, severity: undefined }).matching).toBe(0)
})
