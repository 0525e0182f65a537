import { type AlignedValues, alignSeries } from '@monasca/core/series'
import type { Points } from './points.js'

/** Columns in uPlot's format: seconds since the epoch, then the values of each line. */
export type AlignedLines = [times: Float64Array, ...values: AlignedValues[]]

/** A pause longer than this many usual intervals between points is a gap: one lost measurement is not. */
const gapFactor = 2.5
/** `alignSeries` breaks a line after this many periods. */
const breakFactor = 1.5
/** Number of intervals to sample: more would only take longer. */
const sampleSize = 128

/**
 * Puts lines on one time axis, with breaks where one pauses for longer than usual. The interval of an agent is unknown,
 * so it is estimated from the points. `minimumStep` (milliseconds) keeps statistics from breaking between neighbouring
 * periods.
 */
export function alignLines(lines: readonly Points[], minimumStep = 0): AlignedLines {
  const gap = gapOf(lines, minimumStep)
  const period = gap > 0 ? gap / breakFactor / 1000 : undefined
  const { timestamps, values } = alignSeries(lines, { period, unit: 's' })
  return [timestamps, ...values]
}

/** The longest pause in milliseconds over which lines continue; 0 if no line has two points. */
export function gapOf(lines: readonly Points[], minimumStep = 0): number {
  let usual = minimumStep
  // Lines that were read together share their times.
  for (const timestamps of new Set(lines.map((line) => line.timestamps))) {
    usual = Math.max(usual, usualDistance(timestamps))
  }
  return usual * gapFactor
}

/** The median of intervals sampled over the line, in milliseconds; 0 for fewer than two points. */
function usualDistance(timestamps: Float64Array): number {
  const count = Math.max(0, timestamps.length - 1)
  const every = Math.max(1, Math.floor(count / sampleSize))
  const distances = new Float64Array(Math.ceil(count / every))
  for (let index = 0; index < distances.length; index++) {
    const row = index * every
    distances[index] = (timestamps[row + 1] ?? 0) - (timestamps[row] ?? 0)
  }
  return distances.sort()[distances.length >> 1] ?? 0
}
