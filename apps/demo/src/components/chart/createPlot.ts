import uPlot from 'uplot'
import { type AlignedLines, alignLines } from './alignLines.js'
import type { DrawnMarks, MarkLayer, MarkLook } from './chartMarks.js'
import { chartOptions, type Drawing } from './chartOptions.js'
import { drawSoon } from './drawSoon.js'
import { plotColumns, scaleKey, unitsOf } from './plotColumns.js'
import type { ChartLine, ChartSettings } from './types.js'

/** Where the crosshair of a plot is. */
export type PlotCursor = {
  /** Of the nearest point of any line: milliseconds since the epoch. */
  time: number
  /** Whether this plot is pointed at, and not another one with the same key. */
  isOwn: boolean
  /** If so, pixels from the upper left corner of the window. */
  x: number
  y: number
  /** If so, the value on the left axis at the height of the pointer. */
  value: number
}

/** Pixels between the edges of the canvas and the area of the lines. */
export type PlotEdges = { top: number; right: number; bottom: number; left: number }

/** The content of a plot. */
export type PlotState = {
  /** The same array until something in it changes. */
  lines: readonly ChartLine[]
  draw: NonNullable<ChartSettings['draw']>
  scale: NonNullable<ChartSettings['scale']>
  /** For stacked lines, bars and logarithmic scales. */
  drawing?: Drawing | undefined
  /** Start and end of the axis: milliseconds since the epoch. */
  start: number
  end: number
  /** Usual interval between points in milliseconds, if known: see `alignLines`. */
  minimumStep?: number | undefined
  /** The upper end of the left axis. @default so that the lines fill it */
  top?: number | undefined
  /** The lower end of the left axis. @default zero, or the lowest value */
  bottom?: number | undefined
  /** What is shown besides the lines: the same object while nothing in it changed. */
  marks: DrawnMarks
  /** Plots with the same key share their cursor. */
  syncKey: string
  /** Pixels. @default as tall as the element */
  height?: number | undefined
  /** For a small chart: narrower axes, fewer labels. */
  compact: boolean
  scheme: 'light' | 'dark'
  /** Called when the crosshair moves, and with `undefined` when it leaves. */
  onCursor: (cursor: PlotCursor | undefined) => void
  /** Called when a stretch of time was dragged: milliseconds since the epoch. */
  onZoomIn?: ((startTime: number, endTime: number) => void) | undefined
  /** Called on a double click. */
  onZoomOut?: (() => void) | undefined
  /** Called when the area of the lines changes. */
  onEdges?: ((edges: PlotEdges) => void) | undefined
}

/** A plot that follows its state. */
export type Plot = {
  update(state: PlotState): void
  /** Moves the crosshair to a point, as if it was pointed at; `undefined` removes it. */
  point(at: { time: number; value: number; unit: ChartLine['unit'] } | undefined): void
  /** Marks a stretch of time: milliseconds since the epoch. */
  select(range: { start: number; end: number } | undefined): void
  /** The canvas, once something is drawn. */
  canvas(): HTMLCanvasElement | undefined
  destroy(): void
}

type Drawn = { plot: uPlot; state: PlotState; lines: AlignedLines }

type Marker = typeof import('./chartMarks.js')

/** Loads with the first marks: most charts have none. */
let marker: Marker | undefined

async function loadMarker(): Promise<void> {
  try {
    marker = await import('./chartMarks.js')
  } catch {
    // The next drawing tries again.
  }
}

