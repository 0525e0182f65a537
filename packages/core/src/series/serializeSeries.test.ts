import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { makeSeries } from '../../test/support/makeSeries.js'
import { InvalidParameterError } from '../errors/index.js'
import { type ColumnSeries, deserializeSeries, type SerializedSeries, serializeSeries } from './index.js'

const there = <column extends string>(series: ColumnSeries<column>): ColumnSeries<column> =>
  deserializeSeries(JSON.parse(JSON.stringify(serializeSeries(series))) as SerializedSeries<column>)

test('default: plain and short', () => {
  const series = makeSeries(
    'web1',
    [
      [1_700_000_000_000, 1.5],
      [1_700_000_030_000, Number.NaN],
    ],
    { valueMeta: { 1: { note: 'lost' } } },
  )
  expect(serializeSeries(series)).toEqual({
    id: '0',
    name: 'cpu.user_perc',
    dimensions: { hostname: 'web1' },
    timestamps: [1_700_000_000_000, 30_000],
    distances: true,
    columns: { avg: [1.5, null] },
    valueMeta: { 1: { note: 'lost' } },
  })
  expect(there(series)).toEqual(series)
})

test('behavior: fractional times stay unchanged', () => {
  const series = makeSeries('web1', [
    [0.1, 1],
    [0.3, 2],
    [Number.NaN, 3],
  ])
  expect(there(series)).toEqual(series)
})

test('behavior: infinite numbers become NaN, and -0 zero', () => {
  const series = makeSeries('web1', [
    [1, Number.POSITIVE_INFINITY],
    [2, -0],
  ])
  expect([...there(series).columns.avg]).toEqual([Number.NaN, 0])
})

test('error: a column of another length', () => {
  const serialized = { ...serializeSeries(makeSeries('web1', [[1, 1]])), timestamps: [1, 2] }
  expect(() => deserializeSeries(serialized)).toThrow('`columns.avg` has 1 values for 2 times.')
})

test('error: the JSON of a series, without `serializeSeries`', () => {
  const series = makeSeries('web1', [[1, 1]])
  const plain = JSON.parse(JSON.stringify(series)) as SerializedSeries<'avg'>
  expect(() => deserializeSeries(plain)).toThrow(InvalidParameterError)
  expect(() => deserializeSeries(plain)).toThrow(
    '`timestamps` must be a list of numbers.\nStore the result of `serializeSeries`, not the series itself.',
  )
  const mixed = { ...serializeSeries(series), columns: plain.columns }
  expect(() => deserializeSeries(mixed)).toThrow('`columns.avg` must be a list of numbers.')
})

test('property: round trip', async () => {
  await fuzz((random) => {
    let time = random.below(2 ** 31) * (random.oneIn(2) ? 1000 : -1)
    const rows = Array.from({ length: random.below(50) }, () => {
      time += random.below(100_000) + (random.oneIn(50) ? random.unit() : 0)
      return [time, random.oneIn(9) ? Number.NaN : (random.unit() + 1e-9) * 10 ** random.below(300)] as const
    })
    const series = makeSeries('web1', rows)
    expect(there(series)).toEqual(series)
  })
})
