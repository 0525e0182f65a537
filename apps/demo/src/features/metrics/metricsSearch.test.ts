import { parse } from 'valibot'
import { expect, test } from 'vitest'
import { fromMetricParts, metricsSearch, toMetricParts } from './metricsSearch.js'

test('parse: keeps valid parameters', () => {
  const search = {
    name: 'cpu.user_perc',
    dimensions: ['hostname=a'],
    metric: ['cpu', 'k', 'v'],
  }
  expect(parse(metricsSearch, search)).toEqual(search)
})

test('parse: drops invalid parameters and defaults', () => {
  const search = { name: '', dimensions: ['', 7], metric: ['cpu', 'k'], other: 1 }
  // Each is there as `undefined`: the router would take one that is missing from the address.
  expect(parse(metricsSearch, search)).toStrictEqual({
    name: undefined,
    dimensions: undefined,
    metric: undefined,
  })
  expect(parse(metricsSearch, { name: 5, dimensions: 'hostname=a', metric: 'cpu' })).toEqual({})
})

test('parse: a filter is not repeated', () => {
  expect(parse(metricsSearch, { dimensions: ['a=b', 'a=b'] })).toEqual({ dimensions: ['a=b'] })
})

test('metric: round trip, in any order of dimensions', () => {
  const metric = { name: 'disk.space', dimensions: { mount: '/a=b', device: 'sda' } }
  expect(toMetricParts(metric)).toEqual(['disk.space', 'device', 'sda', 'mount', '/a=b'])
  expect(fromMetricParts(toMetricParts(metric))).toEqual(metric)
})