function hasMarks({ threshold, shades = [], annotations = [], lineEnds }: DrawnMarks): boolean {
  return threshold !== undefined || shades.length > 0 || annotations.length > 0 || lineEnds.length > 0
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
  let size = { width: 0, height: 0 }
  let isVisible = false
  let drawn: Drawn | undefined
  let edges: PlotEdges | undefined
  /** Whether the crosshair was moved by `point`. */
  let isPointed = false

  const heightOf = () => state.height ?? size.height

  const draw = (): void => {
    if (!isVisible || size.width === 0 || heightOf() === 0) return
    const lines = align(state, drawn)
    if (drawn !== undefined && looksEqual(drawn.state, state)) {
      const { top, bottom, marks } = drawn.state
      const isNew =
        drawn.lines !== lines || top !== state.top || bottom !== state.bottom || marks !== state.marks
      refresh(drawn, lines, isNew)
      drawn = { ...drawn, state, lines }
      return
    }
    drawn?.plot.destroy()
    drawn = { plot: start(lines), state, lines }
  }

  const refresh = ({ plot, state: before }: Drawn, lines: AlignedLines, isNew: boolean): void => {
    const { start, end } = state
    const isMoved = before.start !== start || before.end !== end
    const isResized = plot.width !== size.width || plot.height !== heightOf()
    if (!isNew && !isMoved && !isResized) return
    plot.batch(() => {
      if (isResized) plot.setSize({ width: size.width, height: heightOf() })
      if (isNew) plot.setData(lines, false)
      plot.setScale('x', { min: start / 1000, max: end / 1000 })
    })
  }

  const start = (lines: AlignedLines): uPlot => {
    const options = chartOptions({
      ...state,
      ...size,
      height: heightOf(),
      style: getComputedStyle(element),
      ends: () => ({ top: state.top, bottom: state.bottom }),
      marks: () => state.marks,
      onCursor: moveCursor,
      onZoomIn: state.onZoomIn && ((startTime, endTime) => state.onZoomIn?.(startTime, endTime)),
      onZoomOut: () => state.onZoomOut?.(),
      onMarks: mark,
      onDrawn: measure,
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

  const moveCursor = (plot: uPlot): void => {
    const { idx, left = -1, top = -1, event } = plot.cursor
    const seconds = idx === null || idx === undefined || left < 0 ? undefined : plot.data[0][idx]
    if (seconds === undefined) {
      state.onCursor(undefined)
      return
    }
    const isOwn = isPointed || (event !== undefined && event !== null)
    // The other charts only show the time: no layout for them.
    const box = isOwn ? plot.over.getBoundingClientRect() : { left: 0, top: 0 }
    state.onCursor({
      // Seconds are not exact for every millisecond.
      time: Math.round(seconds * 1000),
      x: box.left + left,
      y: box.top + top,
      value: isOwn ? plot.posToVal(top, 'y') : 0,
      isOwn,
    })
  }

  const mark = (plot: uPlot, layer: MarkLayer, look: MarkLook): void => {
    if (!hasMarks(state.marks)) return
    if (marker) marker.drawMarks(plot, layer, state.marks, look)
    else void loadMarker().then(() => marker && drawn?.plot.redraw(false, false))
  }

  const measure = (plot: uPlot): void => {
    if (state.onEdges === undefined) return
    const { left, top, width, height } = plot.bbox
    const next = {
      top: top / devicePixelRatio,
      right: plot.width - (left + width) / devicePixelRatio,
      bottom: plot.height - (top + height) / devicePixelRatio,
      left: left / devicePixelRatio,
    }
    const isSame =
      edges?.left === next.left &&
      edges.right === next.right &&
      edges.top === next.top &&
      edges.bottom === next.bottom
    if (isSame) return
    edges = next
    state.onEdges(next)
  }

  const sizes = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {}
    size = { width: Math.floor(width), height: Math.floor(height) }
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
    point: (at) => {
      if (drawn === undefined) return
      const { plot } = drawn
      isPointed = at !== undefined
      plot.setCursor(
        at === undefined
          ? { left: -10, top: -10 }
          : {
              left: plot.valToPos(at.time / 1000, 'x'),
              top: plot.valToPos(at.value, scaleKey(unitsOf(state.lines), at.unit)),
            },
      )
      isPointed = false
    },
    select: (range) => {
      if (drawn === undefined) return
      const { plot } = drawn
      const [left, right] = range
        ? [plot.valToPos(range.start / 1000, 'x'), plot.valToPos(range.end / 1000, 'x')]
        : [0, 0]
      const height = range ? plot.over.clientHeight : 0
      plot.setSelect({ left, top: 0, width: right - left, height }, false)
    },
    canvas: () => drawn?.plot.ctx.canvas,
    destroy: () => {
      isVisible = false
      sizes.disconnect()
      views.disconnect()
      drawn?.plot.destroy()
      drawn = undefined
    },
  }
}

/** The lines on one axis, as they are drawn: the same object until they change. */
function align(state: PlotState, drawn: Drawn | undefined): AlignedLines {
  const { lines, minimumStep, drawing } = state
  const before = drawn?.state
  if (
    drawn !== undefined &&
    before?.lines === lines &&
    before.minimumStep === minimumStep &&
    before.drawing === drawing
  )
    return drawn.lines
  const aligned = alignLines(
    plotColumns(lines, drawing?.paths === undefined).map(({ points }) => points),
    minimumStep,
  )
  return drawing?.arrange?.(aligned) ?? aligned
}

/** Whether the canvas can be reused: only values and times differ. */
function looksEqual(a: PlotState, b: PlotState): boolean {
  return (
    a.draw === b.draw &&
    a.scale === b.scale &&
    a.drawing === b.drawing &&
    a.syncKey === b.syncKey &&
    a.compact === b.compact &&
    a.scheme === b.scheme &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, index) => linesLookEqual(line, b.lines[index]))
  )
}

function linesLookEqual(a: ChartLine, b: ChartLine | undefined): boolean {
  return (
    a === b ||
    (b !== undefined &&
      a.label === b.label &&
      a.color === b.color &&
      a.unit === b.unit &&
      a.dashed === b.dashed &&
      (a.band === undefined) === (b.band === undefined))
  )
}
