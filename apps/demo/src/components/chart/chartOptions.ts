import type uPlot from 'uplot'
import { formatAxisValue, type Unit } from '../../format/formatValue.js'
import { formatTick } from './formatTick.js'

/** How a line looks. */
export type LineLook = {
  label: string
  /** Number of a colour of the chart palette, from 1. */
  color: number
  /** `area` tints what is below; `band` tints down to the line that is drawn before. @default 'area' */
  fill?: 'area' | 'band' | 'none' | undefined
}

export type ChartOptionsInput = {
  /** In the order in which they are drawn. */
  lines: readonly LineLook[]
  unit: Unit
  syncKey: string
  width: number
  height: number
  /** Colours and font are custom properties of the page, which a canvas cannot read by itself. */
  style: CSSStyleDeclaration
  scheme: 'light' | 'dark'
  onCursor: (time: number | undefined) => void
}

const axisWidth = 60
const axisHeight = 24

/** Steps of an axis of megabytes, so that its labels are whole gigabytes: 1 MB to 1 PB. */
const binarySteps = Array.from({ length: 31 }, (_, power) => 2 ** power)

/** uPlot's options for lines over time that share one unit. */
export function chartOptions(input: ChartOptionsInput): uPlot.Options {
  const { lines, unit, syncKey, width, height, style, scheme, onCursor } = input
  const property = (name: string) => style.getPropertyValue(name).trim()
  const tint = (color: string) => `${color}${scheme === 'dark' ? '24' : '1a'}`
  const axis = {
    stroke: property('--chart-axis'),
    font: `11px ${style.fontFamily}`,
    grid: { stroke: property('--chart-grid'), width: 1 },
    ticks: { show: false },
  }
  return {
    width,
    height,
    legend: { show: false },
    padding: [10, 18, 0, 0],
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 7 },
      sync: { key: syncKey },
    },
    scales: { y: { range: (_, min, max) => valueRange(min, max) } },
    axes: [
      {
        ...axis,
        size: axisHeight,
        gap: 4,
        space: 72,
        values: (_, ticks, __, ___, step) => ticks.map((tick) => formatTick(tick * 1000, step)),
      },
      {
        ...axis,
        size: axisWidth,
        gap: 6,
        space: 30,
        ...(unit === 'megabytes' ? { incrs: binarySteps } : {}),
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
    hooks: {
      setCursor: [
        (plot) => {
          const { idx } = plot.cursor
          const seconds = idx === null || idx === undefined ? undefined : plot.data[0][idx]
          onCursor(seconds === undefined ? undefined : seconds * 1000)
        },
      ],
    },
  }
}

/** From zero, unless there are negative values, with some air above; a flat zero line still gets a scale. */
export function valueRange(min: number | null, max: number | null): [number, number] {
  const low = Math.min(0, min ?? 0)
  const high = Math.max(0, max ?? 0)
  const size = high - low
  if (size === 0) return [0, 1]
  return [low < 0 ? low - size * 0.05 : 0, high + size * 0.1]
}

/** A handful of points is shown as points: a line through one or two would be invisible. */
function isSparse(plot: uPlot, index: number): boolean {
  const values = plot.data[index]
  let count = 0
  for (const value of values ?? []) if (typeof value === 'number') count += 1
  return count <= 3
}
