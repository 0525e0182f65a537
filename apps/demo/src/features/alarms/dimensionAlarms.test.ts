import { expect, test } from 'vitest'
import { compareAlarms, dimensionAlarmsOf } from './dimensionAlarms.js'

const columns = ['count', 'dimension_name', 'dimension_value', 'state', 'severity']
const counts = [
  [2, 'hostname', 'web-01', 'ALARM', 'LOW'],
  [1, 'hostname', 'web-01', 'ALARM', 'CRITICAL'],
  [9, 'hostname', 'web-01', 'OK', 'CRITICAL'],
  [4, 'hostname', 'web-02', 'ALARM', 'HIGH'],
  [5, 'hostname', 'web-03', 'OK', 'CRITICAL'],
  [1, 'hostname', 'web-04', 'UNDETERMINED', 'LOW'],
  [6, 'service', 'web', 'ALARM', 'LOW'],
]

test('alarms of each value: the worst state, and the highest severity in it', () => {
  const alarms = dimensionAlarmsOf({ columns, counts })
  expect([...alarms.keys()]).toEqual(['hostname', 'service'])
  expect(alarms.get('hostname')?.get('web-01')).toEqual({
    value: 'web-01',
    count: 12,
    states: { ALARM: 3, UNDETERMINED: 0, OK: 9 },
    worst: 'ALARM',
    severity: 'CRITICAL',
  })
  // The severity of alarms that do not fire says nothing.
  expect(alarms.get('hostname')?.get('web-03')).toMatchObject({ worst: 'OK', severity: 'CRITICAL' })
})

test('the worst first: state, severity, number; without alarms last', () => {
  const hosts = dimensionAlarmsOf({ columns, counts }).get('hostname')
  const names = ['web-03', 'none', 'web-04', 'web-02', 'web-01']
  expect(names.toSorted((a, b) => compareAlarms(hosts?.get(a), hosts?.get(b)))).toEqual([
    'web-01',
    'web-02',
    'web-04',
    'web-03',
    'none',
  ])
})

test('no alarms: a row of nulls', () => {
  expect(dimensionAlarmsOf({ columns, counts: [[0, null, null, null, null]] }).size).toBe(0)
})
