import { expect, test } from 'vitest'
import { countBySeverity } from './countBySeverity.js'

const columns = ['count', 'state', 'severity']
const none = { total: 0, severities: { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0 } }

test('each state with its severities; what is missing counts 0', () => {
  const counts = [
    [3, 'ALARM', 'CRITICAL'],
    [1, 'ALARM', 'LOW'],
    [12, 'OK', 'HIGH'],
  ]
  expect(countBySeverity({ columns, counts, nextOffset: undefined })).toEqual({
    ALARM: { total: 4, severities: { CRITICAL: 3, HIGH: 0, MEDIUM: 0, LOW: 1 } },
    UNDETERMINED: none,
    OK: { total: 12, severities: { CRITICAL: 0, HIGH: 12, MEDIUM: 0, LOW: 0 } },
  })
})

test('no alarms: a row of nulls', () => {
  const counts = [[0, null, null]]
  expect(countBySeverity({ columns, counts, nextOffset: undefined })).toEqual({
    ALARM: none,
    UNDETERMINED: none,
    OK: none,
  })
})
