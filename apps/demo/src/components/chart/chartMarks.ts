import type { MetricUnit } from '@monasca/core/units'
import type uPlot from 'uplot'
import { formatMoment, type LineEnd } from './lineEnds.js'
import { chartColor } from './palette.js'
import type { ChartAnnotation, ChartMarks, ChartShade } from './types.js'

/** The marks of a page, and where lines ended. */
export type DrawnMarks = ChartMarks & { lineEnds: readonly LineEnd[] }

/** Pixels: the space for the label of an annotation, and of the end of a line. Annotations that are nearer have none. */
const labelWidth = 90
const endLabelWidth = 120
/** With more of them, ends of lines have no label. */
const mostLabels = 3

/** Shades are behind the grid; the threshold, annotations and ends of lines above the lines. */
export type MarkLayer = 'behind' | 'above'

/** How marks look on a plot. */
export type MarkLook = {
  /** The value of a custom property of the page. */
  property: (name: string) => string
  font: string
  scaleOf: (unit: MetricUnit) => string
  /** Whether the ends of lines have a label. */
  hasEndLabels: boolean
  /** Whether lines are at their values, and not stacked. */
  isAtValues: boolean
}

/** Draws the marks of a layer. */
export function drawMarks(
  plot: uPlot,
  layer: MarkLayer,
  { threshold, shades = [], annotations = [], lineEnds }: DrawnMarks,
  { property, font, scaleOf, hasEndLabels, isAtValues }: MarkLook,
): void {
  if (layer === 'behind') {
    drawShades(plot, shades, property)
    return
  }
  const brush = createBrush(plot, property, font)
  drawAnnotations(plot, annotations, brush)
  for (const end of lineEnds) {
    const { bbox } = plot
    const y = isAtValues ? plot.valToPos(end.value, scaleOf(end.line.unit), true) : bbox.top + bbox.height
    drawEnd(plot, end, y, hasEndLabels && lineEnds.length <= mostLabels, brush)
  }
  if (threshold) drawThreshold(plot, threshold, brush)
}

/** Draws lines and labels in pixels of the page. */
type Brush = {
  ratio: number
  line: (color: string, dash: number[], points: [x: number, y: number][]) => void
  label: (text: string, color: string, x: number, y: number, align?: CanvasTextAlign) => void
  ring: (color: string, x: number, y: number) => void
}

function createBrush(plot: uPlot, property: (name: string) => string, font: string): Brush {
  const { ctx } = plot
  const ratio = devicePixelRatio
  const save = (draw: () => void) => {
    ctx.save()
    draw()
    ctx.restore()
  }
  return {
    ratio,
    line: (color, dash, points) =>
      save(() => {
        ctx.strokeStyle = property(color)
        ctx.lineWidth = 1.5 * ratio
        ctx.setLineDash(dash.map((length) => length * ratio))
        ctx.beginPath()
        for (const [index, [x, y]] of points.entries()) {
          if (index === 0) ctx.moveTo(x, y)
          else ctx.lineTo(x, y)
        }
        ctx.stroke()
      }),
    label: (text, color, x, y, align = 'left') =>
      save(() => {
        ctx.font = font.replace(/^\d+/, (size) => String(Number(size) * ratio))
        ctx.textAlign = align
        ctx.textBaseline = 'bottom'
        // An outline in the colour of the surface keeps the words readable above lines.
        ctx.strokeStyle = property('--surface')
        ctx.lineWidth = 3 * ratio
        ctx.lineJoin = 'round'
        ctx.strokeText(text, x, y)
        ctx.fillStyle = property(color)
        ctx.fillText(text, x, y)
      }),
    ring: (color, x, y) =>
      save(() => {
        ctx.beginPath()
        ctx.arc(x, y, 3.5 * ratio, 0, 2 * Math.PI)
        ctx.fillStyle = property('--surface')
        ctx.fill()
        ctx.strokeStyle = property(color)
        ctx.lineWidth = 1.5 * ratio
        ctx.stroke()
      }),
  }
}

function drawShades(
  { ctx, bbox, valToPos }: uPlot,
  shades: readonly ChartShade[],
  property: (name: string) => string,
): void {
  ctx.save()
  for (const { start, end, color } of shades) {
    const left = Math.max(bbox.left, valToPos(start / 1000, 'x', true))
    const right = Math.min(bbox.left + bbox.width, valToPos(end / 1000, 'x', true))
    if (right <= left) continue
    ctx.fillStyle = property(color)
    ctx.fillRect(left, bbox.top, right - left, bbox.height)
  }
  ctx.restore()
}

function drawAnnotations(
  { bbox, valToPos }: uPlot,
  annotations: readonly ChartAnnotation[],
  brush: Brush,
): void {
  const { ratio } = brush
  let free = bbox.left
  for (const { time, label, color } of annotations) {
    const x = Math.round(valToPos(time / 1000, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    const bottom = bbox.top + bbox.height
    brush.line(
      color,
      [3, 3],
      [
        [x, bbox.top],
        [x, bottom],
      ],
    )
    // Labels would cover each other: the tooltip and the list for screen readers have them all.
    const isLast = x + labelWidth * ratio > bbox.left + bbox.width
    const start = isLast ? x - labelWidth * ratio : x
    if (start < free) continue
    free = start + labelWidth * ratio
    brush.label(
      shorten(label),
      '--text-quiet',
      x + (isLast ? -4 : 4) * ratio,
      bbox.top + 14 * ratio,
      isLast ? 'right' : 'left',
    )
  }
}

function shorten(label: string): string {
  return label.length > 14 ? `${label.slice(0, 13).trimEnd()}…` : label
}

function drawEnd(
  { bbox, valToPos, scales }: uPlot,
  { line, time }: LineEnd,
  y: number,
  withLabel: boolean,
  brush: Brush,
): void {
  const color = chartColor(line.color)
  const x = valToPos(time / 1000, 'x', true)
  const isInside =
    x >= bbox.left && x <= bbox.left + bbox.width && y >= bbox.top && y <= bbox.top + bbox.height
  if (!isInside) return
  brush.ring(color, x, y)
  if (!withLabel) return
  const { min = 0, max = 0 } = scales['x'] ?? {}
  const words = `No data since ${formatMoment(time, { start: (min ?? 0) * 1000, end: (max ?? 0) * 1000 })}`
  // To the right, where nothing is drawn, if there is room.
  const isLeft = x + endLabelWidth * brush.ratio < bbox.left + bbox.width
  const edge = Math.max(y - 5 * brush.ratio, bbox.top + 16 * brush.ratio)
  brush.label(words, '--text-quiet', x + (isLeft ? 6 : -6) * brush.ratio, edge, isLeft ? 'left' : 'right')
}

function drawThreshold(
  { bbox, valToPos }: uPlot,
  { value, label }: { value: number; label: string },
  brush: Brush,
): void {
  const { ratio } = brush
  const y = Math.round(valToPos(value, 'y', true))
  if (!(y >= bbox.top && y <= bbox.top + bbox.height)) return
  brush.line(
    '--chart-threshold',
    [6, 4],
    [
      [bbox.left, y],
      [bbox.left + bbox.width, y],
    ],
  )
  // Above the line, or below it at the top of the chart.
  const isAbove = y - bbox.top > 16 * ratio
  brush.label(label, '--chart-threshold', bbox.left + 6 * ratio, y + (isAbove ? -3 : 15) * ratio)
}
