import type uPlot from 'uplot'
import type { ChartMarks, ChartShade } from './types.js'

/** Draws marks: shades behind the grid, the threshold above the lines. `marks` is called at each drawing. */
export function markPlugin(
  marks: () => ChartMarks | undefined,
  property: (name: string) => string,
  font: string,
): uPlot.Plugin {
  return {
    hooks: {
      drawClear: [(plot) => drawShades(plot, marks()?.shades ?? [], property)],
      draw: [
        (plot) => {
          const threshold = marks()?.threshold
          if (threshold) drawThreshold(plot, threshold, property, font)
        },
      ],
    },
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

function drawThreshold(
  { ctx, bbox, valToPos }: uPlot,
  { value, label }: { value: number; label: string },
  property: (name: string) => string,
  font: string,
): void {
  const ratio = devicePixelRatio
  const y = Math.round(valToPos(value, 'y', true))
  ctx.save()
  ctx.strokeStyle = property('--chart-threshold')
  ctx.lineWidth = 1.5 * ratio
  ctx.setLineDash([6 * ratio, 4 * ratio])
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(bbox.left + bbox.width, y)
  ctx.stroke()
  ctx.font = font.replace(/^\d+/, (size) => String(Number(size) * ratio))
  ctx.textAlign = 'left'
  // Above the line, or below it at the top of the chart.
  const isAbove = y - bbox.top > 16 * ratio
  ctx.textBaseline = isAbove ? 'bottom' : 'top'
  const [x, edge] = [bbox.left + 6 * ratio, y + (isAbove ? -3 : 3) * ratio]
  // An outline in the colour of the surface keeps the words readable above lines.
  ctx.setLineDash([])
  ctx.strokeStyle = property('--surface')
  ctx.lineWidth = 3 * ratio
  ctx.lineJoin = 'round'
  ctx.strokeText(label, x, edge)
  ctx.fillStyle = property('--chart-threshold')
  ctx.fillText(label, x, edge)
  ctx.restore()
}
