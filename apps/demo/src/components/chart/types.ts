import type { MetricUnit } from '@monasca/core/units'
import type { Points } from './points.js'

/** A line of a chart. The same object while nothing in it changed. */
export type ChartLine = {
  /** Stays the same between refreshes. */
  id: string
  label: string
  /** Index in the palette of eight colours, from 1. Further lines repeat it. */
  color: number
  /** Lines of another unit than the first one's have their own axis, on the right. */
  unit: MetricUnit
  points: Points
  /** Tinted behind the line: for each of its points the lowest and the highest value. */
  band?: { min: Float64Array; max: Float64Array } | undefined
  /** For the same metric at another time. @default false */
  dashed?: boolean | undefined
}

/** What the legend shows of a line, and can be sorted by. */
export type LegendColumn = 'label' | 'last' | 'min' | 'max' | 'avg' | 'sum'

/** How a chart draws its lines. Plain JSON, which addresses and dashboards store. */
export type ChartSettings = {
  /** @default 'area' for one line, 'lines' for several */
  draw?: 'lines' | 'area' | 'stacked' | 'bars' | 'points' | undefined
  /** Of all value axes. @default 'linear' */
  scale?: 'linear' | 'log' | undefined
  /** Lower end of the left axis. @default zero, or the lowest value */
  min?: number | undefined
  /** Upper end of the left axis. @default so that the lines fill it */
  max?: number | undefined
  /** A line of names and values above the chart, or a table below it. @default 'line' */
  legend?: 'line' | 'table' | 'none' | undefined
  /** Of the legend table. @default the order of the lines */
  sort?: { by: LegendColumn; desc: boolean } | undefined
}

/** What a chart shows besides its lines. The same object while nothing in it changed. */
export type ChartMarks = {
  /** A line across the chart that is always in view. */
  threshold?: { value: number; label: string } | undefined
  /** Stretches of time that are tinted behind the lines. */
  shades?: readonly ChartShade[] | undefined
  /** Moments, such as state changes of an alarm. */
  annotations?: readonly ChartAnnotation[] | undefined
}

/** Milliseconds since the epoch. `color` is a custom property of the page, such as `--shade-alarm`. */
export type ChartShade = { start: number; end: number; color: string }

/** `time`: milliseconds since the epoch. `color` is a custom property of the page, such as `--state-alarm`. */
export type ChartAnnotation = { time: number; label: string; color: string }
