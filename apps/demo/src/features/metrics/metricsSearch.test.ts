import { expect, test } from 'vitest'
import { fromMetricParts, parseMetricsSearch, toMetricParts } from './metricsSearch.js'

// Each parameter is there, so that the router does not fill it in from the address.
const nothing = {
  name: undefined,
  dimensions: undefined,
  metric: undefined,
  range: undefined,
  live: undefined,
}

test('parse: what is usable stays', () => {
  const search = {
    name: 'cpu.user_perc',
    dimensions: ['hostname=a'],
    metric: ['cpu', 'k', 'v'],
    range: '1h',
    live: false,
  }
  expect(parseMetricsSearch(search)).toEqual(search)
})

test('parse: what is not is dropped, and defaults are not written', () => {
  const search = { name: '', dimensions: ['', 7], metric: ['cpu', 'k'], range: '15m', live: true, other: 1 }
  expect(parseMetricsSearch(search)).toStrictEqual(nothing)
  expect(parseMetricsSearch({ name: 5, dimensions: 'hostname=a', metric: 'cpu' })).toStrictEqual(nothing)
})

test('parse: a filter is not repeated', () => {
  expect(parseMetricsSearch({ dimensions: ['a=b', 'a=b'] })).toEqual({ dimensions: ['a=b'] })
})

test('metric: there and back, whatever the order of its dimensions', () => {
  const metric = { name: 'disk.space', dimensions: { mount: '/a=b', device: 'sda' } }
  expect(toMetricParts(metric)).toEqual(['disk.space', 'device', 'sda', 'mount', '/a=b'])
  expect(fromMetricParts(toMetricParts(metric))).toEqual(metric)
})
