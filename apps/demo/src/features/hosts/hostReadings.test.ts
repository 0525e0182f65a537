import { expect, test } from 'vitest'
import { makePoints } from '../../../test/makePoints.js'
import type { HostSeries } from '../../series/useHostSeries.js'
import { silentHostsOf, valuesNow } from './hostReadings.js'

const end = 10_000_000
const data: HostSeries = {
  metric: { name: 'cpu.percent', statistic: 'avg' },
  step: 60_000,
  start: 0,
  end,
  byHost: new Map([
    ['web-01', makePoints([[end - 60_000, 5]])],
    ['web-02', makePoints([[end - 400_000, 80]])],
    ['web-03', makePoints([[end - 160_000, 7]])],
  ]),
}
const hosts = ['web-01', 'web-02', 'web-03', 'gone'].map((name) => ({ name, simulated: false }))

test('the newest values, without old ones', () => {
  expect([...valuesNow(data)]).toEqual([['web-01', 5]])
})

test('silent hosts: those that stopped last first, and those without data last', () => {
  expect(silentHostsOf(hosts, valuesNow(data), data)).toEqual([
    { name: 'web-03', since: end - 160_000 },
    { name: 'web-02', since: end - 400_000 },
    { name: 'gone', since: undefined },
  ])
  expect(silentHostsOf(hosts, new Map(), undefined)).toHaveLength(4)
})
