import { expect, test } from 'vitest'
import { makeLine } from '../../../test/makeLine.js'
import { type TooltipRowsParameters, tooltipRows } from './tooltipRows.js'

const lines = [
  makeLine('low', [[1000, 1]]),
  makeLine('high', [[1000, 9]]),
  makeLine('old', [[100, 5]]),
  makeLine('later', [[2000, 7]]),
  makeLine('none', [[1000, Number.NaN]]),
]

function rows(parameters: Partial<TooltipRowsParameters>): string[] {
  const result = tooltipRows({ lines, time: 1000, pointer: 8, longest: 500, limit: 12, ...parameters })
  const words = result.rows.map(({ line, value, isNearest }) => `${line.id} ${value}${isNearest ? ' *' : ''}`)
  return result.more === 0 ? words : [...words, `and ${result.more} more`]
}

test('highest first, with the nearest one to the pointer; lines without a value are left out', () => {
  expect(rows({})).toEqual(['high 9 *', 'low 1'])
  expect(rows({ longest: 2000 })).toEqual(['high 9 *', 'old 5', 'low 1'])
  expect(rows({ time: 500, lines: [] })).toEqual([])
  expect(rows({ pointer: undefined })).toEqual(['high 9', 'low 1'])
  // One line needs no mark.
  expect(rows({ lines: lines.slice(0, 1) })).toEqual(['low 1'])
})

test('of many lines the nearest, and how many there are besides', () => {
  const many = Array.from({ length: 300 }, (_, index) => makeLine(`h${index}`, [[1000, index]]))
  expect(rows({ lines: many, pointer: 150.2, limit: 3 })).toEqual([
    'h151 151',
    'h150 150 *',
    'h149 149',
    'and 297 more',
  ])
})

test('lines of another unit are on another axis: those of the left one are nearer', () => {
  const other = makeLine('bytes', [[1000, 8]], { unit: 'bytes' })
  expect(rows({ lines: [...lines.slice(0, 2), other], limit: 2 })).toEqual([
    'high 9 *',
    'low 1',
    'and 1 more',
  ])
})
