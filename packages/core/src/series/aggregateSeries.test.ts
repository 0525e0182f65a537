import { expect, test } from 'vitest'
import { makeSeries } from '../../test/support/makeSeries.js'
import { aggregateSeries, mergeSeries } from './index.js'

const measured = makeSeries(
  'web1',
  [
    [59_000, 1],
    [60_000, 5],
    [61_000, -2],
    [119_999, 3],
    [240_000, 8],
  ],
  { column: 'value' },
)

test('default: periods start at multiples since the epoch, and empty ones are omitted', () => {
  const statistics = ['avg', 'min', 'max', 'sum', 'count'] as const
  expect(aggregateSeries(measured, { statistics, period: 60 })).toEqual({
    id: '0',
    name: 'cpu.user_perc',
    dimensions: { hostname: 'web1' },
    timestamps: Float64Array.of(0, 60_000, 240_000),
    columns: {
      avg: Float64Array.of(1, 2, 8),
      min: Float64Array.of(1, -2, 8),
      max: Float64Array.of(1, 5, 8),
      sum: Float64Array.of(1, 6, 8),
      count: Float64Array.of(1, 3, 1),
    },
    valueMeta: {},
  })
})

test('parameters: startTime, endTime: measurements outside are not counted, though their period is', () => {
  const options = { statistics: ['count'], period: 60, startTime: 61_000, endTime: 240_000 } as const
  const { timestamps, columns } = aggregateSeries(measured, options)
  expect([...timestamps]).toEqual([60_000])
  expect([...columns.count]).toEqual([2])
})

test('parameters: alignment: periods start at the start', () => {
  const options = { statistics: ['count'], period: 60, alignment: 'start' } as const
  const { timestamps, columns } = aggregateSeries(measured, options)
  expect([...timestamps]).toEqual([59_000, 119_000, 239_000])
  expect([...columns.count]).toEqual([3, 1, 1])
  expect([...aggregateSeries(measured, { ...options, startTime: 50_000 }).timestamps]).toEqual([
    50_000, 110_000, 230_000,
  ])
})

test('behavior: rows without a number are not counted', () => {
  const broken = makeSeries(
    'web1',
    [
      [0, Number.NaN],
      [1, 4],
      [300_000, Number.NaN],
    ],
    { column: 'value' },
  )
  const { timestamps, columns } = aggregateSeries(broken, { statistics: ['avg', 'count'] })
  expect([...timestamps, ...columns.avg, ...columns.count]).toEqual([0, 4, 1])
  expect(
    aggregateSeries(makeSeries('web1', [], { column: 'value' }), { statistics: ['avg'] }).timestamps,
  ).toHaveLength(0)
})

test('error: a period of 0', () => {
  expect(() => aggregateSeries(measured, { statistics: ['avg'], period: 0 })).toThrow(
    '`period` must be a number of seconds above 0.',
  )
})

test('mergeSeries: all rows by time, at one time in the order of the series', () => {
  const a = makeSeries(
    'web1',
    [
      [1, 1],
      [3, 3],
    ],
    { valueMeta: { 1: { from: 'a' } } },
  )
  const b = makeSeries(
    'web2',
    [
      [1, 10],
      [2, 20],
    ],
    { valueMeta: { 0: { from: 'b' } } },
  )
  expect(mergeSeries([a, b], { service: 'shop' })).toEqual({
    ...makeSeries(
      '',
      [
        [1, 1],
        [1, 10],
        [2, 20],
        [3, 3],
      ],
      { valueMeta: { 1: { from: 'b' }, 3: { from: 'a' } } },
    ),
    dimensions: { service: 'shop' },
  })
  expect(mergeSeries([])).toBeUndefined()
})

test.each([['p95'], ['toString'], 'avg', undefined])('error: statistics %j', (statistics) => {
  const options = { statistics: statistics as unknown as ['avg'] }
  expect(() => aggregateSeries(measured, options)).toThrow(
    '`statistics` must be a list of avg, min, max, sum, count.',
  )
})
