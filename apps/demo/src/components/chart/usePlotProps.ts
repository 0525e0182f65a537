import { useMemo } from 'react'
import type { DrawnMarks } from './chartMarks.js'
import type { ChartContentProps } from './chartProps.js'
import { describeChart } from './describeChart.js'
import { lastTime } from './lastValues.js'
import { lineEnds } from './lineEnds.js'
import type { TimeChartProps } from './TimeChart.js'
import type { ChartLine } from './types.js'

export type UsePlotPropsParameters = Omit<ChartContentProps, 'onCursor'> & {
  /** The lines to draw: the same array until something in it changes. */
  lines: readonly ChartLine[]
  /** Number of lines with those that are hidden. */
  count: number
}

/** The props of a plot that full and compact charts have in common. */
export function usePlotProps(parameters: UsePlotPropsParameters): Omit<TimeChartProps, 'compact'> {
  const { title, lines, count, start, end, minimumStep, settings, marks, top, bottom, syncKey } = parameters
  const { draw = count === 1 ? 'area' : 'lines', scale = 'linear', min, max } = settings ?? {}
  const ends = useMemo(() => lineEnds(lines, { start, end, minimumStep }), [lines, start, end, minimumStep])
  const drawnMarks = useMemo((): DrawnMarks => ({ ...marks, lineEnds: ends }), [marks, ends])
  const newest = lastTime(lines)
  return {
    lines,
    draw,
    scale,
    start,
    end,
    minimumStep,
    top: max ?? top,
    bottom: min ?? bottom,
    marks: drawnMarks,
    syncKey,
    height: parameters.height ?? 190,
    description: newest === undefined ? title : describeChart(title, draw, lines, { newest, ...marks }),
  }
}
