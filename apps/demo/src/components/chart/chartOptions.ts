import type uPlot from 'uplot'
import { formatValue, type Unit } from '../../format/formatValue.js'
import { formatTick } from './formatTick.js'

export type ChartOptionsInput = {
  lines: readonly { label: string; color: number }[]
  unit: Unit
  syncKey: string
  width: number
  height: number
  /** Colours and font are custom properties of the page, which a canvas cannot read by itself. */
  style: CSSStyleDeclaration
  scheme: 'light' | 'dark'
  onCursor: (time: number | undefined) => void
}

const axisWidth = 64

/** uPlot's options for lines over time that share one unit. */
export function chartOptions(input: ChartOptionsInput): uPlot.Options {
  const { lines, unit, syncKey, width, height, style, scheme, onCursor } = input
  const property = (name: string) => style.getPropertyValue(name).trim()
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
    padding: [8, 8, 0, 0],
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
        space: 72,
        values: (_, ticks, __, ___, step) => ticks.map((tick) => formatTick(tick * 1000, step)),
      },
      {
        ...axis,
        size: axisWidth,
        gap: 6,
        space: 32,
        values: (_, ticks) => ticks.map((tick) => formatValue(tick, unit)),
      },
    ],
    series: [
      {},
      ...lines.map(({ label, color }): uPlot.Series => {
        const stroke = property(`--chart-${color}`)
        return {
          label,
          stroke,
          fill: `${stroke}${scheme === 'dark' ? '1f' : '14'}`,
          width: 1.5,
          points: { show: (plot, index) => isSparse(plot, index) },
        }
      }),
    ],
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
