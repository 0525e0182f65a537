import type { ColumnSeries } from '@monasca/core/series'
import { expect, test } from 'vitest'
import type { MetricQuery } from './metricQuery.js'
import { planRead } from './planRead.js'
import { type QuerySeries, toLines } from './toLines.js'

const hour = 3_600_000

function series(
  name: string,
  dimensions: Record<string, string>,
  columns: Record<string, number[]>,
): ColumnSeries {
  const [first = []] = Object.values(columns)
  return {
    id: '0',
    name,
    dimensions,
    timestamps: Float64Array.from(first, (_, index) => index * 60_000),
    columns: Object.fromEntries(
      Object.entries(columns).map(([key, values]) => [key, Float64Array.from(values)]),
    ),
    valueMeta: {},
  }
}

function result(query: MetricQuery, ...all: ColumnSeries[]): QuerySeries {
  return { query, position: 0, read: planRead(query, { length: hour, period: 60 }), series: all }
}

test('a line per series and function, with units and colours', () => {
  const { lines, found } = toLines(
    [
      result(
        { metric: 'cpu.user_perc', functions: ['avg', 'count'] },
        series('cpu.user_perc', { hostname: 'a' }, { avg: [1, 2], count: [3, 4] }),
      ),
      {
        ...result(
          { metric: 'room.temp_c', functions: [], unit: 'seconds' },
          series('room.temp_c', {}, { value: [20] }),
        ),
        position: 1,
      },
    ],
    10,
    0,
    hour,
  )
  expect(lines.map(({ label, color, unit }) => ({ label, color, unit }))).toEqual([
    { label: 'cpu.user_perc avg a', color: 1, unit: 'percent' },
    { label: 'cpu.user_perc count a', color: 2, unit: 'number' },
    { label: 'room.temp_c', color: 3, unit: 'seconds' },
  ])
  expect(lines.map(({ points }) => [...points.columns.value])).toEqual([[1, 2], [3, 4], [20]])
  expect(new Set(lines.map(({ id }) => id)).size).toBe(3)
  expect(found).toBe(3)
})

test('average, minimum and maximum together are one line in a band', () => {
  const query: MetricQuery = { metric: 'm', functions: ['avg', 'min', 'max', 'count'] }
  const { lines } = toLines(
    [result(query, series('m', {}, { avg: [2], min: [1], max: [3], count: [4] }))],
    10,
    0,
    hour,
  )
  expect(lines.map(({ label }) => label)).toEqual(['m avg', 'm count'])
  expect(lines.map(({ points, band }) => [points.columns.value[0], band?.min[0], band?.max[0]])).toEqual([
    [2, 1, 3],
    [4, undefined, undefined],
  ])
})

test('a band is not mentioned beside lines of the average', () => {
  const band: MetricQuery = { metric: 'a', functions: ['avg', 'min', 'max'] }
  const { lines } = toLines(
    [
      result(band, series('a', {}, { avg: [2], min: [1], max: [3] })),
      { ...result({ metric: 'b' }, series('b', {}, { avg: [1] })), position: 1 },
    ],
    10,
    0,
    hour,
  )
  expect(lines.map(({ label }) => label)).toEqual(['a', 'b'])
})

test('only series that match exactly, and no more than the limit', () => {
  const query: MetricQuery = { metric: 'm', dimensions: { thing: ['a|b', ''] } }
  const all = ['a', 'a|b', '', 'b'].map((thing) => series('m', { thing }, { avg: [1] }))
  const both = toLines([result(query, ...all)], 10, 0, hour)
  expect(both.lines.map(({ points }) => points.dimensions['thing'])).toEqual(['a|b', ''])
  const first = toLines([result(query, ...all)], 1, 0, hour)
  expect(first.lines).toHaveLength(1)
  expect(first.found).toBe(2)
})

test('compared lines are moved to the times of the range, and have the colour of their line', () => {
  const query: MetricQuery = { metric: 'm', compare: '1h' }
  const now = series('m', {}, { avg: [5, 6] })
  const before = {
    ...series('m', {}, { avg: [1, 2, 3] }),
    timestamps: Float64Array.of(-hour, 60_000 - hour, 60_000),
  }
  const { lines } = toLines([result(query, now), { ...result(query, before), earlier: hour }], 10, 0, hour)
  expect(lines.map(({ label, color, dashed }) => [label, color, dashed])).toEqual([
    ['m', 1, undefined],
    ['m, 1 hour ago', 1, true],
  ])
  expect([...(lines[1]?.points.timestamps ?? [])]).toEqual([0, 60_000])
})
