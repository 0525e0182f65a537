import type { ChartLine } from '../src/components/chart/types.js'
import { makePoints } from './makePoints.js'

/** A line of a chart, from moments (ms) and values. Its label is its id. */
export function makeLine(
  id: string,
  rows: readonly (readonly [time: number, value: number])[],
  look: Partial<ChartLine> = {},
): ChartLine {
  return { id, label: id, color: 1, unit: 'number', points: makePoints(rows), ...look }
}
