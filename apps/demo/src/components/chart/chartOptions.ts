import { isBinaryUnit, type MetricUnit } from '@monasca/core/units'
import uPlot from 'uplot'
import { formatAxisValue } from '../../format/formatValue.js'
import { getTimeZone } from '../../format/timeZone.js'
import { markPlugin } from './chartMarks.js'
import { formatTick } from './formatTick.js'
import type { ChartMarks } from './types.js'

/** How a line looks. */
export type LineLook = {
  label: string
  /** Index in the chart palette, from 1. */
  color: number
  /** `area` tints what is below; `band` tints down to the line that is drawn before. @default 'area' */
  fill?: 'area' | 'band' | 'none' | undefined
}

export type ChartOptionsInput = {
  /** In drawing order. */
  lines: readonly LineLook[]
  unit: MetricUnit
  syncKey: string
  width: number
  height: number
  /** Colours and font are custom properties of the page, which a canvas cannot read. */
  style: CSSStyleDeclaration
  scheme: 'light' | 'dark'
  /** For a small chart: narrower axes, fewer labels. */
  compact?: boolean | undefined
  /** Returns the upper end of the value axis, if it is fixed. Called for each drawing. */
  top: () => number | undefined
  /** Returns the lower end of the value axis, if both are fixed. */
  bottom?: (() => number | undefined) | undefined
  /** Returns what is shown besides the lines. Called for each drawing. */
  marks: () => ChartMarks | undefined
  onCursor: (time: number | undefined) => void
  /** Called when a stretch of time was dragged: milliseconds since the epoch. Without it, charts cannot be dragged. */
  onZoomIn?: ((startTime: number, endTime: number) => void) | undefined
  /** Called on a double click. */
  onZoomOut?: (() => void) | undefined
}

/** Pixels: a shorter drag is a click. */
const shortestDrag = 6

/** Pixels: sizes of the axes, and the least distances of their labels. */
const sizes = {
  full: { width: 60, height: 24, columns: 72, rows: 30, right: 18 },
  compact: { width: 50, height: 20, columns: 64, rows: 26, right: 12 },
}

/** Pixels around the plot of a chart that is not compact: for what is drawn above the canvas. */
export const plotEdges = {
  top: 10,
  right: sizes.full.right,
  bottom: sizes.full.height,
  left: sizes.full.width,
}

/** Steps of an axis in binary units, so that labels are whole: 1 MiB to 1 PiB. */
const binarySteps = Array.from({ length: 31 }, (_, power) => 2 ** power)

/** uPlot's options for lines over time that share one unit. */
export function chartOptions(input: ChartOptionsInput): uPlot.Options {
  const { lines, unit, syncKey, width, height, style, scheme, compact, top, bottom, marks, onCursor } = input
  const zone = getTimeZone()
  const size = sizes[compact ? 'compact' : 'full']
  const property = (name: string) => style.getPropertyValue(name).trim()
  const tint = (color: string) => `${color}${scheme === 'dark' ? '24' : '1a'}`
  const font = `11px ${style.fontFamily}`
  const axis = {
    stroke: property('--chart-axis'),
    font,
    grid: { stroke: property('--chart-grid'), width: 1 },
    ticks: { show: false },
  }
  return {
    width,
    height,
    legend: { show: false },
    padding: [compact ? 6 : plotEdges.top, size.right, 0, 0],
    cursor: {
      y: false,
      // The page changes its range, not the chart its scale.
      drag: { x: input.onZoomIn !== undefined, y: false, setScale: false, dist: shortestDrag },
      points: { size: 7 },
      sync: { key: syncKey, filters: { pub: isPointing, sub: isPointing } },
      bind: {
        dblclick: () => () => {
          input.onZoomOut?.()
          return null
        },
      },
    },
    ...(zone === undefined ? {} : { tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone) }),
    scales: {
      y: { range: (_, min, max) => valueRange(min, max, top(), marks()?.threshold?.value, bottom?.()) },
    },
    axes: [
      {
        ...axis,
        size: size.height,
        gap: 4,
        space: size.columns,
        values: (_, ticks, __, ___, step) => ticks.map((tick) => formatTick(tick * 1000, step)),
      },
      {
        ...axis,
        size: size.width,
        gap: 6,
        space: size.rows,
        ...(isBinaryUnit(unit) ? { incrs: binarySteps } : {}),
        values: (_, ticks) => ticks.map((tick) => formatAxisValue(tick, unit)),
      },
    ],
    series: [
      {},
      ...lines.map(({ label, color, fill = 'area' }): uPlot.Series => {
        const stroke = property(`--chart-${color}`)
        return {
          label,
          stroke,
          ...(fill === 'area' ? { fill: tint(stroke) } : {}),
          width: 1.5,
          points: { show: (plot, index) => isSparse(plot, index) },
        }
      }),
    ],
    bands: lines.flatMap(({ color, fill }, index): uPlot.Band[] =>
      fill === 'band' ? [{ series: [index + 1, index], fill: tint(property(`--chart-${color}`)) }] : [],
    ),
    plugins: [markPlugin(marks, property, font)],
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
      setCursor: [
        (plot) => {
          const { idx } = plot.cursor
          const seconds = idx === null || idx === undefined ? undefined : plot.data[0][idx]
          // Seconds are not exact for every millisecond.
          onCursor(seconds === undefined ? undefined : Math.round(seconds * 1000))
        },
      ],
    },
  }
}

/** Charts share their cursor, but only the one that is dragged zooms. */
function isPointing(type: string): boolean {
  return type === 'mousemove' || type === 'mouseleave'
}

/**
 * Starts at zero unless there are negative values, with some space above. A flat zero line also gets a scale. A fixed
 * upper end is used as it is given. A threshold is always in view.
 */
export function valueRange(
  min: number | null,
  max: number | null,
  top?: number | undefined,
  threshold = 0,
  bottom?: number | undefined,
): [number, number] {
  const low = bottom ?? Math.min(0, min ?? 0, threshold)
  if (top !== undefined && top > low) return [low, top]
  const high = Math.max(0, max ?? 0, threshold)
  const size = high - low
  if (size === 0) return [0, 1]
  return [low < 0 ? low - size * 0.05 : 0, high + size * 0.1]
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
