import type { MetricUnit } from '@monasca/core/units'
import uPlot from 'uplot'
import { type AlignedLines, alignLines } from './alignLines.js'
import { chartOptions, type LineLook } from './chartOptions.js'
import { drawSoon } from './drawSoon.js'
import type { Points } from './points.js'
import type { ChartMarks } from './types.js'

/** A line of a chart. */
export type ChartSeries = LineLook & { points: Points }

/** The content of a plot. */
export type PlotState = {
  /** The same array until something in it changes. */
  series: readonly ChartSeries[]
  unit: MetricUnit
  /** Start and end of the axis: milliseconds since the epoch. */
  start: number
  end: number
  /** Usual interval between points in milliseconds, if known: see `alignLines`. */
  minimumStep?: number | undefined
  /** The upper end of the value axis. @default so that the lines fill it */
  top?: number | undefined
  /** The lower end of the value axis, if `top` is fixed. @default zero, or the lowest value */
  bottom?: number | undefined
  /** What is shown besides the lines. @default nothing */
  marks?: ChartMarks | undefined
  /** Plots with the same key share their cursor. */
  syncKey: string
  /** Pixels. */
  height: number
  /** For a small chart: narrower axes, fewer labels. */
  compact?: boolean | undefined
  scheme: 'light' | 'dark'
  /** Called with the time (milliseconds) below the cursor, and with `undefined` when it leaves. */
  onCursor: (time: number | undefined) => void
  /** Called when a stretch of time was dragged: milliseconds since the epoch. */
  onZoomIn?: ((startTime: number, endTime: number) => void) | undefined
  /** Called on a double click. */
  onZoomOut?: (() => void) | undefined
}

/** A plot that follows its state. */
export type Plot = {
  update(state: PlotState): void
  destroy(): void
}

/** Pixels around the window within which charts are drawn, so that they are ready before they scroll into view. */
const margin = 300

/**
 * Draws lines at the width of an element. Drawing waits for a frame with time left (`drawSoon`), and until the element
 * is visible: a hidden plot only stores its newest state. The canvas is reused until lines, unit, height or colours
 * change.
 */
export function createPlot(element: HTMLElement, initial: PlotState): Plot {
  let state = initial
  let width = 0
  let isVisible = false
  let drawn: { plot: uPlot; look: string; state: PlotState; lines: AlignedLines } | undefined

  const draw = (): void => {
    if (!isVisible || width === 0) return
    const look = lookOf(state)
    const lines = align(state, drawn)
    if (drawn?.look === look) {
      const { top, marks } = drawn.state
      refresh(drawn.plot, lines, drawn.lines !== lines || top !== state.top || marks !== state.marks)
      drawn = { ...drawn, state, lines }
      return
    }
    drawn?.plot.destroy()
    drawn = { plot: start(lines), look, state, lines }
  }

  const refresh = (plot: uPlot, lines: AlignedLines, isNew: boolean): void => {
    const { start, end } = state
    const isMoved = drawn?.state.start !== start || drawn.state.end !== end
    const isResized = plot.width !== width
    if (!isNew && !isMoved && !isResized) return
    plot.batch(() => {
      if (isResized) plot.setSize({ width, height: state.height })
      if (isNew) plot.setData(lines, false)
      plot.setScale('x', { min: start / 1000, max: end / 1000 })
    })
  }

  const start = (lines: AlignedLines): uPlot => {
    const options = chartOptions({
      ...state,
      lines: drawnOrder(state.series),
      width,
      style: getComputedStyle(element),
      top: () => state.top,
      bottom: () => state.bottom,
      marks: () => state.marks,
      onCursor: (time) => state.onCursor(time),
      onZoomIn: state.onZoomIn && ((startTime, endTime) => state.onZoomIn?.(startTime, endTime)),
      onZoomOut: () => state.onZoomOut?.(),
    })
    // Immediately, not counted in this frame's time.
    return new uPlot(options, lines, (plot, init) => {
      element.append(plot.root)
      plot.batch(() => {
        init()
        plot.setScale('x', { min: state.start / 1000, max: state.end / 1000 })
      })
    })
  }

  const sizes = new ResizeObserver(([entry]) => {
    width = Math.floor(entry?.contentRect.width ?? 0)
    drawSoon(draw)
  })
  const views = new IntersectionObserver(
    (entries) => {
      isVisible = entries.at(-1)?.isIntersecting ?? false
      if (isVisible) drawSoon(draw)
    },
    { rootMargin: `${margin}px` },
  )
  sizes.observe(element)
  views.observe(element)

  return {
    update: (next) => {
      state = next
      if (isVisible) drawSoon(draw)
    },
    destroy: () => {
      isVisible = false
      sizes.disconnect()
      views.disconnect()
      drawn?.plot.destroy()
      drawn = undefined
    },
  }
}

/** The first line of the legend is drawn last, above the others. */
function drawnOrder<line>(series: readonly line[]): line[] {
  return series.toReversed()
}

/** The lines on one axis: the same object until they change. */
function align(
  { series, minimumStep }: PlotState,
  drawn: { state: PlotState; lines: AlignedLines } | undefined,
): AlignedLines {
  if (drawn?.state.series === series && drawn.state.minimumStep === minimumStep) return drawn.lines
  return alignLines(
    drawnOrder(series).map(({ points }) => points),
    minimumStep,
  )
}

/** Text that is equal while the canvas can be reused. */
function lookOf({ series, unit, syncKey, height, compact, scheme }: PlotState): string {
  const lines = series.map(({ label, color, fill }) => ({ label, color, fill }))
  return JSON.stringify([lines, unit, syncKey, height, compact, scheme])
}
