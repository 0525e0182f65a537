import { isBinaryUnit, type MetricUnit } from '@monasca/core/units'
import uPlot from 'uplot'
import { formatAxisValue } from '../../format/formatValue.js'
import { getTimeZone } from '../../format/timeZone.js'
import type { AlignedLines } from './alignLines.js'
import { axisSize } from './axisSize.js'
import type { DrawnMarks, MarkLayer, MarkLook } from './chartMarks.js'
import { formatTick } from './formatTick.js'
import { chartColor } from './palette.js'
import { plotColumns, scaleKey, unitsOf } from './plotColumns.js'
import type { ChartLine, ChartSettings } from './types.js'
import { valueRange } from './valueRange.js'

/** How lines are drawn that need more than a path from point to point. */
export type Drawing = {
  /** Changes the values before they are drawn. */
  arrange?: ((lines: AlignedLines) => AlignedLines) | undefined
  /** `index` counts from the first line of the legend. @default from point to point */
  paths?: ((index: number, count: number) => uPlot.Series.PathBuilder) | undefined
  /** The ends of a value axis. @default `valueRange` */
  range?: typeof valueRange | undefined
  /** Whether areas are filled with the colour itself. @default tinted */
  solid?: boolean | undefined
}

export type ChartOptionsInput = {
  lines: readonly ChartLine[]
  draw: NonNullable<ChartSettings['draw']>
  scale: NonNullable<ChartSettings['scale']>
  /** For stacked lines, bars and logarithmic scales. */
  drawing?: Drawing | undefined
  syncKey: string
  width: number
  height: number
  /** Colours and font are custom properties of the page, which a canvas cannot read. */
  style: CSSStyleDeclaration
  scheme: 'light' | 'dark'
  /** For a small chart: narrower axes, fewer labels. */
  compact: boolean
  /** Returns the ends of the left axis, if they are fixed. Called for each drawing. */
  ends: () => { top: number | undefined; bottom: number | undefined }
  /** Returns what is shown besides the lines. Called for each drawing. */
  marks: () => DrawnMarks
  /** Draws marks behind or above the lines. */
  onMarks: (plot: uPlot, layer: MarkLayer, look: MarkLook) => void
  onCursor: (plot: uPlot) => void
  /** Called when a stretch of time was dragged: milliseconds since the epoch. Without it, charts cannot be dragged. */
  onZoomIn?: ((startTime: number, endTime: number) => void) | undefined
  /** Called on a double click. */
  onZoomOut?: (() => void) | undefined
  /** Called after each drawing. */
  onDrawn: (plot: uPlot) => void
}

/** Pixels: a shorter drag is a click. */
const shortestDrag = 6

/**
 * Lines up to which they are wider than a pixel. Without a graphics card, browsers draw lines of one pixel several times
 * as fast.
 */
const mostThick = 8

/** Lines up to which the crosshair has a dot on each. */
const mostDots = 40

/** Pixels: sizes of the axes, and the least distances of their labels. Right: half of the longest time. */
const sizes = {
  full: { width: 60, height: 24, columns: 72, rows: 30, right: 26, top: 10 },
  compact: { width: 50, height: 20, columns: 64, rows: 26, right: 18, top: 6 },
}

/** Steps of an axis in binary units, so that labels are whole: 1 MiB to 1 PiB. */
const binarySteps = Array.from({ length: 31 }, (_, power) => 2 ** power)

/** Between two states is none. */
const stateSteps = [1, 2, 5, 10, 20, 50, 100]

function stepsOf(unit: MetricUnit, isLog: boolean): Pick<uPlot.Axis, 'incrs'> {
  if (isLog) return {}
  if (unit === 'status' || unit === 'boolean') return { incrs: stateSteps }
  return isBinaryUnit(unit) ? { incrs: binarySteps } : {}
}

