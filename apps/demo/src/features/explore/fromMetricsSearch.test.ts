import { expect, test } from 'vitest'
import { fromMetricsSearch } from './fromMetricsSearch.js'

test('the metric of an old address is the only one, with exactly its dimensions', () => {
  expect(
    fromMetricsSearch({
      name: 'x',
      metric: ['disk.space', 'device', 'sda', 'mount', '/a=b|c 1', 'empty', ''],
    }),
  ).toEqual({
    q: [
      {
        metric: 'disk.space',
        dimensions: { device: ['sda'], mount: ['/a=b|c 1'], empty: [''] },
        functions: ['avg', 'min', 'max'],
      },
    ],
  })
})

test('a name with filters is a query for all that were listed', () => {
  expect(fromMetricsSearch({ name: 'cpu', dimensions: ['hostname=web 1', 'device', 'thing="a|b"'] })).toEqual(
    {
      q: [{ metric: 'cpu', dimensions: { hostname: ['web 1'], device: [], thing: ['a|b'] } }],
    },
  )
})

test('filters without a name are searched for, and damaged parameters are dropped', () => {
  expect(fromMetricsSearch({ dimensions: ['', 'hostname=a'] })).toEqual({ find: 'hostname=a' })
  expect(fromMetricsSearch({ name: '', dimensions: 'hostname=a', metric: 'cpu' })).toEqual({
    find: undefined,
  })
})
