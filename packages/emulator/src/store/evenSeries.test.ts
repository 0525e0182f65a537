import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toEvenSeries } from './evenSeries.js'
import { insertMeasurements } from './insertMeasurements.js'
import { openStore } from './openStore.js'
import type { Store, StoredMeasurement } from './store.js'

let store: Store
beforeEach(() => {
  store = openStore()
})
afterEach(() => {
  store.close()
})

const minute = 60_000
/** Values every minute, by default with three decimals. */
const measured = (count: number, value = (index: number) => index / 1000): StoredMeasurement[] =>
  Array.from({ length: count }, (_value, index) => ({ timestamp: minute * (index + 1), value: value(index) }))

const insert = (...series: StoredMeasurement[][]) =>
  insertMeasurements(
    store,
    'p',
    series.map((measurements) => ({ name: 'cpu', dimensions: { host: 'a' }, measurements })),
  )

const stored = () =>
  store
    .rows<[number, number, string | null]>('SELECT timestamp, value, value_meta FROM measurements')
    .map(([timestamp, value, meta]) => ({ timestamp, value, ...(meta === null ? {} : { meta }) }))

describe('toEvenSeries', () => {
  const even = measured(20)
  test('places without a measurement are empty', () => {
    const series = toEvenSeries(even.filter((_value, index) => index !== 5 && index !== 6))
    expect(series).toMatchObject({ start: minute, step: minute })
    expect(series?.thousandths.slice(4, 8)).toEqual([4, null, null, 7])
  })

  test.each<[string, StoredMeasurement[]]>([
    ['one value', measured(1)],
    ['a time between two steps', [...even, { timestamp: 25.5 * minute, value: 1 }]],
    ['times that fall', [...even].reverse()],
    ['a time twice', [...even, { timestamp: 20 * minute, value: 1 }]],
    ['more empty places than values', [...even, { timestamp: 1e6 * minute, value: 1 }]],
    ['metadata', [...even, { timestamp: 21 * minute, value: 1, valueMeta: { why: 'x' } }]],
    ['more than three decimals', measured(20, () => 0.1234)],
    ['values too large for thousandths', measured(20, () => 1e300)],
  ])('not: %s', (_name, measurements) => {
    expect(toEvenSeries(measurements)).toBeUndefined()
  })
})

test('any values are stored to the last bit', () => {
  const values = [0.1, 0.7, -999.5, 123_456_789.123, 1e-7, Math.PI, 2 ** 40 + 0.25, 5e-324, 1.7e308]
  for (const value of values) insert(measured(40, () => value))
  const mixed = measured(400, (index) => Math.round(1e9 * Math.sin(index)) / 1000)
  insert(mixed)
  expect(stored()).toEqual(mixed)
})

test('of several values for one time the last is kept, whatever the shape of the series', () => {
  const uneven = measured(40, () => Math.E)
  insert(measured(40), uneven)
  expect(stored()).toEqual(uneven)
  insert(uneven, measured(40))
  expect(stored()).toEqual(measured(40))
})

test('metadata of a replaced value goes away', () => {
  const withMeta = measured(40).map((each) => ({ ...each, valueMeta: { why: 'x' } }))
  insert(withMeta)
  expect(stored()[0]).toMatchObject({ meta: '{"why":"x"}' })
  insert(measured(40))
  expect(stored()).toEqual(measured(40))
})
