import { expect, test } from 'vitest'
import { makePoints } from '../../../test/makePoints.js'
import type { HostSeries } from '../../series/useHostSeries.js'
import { keepOrder, sortByName, sortByValue, valueNow } from './sortHosts.js'

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
