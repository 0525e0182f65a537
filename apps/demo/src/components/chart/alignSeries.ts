/** One moment of a series: milliseconds since the epoch, and the value then. */
export type Point = readonly [time: number, value: number]

/**
 * Columns as uPlot wants them: seconds since the epoch, then a column for each series. `undefined` says that a
 * series has no sample at that instant only because another has one (its line goes on); `null` breaks the line.
 */
export type AlignedColumns = [times: number[], ...values: (number | null | undefined)[][]]

/** A silence longer than this many usual distances between points is a gap. */
const gapFactor = 2.5

/**
 * Puts several series on one time axis, with breaks where a series was silent for longer than it usually is.
 *
 * The usual distance is the median of the series itself, so agents that report every 5 seconds and every minute
 * both get their gaps right; `minimumStep` (milliseconds) keeps statistics from breaking between neighbouring
 * periods.
 */
export function alignSeries(series: readonly (readonly Point[])[], minimumStep = 0): AlignedColumns {
  const breaks = series.map((points) => findBreaks(points, minimumStep))
  const times = [...new Set([...series.flat().map(([time]) => time), ...breaks.flat()])].sort((a, b) => a - b)
  const columns = series.map((points, index) => {
    const values = new Map<number, number | null>(breaks[index]?.map((time) => [time, null]))
    for (const [time, value] of points) values.set(time, Number.isFinite(value) ? value : null)
    return times.map((time) => values.get(time))
  })
  return [times.map((time) => time / 1000), ...columns]
}

/** For each silence a moment inside it, at which the line is to break. */
function findBreaks(points: readonly Point[], minimumStep: number): number[] {
  const distances = points.slice(1).map(([time], index) => time - (points[index]?.[0] ?? time))
  const usual = Math.max(median(distances), minimumStep)
  return distances.flatMap((distance, index) => {
    const before = points[index]?.[0]
    return before !== undefined && distance > usual * gapFactor ? [before + Math.round(distance / 2)] : []
  })
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
