import { expect, test } from 'vitest'
import { hostsOf } from './hosts.js'

const metric = (dimensions: Record<string, string>) => ({ id: '0', name: 'cpu.user_perc', dimensions })

test('order: measured hosts first, then by name with numbers as numbers', () => {
  const metrics = [
    metric({ hostname: 'web-10', source: 'simulated' }),
    metric({ hostname: 'web-2', source: 'simulated' }),
    metric({ hostname: 'zeus' }),
  ]
  expect(hostsOf(metrics)).toEqual([
    { name: 'zeus', simulated: false },
    { name: 'web-2', simulated: true },
    { name: 'web-10', simulated: true },
  ])
})

test('each host once; one measured series makes it a real one', () => {
  const simulated = metric({ hostname: 'a', source: 'simulated' })
  const measured = metric({ hostname: 'a' })
  expect(hostsOf([simulated, measured])).toEqual([{ name: 'a', simulated: false }])
  expect(hostsOf([measured, simulated])).toEqual([{ name: 'a', simulated: false }])
})

test('metrics without a host are left out', () => {
  expect(hostsOf([metric({ service: 'api' })])).toEqual([])
})
