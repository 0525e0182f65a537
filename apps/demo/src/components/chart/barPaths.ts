import type uPlot from 'uplot'

/** The part of the space between two points that their bars take. */
const share = 0.8

/** Bars from zero, those of several lines beside each other. */
export function barPaths(index: number, count: number): uPlot.Series.PathBuilder {
  return (plot, series, first, last) => {
    const [times, values] = [plot.data[0], plot.data[series] ?? []]
    const scale = plot.series[series]?.scale ?? 'y'
    const space = smallestDistance(plot, first, last)
    const width = Math.max(1, (space * share) / count)
    const zero = plot.valToPos(Math.max(0, plot.scales[scale]?.min ?? 0), scale, true)
    const fill = new Path2D()
    for (let row = first; row <= last; row++) {
      const value = values[row]
      if (typeof value !== 'number') continue
      const left = plot.valToPos(times[row] ?? 0, 'x', true) + width * (index - count / 2)
      const top = plot.valToPos(value, scale, true)
      fill.rect(left, Math.min(top, zero), width, Math.abs(zero - top))
    }
    return { fill, flags: 0 }
  }
}

/** Pixels between the nearest neighbours of the chart. */
function smallestDistance(plot: uPlot, first: number, last: number): number {
  const times = plot.data[0]
  let distance = Number.POSITIVE_INFINITY
  for (let row = first + 1; row <= last; row++) {
    distance = Math.min(distance, (times[row] ?? 0) - (times[row - 1] ?? 0))
  }
  // A single point has no neighbour.
  if (!Number.isFinite(distance)) return plot.bbox.width / 10
  const start = times[first] ?? 0
  return plot.valToPos(start + distance, 'x', true) - plot.valToPos(start, 'x', true)
}
