import { expect, test } from 'vitest'
import type { AlarmMetric } from '../monitoring/index.js'
import { previewAlarms } from './index.js'

function metric(name: string, dimensions: Record<string, string>): AlarmMetric {
  return { name, dimensions }
}

const cpu1 = metric('cpu', { hostname: 'web1', service: 'shop' })
const cpu2 = metric('cpu', { hostname: 'web2', service: 'shop' })
const load1 = metric('load', { hostname: 'web1' })
const metrics = [cpu1, cpu2, load1, metric('disk', { hostname: 'web1' })]

test('without matchBy: one alarm over all matching metrics', () => {
  const { comparisons, alarms, incomplete } = previewAlarms({ expression: 'avg(cpu) > 90', metrics })
  expect(alarms).toEqual([{ values: {}, metrics: [cpu1, cpu2] }])
  expect(comparisons.map((comparison) => comparison.metrics)).toEqual([[cpu1, cpu2]])
  expect(incomplete).toEqual([])
})

test('with matchBy: one alarm for each combination of values, in the order of the keys', () => {
  const { alarms } = previewAlarms({
    expression: 'avg(cpu) > 90',
    matchBy: ['service', 'hostname'],
    metrics,
  })
  expect(alarms.map(({ values }) => Object.entries(values))).toEqual([
    [
      ['service', 'shop'],
      ['hostname', 'web1'],
    ],
    [
      ['service', 'shop'],
      ['hostname', 'web2'],
    ],
  ])
})

test('several comparisons: an alarm needs a metric for each; the others are incomplete', () => {
  const { comparisons, alarms, incomplete } = previewAlarms({
    expression: 'avg(cpu{service=shop}) > 90 and max(load) > 4',
    matchBy: ['hostname'],
    metrics,
  })
  expect(comparisons.map(({ metrics: { length } }) => length)).toEqual([2, 1])
  expect(comparisons[0]?.expression).toMatchObject({ function: 'AVG', metricName: 'cpu', threshold: 90 })
  expect(alarms).toEqual([{ values: { hostname: 'web1' }, metrics: [cpu1, load1] }])
  expect(incomplete).toEqual([cpu2])
})

test('metrics without the keys share an alarm; a metric listed twice counts once', () => {
  const { alarms } = previewAlarms({
    expression: 'last(cpu) > 90',
    matchBy: ['region'],
    metrics: [cpu1, cpu2, cpu1],
  })
  expect(alarms).toEqual([{ values: {}, metrics: [cpu1, cpu2] }])
})

test('a key such as __proto__ is a key like any other', () => {
  const dimensions = JSON.parse('{"__proto__":"x"}') as Record<string, string>
  const { alarms } = previewAlarms({
    expression: 'last(cpu) > 90',
    matchBy: ['__proto__'],
    metrics: [metric('cpu', dimensions)],
  })
  expect(Object.entries(alarms[0]?.values ?? {})).toEqual([['__proto__', 'x']])
})

test('no metrics: no alarms', () => {
  expect(previewAlarms({ expression: 'cpu > 90', metrics: [] })).toMatchObject({ alarms: [], incomplete: [] })
})
