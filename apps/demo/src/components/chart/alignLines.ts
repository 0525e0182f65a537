import { type AlignedValues, alignSeries } from '@monasca/core/series'
import type { Points } from './points.js'

/** Columns as uPlot wants them: seconds since the epoch, then the values of each line. */
export type AlignedLines = [times: Float64Array, ...values: AlignedValues[]]

/** A silence longer than this many usual distances between points is a gap: one lost measurement is none. */
const gapFactor = 2.5
/** `alignSeries` breaks a line after this many of the periods that it is told. */
const breakFactor = 1.5
/** As many distances say what is usual; more would only take longer. */
const sampleSize = 128

/**
 * Puts lines on one time axis, with breaks where one was silent for longer than is usual. Nobody tells how often an agent
 * reports, so what is usual is seen from the points; `minimumStep` (milliseconds) keeps statistics from breaking between
 * neighbouring periods.
 */
export function alignLines(lines: readonly Points[], minimumStep = 0): AlignedLines {
  const usual = Math.max(minimumStep, ...lines.map(({ timestamps }) => usualDistance(timestamps)))
  const period = usual > 0 ? (usual * gapFactor) / breakFactor / 1000 : undefined
  const { timestamps, values } = alignSeries(lines, { period, unit: 's' })
  return [timestamps, ...values]
}

/** The median of some distances from all over the line, in milliseconds; 0 for less than two points. */
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
