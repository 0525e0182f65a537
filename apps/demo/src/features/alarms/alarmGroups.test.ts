import type { Alarm } from '@monasca/core'
import { expect, test } from 'vitest'
import { groupFilter, groupKeys, groupsOfAlarms, groupsOfCounts, parseGrouping } from './alarmGroups.js'
import type { AlarmsSearch } from './alarmsSearch.js'

const host = { by: 'dimension', dimension: 'hostname' } as const

test('counts: one group per value, the worst first', () => {
  const columns = ['count', 'dimension_name', 'dimension_value', 'state']
  const counts = [
    [9, 'hostname', 'a', 'OK'],
    [1, 'hostname', 'b', 'ALARM'],
    [2, 'hostname', 'b', 'OK'],
    [3, 'hostname', 'c', 'ALARM'],
    [12, 'region', 'eu', 'OK'],
  ]
  const groups = groupsOfCounts({ columns, counts }, host)
  expect(groups.map(({ label, worst, count }) => [label, worst, count])).toEqual([
    ['c', 'ALARM', 3],
    ['b', 'ALARM', 3],
    ['a', 'OK', 9],
  ])
})

test('counts: no alarms are a row of nulls', () => {
  const columns = ['count', 'alarm_definition_id', 'name', 'state']
  expect(groupsOfCounts({ columns, counts: [[0, null, null, null]] }, { by: 'definition' })).toEqual([])
})

const alarm = (minute: number, ...hosts: string[]) =>
  ({
    state: 'ALARM',
    stateUpdatedTimestamp: minute * 60_000 + 30_000,
    alarmDefinition: { id: 'd', name: 'Disk' },
    metrics: hosts.map((hostname) => ({ name: 'm', dimensions: { hostname } })),
  }) as unknown as Alarm

test('alarms: by start minute, and by each host of their metrics', () => {
  const groups = groupsOfAlarms([alarm(1, 'a'), alarm(2, 'a'), alarm(2, 'b')], { by: 'minute' }, String)
  expect(groups.map(({ label, count }) => [label, count])).toEqual([
    ['120000', 2],
    ['60000', 1],
  ])
  expect(groupKeys(alarm(1, 'a', 'b', 'a'), host)).toEqual(['a', 'b'])
})

test('filter: replaces a filter of the same dimension', () => {
  const search = { dimensions: ['hostname=a|b', 'region=eu'] } as AlarmsSearch
  expect(groupFilter(search, host, 'a')).toEqual({
    group: undefined,
    dimensions: ['region=eu', 'hostname=a'],
  })
  expect(groupFilter(search, host, 'a|b')?.dimensions).toContain('hostname="a|b"')
  expect(groupFilter(search, { by: 'minute' }, '0')).toBeUndefined()
})

test('address', () => {
  expect(parseGrouping('host')).toEqual(host)
  expect(parseGrouping('dimension.region')).toEqual({ by: 'dimension', dimension: 'region' })
  expect(parseGrouping(undefined)).toBeUndefined()
})
