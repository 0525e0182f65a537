import { expect, test } from 'vitest'
import { makeLine } from '../../../test/makeLine.js'
import { plotColumns, scaleKey, unitsOf } from './plotColumns.js'

const rows = [[0, 1]] as const
const band = { min: Float64Array.of(0), max: Float64Array.of(2) }

test('the first line is drawn last, each band before its line', () => {
  const columns = plotColumns([makeLine('a', rows, { band }), makeLine('b', rows)])
  expect(columns.map(({ line, part }) => `${line.id} ${part}`)).toEqual([
    'b value',
    'a max',
    'a min',
    'a value',
  ])
  expect(columns[1]?.points.columns.value).toBe(band.max)
  expect(plotColumns([makeLine('a', rows, { band })], false)).toHaveLength(1)
})

test('units: that of the first line is on the left', () => {
  const units = unitsOf([
    makeLine('a', rows, { unit: 'percent' }),
    makeLine('b', rows, { unit: 'bytes' }),
    makeLine('c', rows, { unit: 'percent' }),
  ])
  expect(units).toEqual(['percent', 'bytes'])
  expect(units.map((unit) => scaleKey(units, unit))).toEqual(['y', 'y1'])
})
