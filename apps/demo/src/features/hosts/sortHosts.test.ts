import { expect, test } from 'vitest'
import { makePoints } from '../../../test/makePoints.js'
import type { HostSeries } from '../../series/useHostSeries.js'
import type { ValueAlarms } from '../alarms/dimensionAlarms.js'
import { isSilent, keepOrder, sortByName, sortByTrouble, sortByValue, valueNow } from './sortHosts.js'

const host = (name: string) => ({ name, simulated: true })
const hosts = ['web-10', 'db-01', 'web-2', 'api-01', 'gone'].map(host)
const end = 1_000_000
const data: HostSeries = {
  metric: { name: 'cpu.percent', statistic: 'avg' },
  step: 15_000,
  start: 0,
  end,
  byHost: new Map([
    ['web-10', makePoints([[end - 1000, 5]])],
    ['web-2', makePoints([[end - 140_000, 80]])],
    ['db-01', makePoints([[end - 151_000, 99]])],
    ['gone', makePoints([])],
  ]),
}
const names = (sorted: readonly { name: string }[]) => sorted.map(({ name }) => name)

test('newest value: unless it is old', () => {
  expect(names(hosts).map((name) => valueNow(name, data))).toEqual([5, undefined, 80, undefined, undefined])
  expect(valueNow('web-10', undefined)).toBeUndefined()
})

test('by name: numbers as numbers', () => {
  expect(names(sortByName(hosts))).toEqual(['api-01', 'db-01', 'gone', 'web-2', 'web-10'])
})

test('by value: largest first, hosts without data last by name', () => {
  expect(names(sortByValue(hosts, data))).toEqual(['web-2', 'web-10', 'api-01', 'db-01', 'gone'])
  expect(names(sortByValue(hosts, undefined))).toEqual(names(sortByName(hosts)))
})

test('kept: the previous order, new hosts last', () => {
  expect(names(keepOrder(hosts, ['gone', 'web-2', 'left', 'db-01']))).toEqual([
    'gone',
    'web-2',
    'db-01',
    'web-10',
    'api-01',
  ])
})

test('by trouble: critical alarms, silence, other alarms, undetermined ones, then all others by name', () => {
  const alarm = (worst: ValueAlarms['worst'], severity: ValueAlarms['severity'], count = 1): ValueAlarms => ({
    value: '',
    count,
    worst,
    severity,
    states: { ALARM: 0, UNDETERMINED: 0, OK: 0, [worst]: count },
  })
  const all = ['quiet-2', 'quiet-1', 'unknown', 'high', 'low', 'silent', 'critical'].map(host)
  const alarms = new Map([
    ['critical', alarm('ALARM', 'CRITICAL')],
    ['silent', alarm('UNDETERMINED', 'HIGH')],
    ['high', alarm('ALARM', 'HIGH')],
    ['low', alarm('ALARM', 'LOW', 9)],
    ['unknown', alarm('UNDETERMINED', 'HIGH')],
    ['quiet-2', alarm('OK', 'CRITICAL', 5)],
  ])
  const recent = all.filter(({ name }) => name !== 'silent')
  const series = { ...data, byHost: new Map(recent.map(({ name }) => [name, makePoints([[end, 1]])])) }
  expect(names(sortByTrouble(all, alarms, series))).toEqual([
    'critical',
    'silent',
    'high',
    'low',
    'unknown',
    'quiet-1',
    'quiet-2',
  ])
  expect(names(sortByTrouble(hosts, undefined, undefined))).toEqual(names(sortByName(hosts)))
})

test('silent: an old value, or no CPU at all; another metric may be missing', () => {
  expect(['web-10', 'db-01', 'api-01'].map((name) => isSilent(name, data))).toEqual([false, true, true])
  const disk: HostSeries = { ...data, metric: { name: 'disk.space_used_perc', statistic: 'max' } }
  expect(isSilent('api-01', disk)).toBe(false)
  expect(isSilent('web-10', undefined)).toBe(false)
})
