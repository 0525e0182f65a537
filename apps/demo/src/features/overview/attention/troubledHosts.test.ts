import type { Severity } from '@monasca/core'
import { expect, test } from 'vitest'
import type { ValueAlarms } from '../../alarms/dimensionAlarms.js'
import { troubledHosts } from './troubledHosts.js'

const firing = (value: string, severity: Severity, count = 1): [string, ValueAlarms] => [
  value,
  { value, severity, count, worst: 'ALARM', states: { ALARM: count, UNDETERMINED: 0, OK: 0 } },
]

test('critical alarms first, then silent hosts; each host once', () => {
  const alarms = new Map([firing('a', 'HIGH'), firing('b', 'CRITICAL'), firing('c', 'CRITICAL', 3)])
  const silent = [
    { name: 'd', since: 5 },
    { name: 'b', since: 4 },
    { name: 'a', since: undefined },
  ]
  const hosts = troubledHosts(alarms, silent)
  expect(hosts.map(({ name, critical, silent }) => [name, critical?.count, silent?.since])).toEqual([
    ['c', 3, undefined],
    ['b', 1, 4],
    ['d', undefined, 5],
    ['a', undefined, undefined],
  ])
  expect(troubledHosts(undefined)).toEqual([])
})
