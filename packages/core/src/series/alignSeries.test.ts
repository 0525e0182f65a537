import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { makeSeries } from '../../test/support/makeSeries.js'
import { InvalidParameterError } from '../errors/index.js'
import { alignSeries, createAligner } from './index.js'

const at = (...times: number[]) => times.map((time) => [time, time / 1000] as const)

test('default: series with the same times are not copied', () => {
  const [first, second] = [makeSeries('web1', at(0, 1000)), makeSeries('web2', at(0, 1000))]
  const { timestamps, values } = alignSeries([first, second], { period: 1 })
  expect(timestamps).toBe(first.timestamps)
  expect(values[0]).toBe(first.columns.avg)
  expect(values[1]).toBe(second.columns.avg)
  expect(values).toHaveLength(2)
})

test('behavior: a series continues over times of another series', () => {
  const { timestamps, values } = alignSeries([
    makeSeries('web1', at(0, 2000, 4000)),
    makeSeries('web2', at(1000, 2000, 3000)),
    makeSeries('web3', []),
  ])
  expect([...timestamps]).toEqual([0, 1000, 2000, 3000, 4000])
  expect(values).toEqual([
    [0, undefined, 2, undefined, 4],
    [undefined, 1, 2, 3, undefined],
    [undefined, undefined, undefined, undefined, undefined],
  ])
})

test('parameters: period: a missing period breaks the line, at every time within it', () => {
  const gap = makeSeries('web1', at(0, 1000, 5000))
  expect(alignSeries([gap], { period: 1 })).toEqual({
    timestamps: Float64Array.of(0, 1000, 2000, 5000),
    values: [[0, 1, null, 5]],
  })
  expect(alignSeries([gap, makeSeries('web2', at(1000, 2000, 3000, 4000))], { period: 1 })).toEqual({
    timestamps: Float64Array.of(0, 1000, 2000, 3000, 4000, 5000),
    values: [
      [0, 1, null, null, null, 5],
      [undefined, 1, 2, 3, 4, undefined],
    ],
  })
  expect(alignSeries([gap]).values).toEqual([gap.columns.avg])
})

test('parameters: period: agents are not punctual', () => {
  const late = makeSeries('web1', at(0, 1499, 2500))
  expect(alignSeries([late], { period: 1 }).values[0]).toBe(late.columns.avg)
  expect(alignSeries([makeSeries('web1', at(0, 1501))], { period: 1 }).values).toEqual([[0, null, 1.501]])
})

test('parameters: columns: lines in their order, series by series; one that only others have is all gaps', () => {
  const series = ['web1', 'web2'].map((host) => {
    const one = makeSeries(host, at(1000))
    return { ...one, columns: { avg: one.columns.avg, max: Float64Array.of(9) } }
  })
  expect(alignSeries(series).values).toEqual([1, 9, 1, 9].map((value) => Float64Array.of(value)))
  const [first] = series
  const bare = makeSeries('web3', at(1000)) as unknown as NonNullable<typeof first>
  const some = { columns: ['max', 'avg'] as const }
  expect(alignSeries([...series.slice(0, 1), bare], some).values).toEqual([
    Float64Array.of(9),
    Float64Array.of(1),
    [null],
    Float64Array.of(1),
  ])
})

test('error: a column that no series has', () => {
  const columns = ['min' as 'avg']
  expect(() => alignSeries([makeSeries('web1', at(1000))], { columns })).toThrow(
    '`columns` has "min", but there are avg.',
  )
  expect(() => createAligner({ columns })([makeSeries('web1', [])])).toThrow(InvalidParameterError)
  expect(alignSeries([], { columns }).values).toEqual([])
})

test('parameters: unit: seconds, without a change of the series', () => {
  const series = makeSeries('web1', at(500, 1000))
  expect([...alignSeries([series], { unit: 's' }).timestamps]).toEqual([0.5, 1])
  expect([...series.timestamps]).toEqual([500, 1000])
})

test('behavior: NaN is a gap, and of several values at one time the last is used', () => {
  const series = makeSeries('web1', [
    [0, 1],
    [1, 2],
    [1, 3],
    [2, Number.NaN],
  ])
  expect(alignSeries([series]).values).toEqual([[1, 2, 3, null]])
  expect(alignSeries([series, makeSeries('web2', at(1))])).toEqual({
    timestamps: Float64Array.of(0, 1, 2),
    values: [
      [1, 3, null],
      [undefined, 0.001, undefined],
    ],
  })
})

test('behavior: no series, no lines', () => {
  expect(alignSeries([])).toEqual({ timestamps: new Float64Array(0), values: [] })
})

test('behavior: an aligner returns the same object while the series are the same', () => {
  const align = createAligner<'avg'>({ unit: 's' })
  const [first, second] = [makeSeries('web1', at(1000)), makeSeries('web2', at(1000))]
  const before = align([first, second])
  expect(align([first, second])).toBe(before)
  expect(align([first])).toEqual({ timestamps: Float64Array.of(1), values: [first.columns.avg] })
  expect(align([first, second])).not.toBe(before)
  expect(align([first, second])).toEqual(before)
})

test('property: equals a lookup per time', async () => {
  await fuzz((random) => {
    const step = 1000
    const isRegular = random.oneIn(2)
    const series = Array.from({ length: random.below(6) }, (_, host) => {
      const times = new Set<number>()
      for (let count = random.below(30); count > 0; count--) {
        times.add(random.below(40) * step + (isRegular ? 0 : random.below(step)))
      }
      const rows = [...times].sort((a, b) => a - b).map((time) => [time, time + host] as const)
      return makeSeries(`web${host}`, rows)
    })
    const period = random.pick([undefined, 1, 3])
    const { timestamps, values } = alignSeries(series, { period })

    const longest = period === undefined ? Number.POSITIVE_INFINITY : period * 1500
    const breaks = series.flatMap(({ timestamps: own }) =>
      [...own].flatMap((time, row) => {
        const before = own[row - 1] ?? time
        return time - before > longest ? [before + (period ?? 0) * 1000] : []
      }),
    )
    const times = [...new Set([...breaks, ...series.flatMap(({ timestamps: own }) => [...own])])]
    expect([...timestamps]).toEqual(times.sort((a, b) => a - b))
    expect(values.map((column) => [...column])).toEqual(
      series.map(({ timestamps: own, columns }) =>
        times.map((time) => {
          const row = own.indexOf(time)
          if (row !== -1) return columns.avg[row]
          const before = own.findLast((other) => other < time)
          const after = own.find((other) => other > time)
          const isGap = before !== undefined && after !== undefined && after - before > longest
          return isGap ? null : undefined
        }),
      ),
    )
  })
})
