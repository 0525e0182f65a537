import { expect, test } from 'vitest'
import { makeLine } from '../../../test/makeLine.js'
import { chartOptions } from './chartOptions.js'
import type { ChartLine } from './types.js'

const style = { getPropertyValue: (name: string) => `<${name}>`, fontFamily: 'sans-serif' }

function optionsOf(lines: readonly ChartLine[]) {
  return chartOptions({
    lines,
    draw: 'lines',
    scale: 'linear',
    syncKey: 'test',
    width: 400,
    height: 200,
    style: style as unknown as CSSStyleDeclaration,
    scheme: 'light',
    compact: false,
    ends: () => ({ top: undefined, bottom: undefined }),
    marks: () => ({ lineEnds: [] }),
    onMarks: () => {},
    onCursor: () => {},
    onDrawn: () => {},
  })
}

const many = (count: number) => Array.from({ length: count }, (_, index) => makeLine(`h${index}`, [[0, 1]]))

test('lines of another unit have an axis on the right, without a grid', () => {
  const {
    axes = [],
    series,
    scales,
  } = optionsOf([
    makeLine('cpu', [[0, 1]], { unit: 'percent' }),
    makeLine('memory', [[0, 1]], { unit: 'mebibytes', dashed: true }),
  ])
  expect(axes.map(({ scale, side, grid }) => [scale, side, grid?.show])).toEqual([
    [undefined, undefined, undefined],
    ['y', 3, true],
    ['y1', 1, false],
  ])
  expect(Object.keys(scales ?? {})).toEqual(['y', 'y1'])
  // The first line is drawn last.
  expect(series.slice(1).map(({ label, scale, dash }) => [label, scale, dash])).toEqual([
    ['memory', 'y1', [5, 4]],
    ['cpu', 'y', undefined],
  ])
})

test('a band is tinted between its edges, which have no line', () => {
  const band = { min: Float64Array.of(0), max: Float64Array.of(2) }
  const { bands, series } = optionsOf([makeLine('cpu', [[0, 1]], { band })])
  expect(bands?.map(({ series: edges }) => edges)).toEqual([[1, 2]])
  expect(series.slice(1).map(({ width }) => width)).toEqual([0, 0, 1.5])
})

test('many lines are thin, and the crosshair has no dots on hundreds', () => {
  expect(optionsOf(many(8)).series[1]?.width).toBe(1.5)
  expect(optionsOf(many(25)).series[1]?.width).toBe(1)
  expect(optionsOf(many(300)).cursor?.points).toEqual({ show: false })
})

test('a chart without lines has one axis', () => {
  expect(optionsOf([]).axes).toHaveLength(2)
})