/** uPlot's options for lines over time. */
export function chartOptions(input: ChartOptionsInput): uPlot.Options {
  const { lines, scale, drawing, syncKey, width, height, style, compact, ends, marks } = input
  const zone = getTimeZone()
  const size = sizes[compact ? 'compact' : 'full']
  const property = (name: string) => style.getPropertyValue(name).trim()
  const font = `11px ${style.fontFamily}`
  const units = unitsOf(lines)
  const axes = units.length === 0 ? (['number'] as const) : units
  const isLog = scale === 'log'
  const axis = {
    stroke: property('--chart-axis'),
    font,
    grid: { stroke: property('--chart-grid'), width: 1 },
    ticks: { show: false },
  }
  const valueAxis = (unit: MetricUnit, index: number): uPlot.Axis => ({
    ...axis,
    scale: scaleKey(units, unit),
    side: index === 0 ? 3 : 1,
    // One grid: the lines of two would not match.
    grid: { ...axis.grid, show: index === 0 },
    size: axisSize(size.width, 6, font),
    gap: 6,
    space: size.rows,
    ...stepsOf(unit, isLog),
    // A logarithmic axis leaves labels out.
    values: (_, ticks: readonly (number | null)[]) =>
      ticks.map((tick) => (tick === null ? '' : formatAxisValue(tick, unit))),
  })
  const isLeft = (key: string) => key === 'y'
  const markLook: MarkLook = {
    property,
    font,
    scaleOf: (unit) => scaleKey(units, unit),
    // The heading of a small chart has them.
    hasEndLabels: !compact,
    isAtValues: drawing?.paths === undefined,
  }
  return {
    width,
    height,
    legend: { show: false },
    padding: [size.top, units.length > 1 ? 0 : size.right, 0, 0],
    cursor: {
      y: false,
      // The page changes its range, not the chart its scale.
      drag: { x: input.onZoomIn !== undefined, y: false, setScale: false, dist: shortestDrag },
      points: lines.length > mostDots ? { show: false } : { size: dotSizes(input) },
      sync: { key: syncKey, filters: { pub: isPointing, sub: isPointing } },
      bind: {
        dblclick: () => () => {
          input.onZoomOut?.()
          return null
        },
      },
    },
    ...(zone === undefined ? {} : { tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone) }),
    scales: Object.fromEntries(
      axes.map((unit): [string, uPlot.Scale] => {
        const key = scaleKey(units, unit)
        const fixed = () => (isLeft(key) ? ends() : { top: undefined, bottom: undefined })
        const threshold = () => (isLeft(key) ? marks().threshold?.value : undefined)
        const range = drawing?.range ?? valueRange
        const base = isBinaryUnit(unit) ? 2 : 10
        return [
          key,
          {
            ...(isLog ? { distr: 3 as const, log: base } : {}),
            range: (_, min, max) => range(min, max, { ...fixed(), threshold: threshold(), base }),
          },
        ]
      }),
    ),
    axes: [
      {
        ...axis,
        size: size.height,
        gap: 4,
        space: size.columns,
        values: (_, ticks, __, ___, step) => ticks.map((tick) => formatTick(tick * 1000, step)),
      },
      ...axes.map(valueAxis),
    ],
    series: [{}, ...seriesOf(input, { property, units })],
    bands: bandsOf(input, { property, units }),
    hooks: {
      setSelect: [
        (plot) => {
          const { left, width } = plot.select
          if (width === 0) return
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
          const [start, end] = [left, left + width].map((x) => plot.posToVal(x, 'x') * 1000)
          if (start !== undefined && end !== undefined) input.onZoomIn?.(start, end)
        },
      ],
      setCursor: [input.onCursor],
      drawClear: [(plot) => input.onMarks(plot, 'behind', markLook)],
      draw: [(plot) => input.onMarks(plot, 'above', markLook), input.onDrawn],
    },
  }
}

type Look = { property: (name: string) => string; units: readonly MetricUnit[] }

function seriesOf(input: ChartOptionsInput, { property, units }: Look): uPlot.Series[] {
  const { lines, draw, drawing, scheme } = input
  return plotColumns(lines, drawing?.paths === undefined).map(({ line, part }): uPlot.Series => {
    const stroke = property(chartColor(line.color))
    const base = { label: line.label, scale: scaleKey(units, line.unit) }
    // The edges of a band have no line and no points.
    if (part !== 'value') return { ...base, width: 0, points: { show: false } }
    const isFilled = draw === 'area' || drawing?.paths !== undefined
    return {
      ...base,
      stroke,
      width: drawing?.solid ? 0 : lines.length > mostThick ? 1 : 1.5,
      ...(line.dashed ? { dash: [5, 4] } : {}),
      ...(drawing?.paths ? { paths: drawing.paths(lines.indexOf(line), lines.length) } : {}),
      ...(draw === 'points' ? { paths: () => null } : {}),
      ...(isFilled ? { fill: drawing?.solid ? stroke : tint(stroke, scheme, draw === 'stacked') } : {}),
      points:
        draw === 'points'
          ? { show: true, size: 5, fill: stroke, width: 0 }
          : { show: drawing?.solid ? false : isSparse, fill: stroke },
    }
  })
}

/** Pixels: the edges of bands have no dots. */
function dotSizes({ lines, drawing }: ChartOptionsInput): (plot: uPlot, series: number) => number {
  const columns = plotColumns(lines, drawing?.paths === undefined)
  return (_, series) => (columns[series - 1]?.part === 'value' ? 7 : 0)
}

function bandsOf({ lines, drawing, scheme }: ChartOptionsInput, { property }: Look): uPlot.Band[] {
  return plotColumns(lines, drawing?.paths === undefined).flatMap(({ line, part }, index): uPlot.Band[] =>
    part === 'max'
      ? [{ series: [index + 1, index + 2], fill: tint(property(chartColor(line.color)), scheme, false) }]
      : [],
  )
}

/** A colour behind lines. */
function tint(color: string, scheme: 'light' | 'dark', strong: boolean): string {
  if (strong) return `${color}${scheme === 'dark' ? '66' : '59'}`
  return `${color}${scheme === 'dark' ? '24' : '1a'}`
}

/** Charts share their cursor, but only the one that is dragged zooms. */
function isPointing(type: string): boolean {
  return type === 'mousemove' || type === 'mouseleave'
}

/** A few points are drawn as dots: a line through one or two would be invisible. */
function isSparse(plot: uPlot, index: number): boolean {
  let count = 0
  for (const value of plot.data[index] ?? []) {
    if (typeof value === 'number') count += 1
    if (count > 3) return false
  }
  return true
}
