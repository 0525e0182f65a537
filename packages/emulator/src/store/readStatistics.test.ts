import fc from 'fast-check'
import { expect, test } from 'vitest'
import { insertMeasurements } from './insertMeasurements.js'
import { openStore } from './openStore.js'
import { readStatistics, type StatisticName } from './readStatistics.js'

const statistics: readonly StatisticName[] = ['avg', 'min', 'max', 'count', 'sum']

/** The statistics as their definition says, from all measurements. */
function expected(
  measurements: ReadonlyMap<number, number>,
  { start, end = Infinity }: { start: number; end?: number | undefined },
  period: number,
): number[][] {
  const periods = new Map<number, number[]>()
  for (const [time, value] of [...measurements].sort(([a], [b]) => a - b)) {
    if (time < start || time >= end) continue
    const first = period === 0 ? start : Math.floor(time / period) * period
    periods.set(first, [...(periods.get(first) ?? []), value])
  }
  return [...periods].map(([first, values]) => {
    const sum = values.reduce((total, value) => total + value, 0)
    return [first, sum / values.length, Math.min(...values), Math.max(...values), values.length, sum]
  })
}

test('statistics of any range and period agree with their definition', () => {
  const time = fc.integer({ min: -1_000_000, max: 2_500_000 })
  fc.assert(
    fc.property(
      // Halves add up exactly, in any order.
      fc.array(
        fc.tuple(
          time,
          fc.integer({ min: -100, max: 100 }).map((value) => value / 2),
        ),
        { minLength: 1 },
      ),
      time,
      fc.option(time, { nil: undefined }),
      fc.constantFrom(0, 1, 7, 60_000, 300_000, 400_000, 10_000_000),
      fc.boolean(),
      (values, start, end, period, isMerged) => {
        const store = openStore()
        const measurements = new Map(values)
        const batch = [...measurements].map(([timestamp, value]) => ({ timestamp, value }))
        const identity = { name: 'cpu', dimensions: {} }
        const other = { name: 'cpu', dimensions: { host: 'other' } }
        const ids = insertMeasurements(store, 'p', [
          { ...identity, measurements: batch },
          { ...other, measurements: [] },
        ])
        // Several metrics take the other way to the same numbers.
        const asked = isMerged ? ids : ids.slice(0, 1)
        const range = { start, end }
        const rows = readStatistics(store, asked, range, { statistics, period, limit: 10_000 })
        store.close()
        expect(rows).toEqual(expected(measurements, range, period))
      },
    ),
  )
})

test.each([1000, 300_000])('the limit counts periods with measurements: periods of %i ms', (period) => {
  const store = openStore()
  const measurements = [0, 5, 3 * period, 9 * period].map((timestamp) => ({ timestamp, value: 1 }))
  const ids = insertMeasurements(store, 'p', [{ name: 'cpu', dimensions: {}, measurements }])
  const options = { statistics: ['count'] as const, period, limit: 2 }
  expect(readStatistics(store, ids, { start: 0, end: undefined }, options)).toEqual([
    [0, 2],
    [3 * period, 1],
  ])
  store.close()
})

test('a second reading has what was written, replaced and deleted since the first', () => {
  const time = fc.integer({ min: -1_000_000, max: 4_000_000 })
  const write = fc.array(fc.tuple(time, fc.integer({ min: -100, max: 100 })), { minLength: 1, maxLength: 5 })
  const read = fc.record({
    start: time,
    length: fc.nat(3_000_000),
    period: fc.constantFrom(300_000, 900_000),
  })
  fc.assert(
    fc.property(fc.array(fc.oneof(write, read), { minLength: 2, maxLength: 20 }), (steps) => {
      const store = openStore()
      const measurements = new Map<number, number>()
      const identity = { name: 'cpu', dimensions: {} }
      const [id = 0] = insertMeasurements(store, 'p', [{ ...identity, measurements: [] }])
      for (const step of steps) {
        if (Array.isArray(step)) {
          for (const [timestamp, value] of step) measurements.set(timestamp, value)
          const batch = step.map(([timestamp, value]) => ({ timestamp, value }))
          insertMeasurements(store, 'p', [{ ...identity, measurements: batch }])
          continue
        }
        const range = { start: step.start, end: step.start + step.length }
        const options = { statistics, period: step.period, limit: 10_000 }
        expect(readStatistics(store, [id], range, options)).toEqual(
          expected(measurements, range, step.period),
        )
        // What a transaction wrote and takes back is not kept.
        const undo = (): void => {
          store.transaction(() => {
            insertMeasurements(store, 'p', [
              { ...identity, measurements: [{ timestamp: step.start, value: 1e6 }] },
            ])
            readStatistics(store, [id], range, options)
            throw new Error('undone')
          })
        }
        expect(undo).toThrow('undone')
        expect(readStatistics(store, [id], range, options)).toEqual(
          expected(measurements, range, step.period),
        )
      }
      store.close()
    }),
  )
})

test('a limit ends with its last period', () => {
  const store = openStore()
  const values = Array.from({ length: 40 }, (_, row) => ({ timestamp: row * 100_000, value: row }))
  const [id = 0] = insertMeasurements(store, 'p', [{ name: 'cpu', dimensions: {}, measurements: values }])
  const read = (limit: number) =>
    readStatistics(
      store,
      [id],
      { start: 0, end: 4_000_000 },
      { statistics: ['count'], period: 900_000, limit },
    )
  expect(read(2)).toEqual([
    [0, 9],
    [900_000, 9],
  ])
  expect(read(10)).toHaveLength(5)
  store.close()
})
