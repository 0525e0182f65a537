import type uPlot from 'uplot'
import type { AlignedLines } from './alignLines.js'

type Column = AlignedLines[1]

/** What each stacked line stands on. */
const bases = new WeakMap<object, Float64Array>()

/**
 * Adds each line to those before it in the legend, which are after it in drawing order. Lines with a negative sum stack
 * downwards from zero. Where only other lines have a point, a line continues straight; in a gap it adds nothing.
 */
export function stackLines([times, ...columns]: AlignedLines): AlignedLines {
  const up = new Float64Array(times.length)
  const down = new Float64Array(times.length)
  const stacked: Column[] = []
  for (const column of columns.toReversed()) {
    const own = continueLine(times, column)
    const sums = sumOf(own) < 0 ? down : up
    const base = sums.slice()
    const drawn = own.map((value, row) => {
      if (value === null) return null
      sums[row] = (sums[row] ?? 0) + value
      return sums[row] ?? null
    })
    bases.set(drawn, base)
    stacked.push(drawn)
  }
  return [times, ...stacked.toReversed()]
}

/** The base of a line that `stackLines` returned. */
export function baseOf(column: object): Float64Array | undefined {
  return bases.get(column)
}

function sumOf(column: readonly (number | null)[]): number {
  let sum = 0
  for (const value of column) sum += value ?? 0
  return sum
}

/** Numbers where the line is drawn, `null` in gaps, before its first and after its last point. */
function continueLine(times: Float64Array, column: Column): (number | null)[] {
  const drawn = new Array<number | null>(column.length).fill(null)
  let before: number | undefined
  for (let row = 0; row < column.length; row++) {
    const value = column[row]
    if (value === undefined) continue
    if (value === null || Number.isNaN(value)) {
      before = undefined
      continue
    }
    drawn[row] = value
    if (before !== undefined) continueBetween(times, drawn, before, row)
    before = row
  }
  return drawn
}

function continueBetween(times: Float64Array, drawn: (number | null)[], from: number, to: number): void {
  const [start, end] = [times[from] ?? 0, times[to] ?? 0]
  const [first, last] = [drawn[from] ?? 0, drawn[to] ?? 0]
  for (let row = from + 1; row < to; row++) {
    drawn[row] = first + ((last - first) * ((times[row] ?? 0) - start)) / (end - start)
  }
}

/** The area between a stacked line and what it stands on. */
export function stackPaths(plot: uPlot, series: number, first: number, last: number): uPlot.Series.Paths {
  const [times, values] = [plot.data[0], plot.data[series] ?? []]
  const base = baseOf(values)
  const scale = plot.series[series]?.scale ?? 'y'
  // A logarithmic scale has no zero.
  const floor = plot.scales[scale]?.distr === 3 ? (plot.scales[scale]?.min ?? 1) : Number.NEGATIVE_INFINITY
  const x = (row: number) => plot.valToPos(times[row] ?? 0, 'x', true)
  const y = (value: number) => plot.valToPos(Math.max(floor, value), scale, true)
  const [stroke, fill] = [new Path2D(), new Path2D()]
  let from: number | undefined
  const close = (to: number) => {
    if (from === undefined) return
    for (let row = to; row >= from; row--) fill.lineTo(x(row), y(base?.[row] ?? 0))
    fill.closePath()
    from = undefined
  }
  for (let row = first; row <= last; row++) {
    const value = values[row]
    if (typeof value !== 'number') {
      close(row - 1)
      continue
    }
    const [left, top] = [x(row), y(value)]
    if (from === undefined) {
      from = row
      stroke.moveTo(left, top)
      fill.moveTo(left, top)
    } else {
      stroke.lineTo(left, top)
      fill.lineTo(left, top)
    }
  }
  close(last)
  return { stroke, fill, flags: 0 }
}
