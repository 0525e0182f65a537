import type uPlot from 'uplot'

/** Widths are multiples of this many pixels, so that the plot does not move with every value. */
const step = 4

/** The width of an axis: that of its longest label, and at least `smallest` pixels. */
export function axisSize(smallest: number, gap: number, font: string): uPlot.Axis.Size {
  return (plot, labels: readonly (string | null)[] | null) => {
    if (labels === null) return smallest
    const { ctx } = plot
    ctx.save()
    ctx.font = font
    let widest = 0
    for (const label of labels) widest = Math.max(widest, label ? ctx.measureText(label).width : 0)
    ctx.restore()
    return Math.max(smallest, Math.ceil((widest + gap + step) / step) * step)
  }
}
