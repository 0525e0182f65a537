import type uPlot from 'uplot'

/** Widths are multiples of this many pixels, so that the plot does not move with every value. */
const step = 4

/** More labels than the axes on a page have. */
const mostWidths = 1000

/** Pixels by font and label: charts of a page have the same labels, and measuring takes longer than drawing a line. */
const widths = new Map<string, number>()

function widthOf(label: string, font: string, { ctx }: uPlot): number {
  const key = `${font} ${label}`
  const known = widths.get(key)
  if (known !== undefined) return known
  ctx.save()
  ctx.font = font
  const { width } = ctx.measureText(label)
  ctx.restore()
  if (widths.size >= mostWidths) widths.clear()
  widths.set(key, width)
  return width
}

/** The width of an axis: that of its longest label, and at least `smallest` pixels. */
export function axisSize(smallest: number, gap: number, font: string): uPlot.Axis.Size {
  return (plot, labels: readonly (string | null)[] | null) => {
    if (labels === null) return smallest
    let widest = 0
    for (const label of labels) if (label) widest = Math.max(widest, widthOf(label, font, plot))
    return Math.max(smallest, Math.ceil((widest + gap + step) / step) * step)
  }
}
