import { valueAt } from '../components/chart/lastValues.js'
import type { Points } from '../components/chart/points.js'
import type { Reduction } from './panelSchema.js'

/** Words for the head of a column and for sentences. */
export const reductionLabels = {
  last: 'Last',
  avg: 'Average',
  min: 'Minimum',
  max: 'Maximum',
  sum: 'Sum',
} as const satisfies Record<Reduction, string>

/** Makes one number of a line; `undefined` if it has none. Gaps do not count. */
export function reduceLine(points: Points, reduction: Reduction): number | undefined {
  if (reduction === 'last') return lastNumber(points)
  let [count, sum, min, max] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of points.columns.value) {
    if (Number.isNaN(value)) continue
    count += 1
    sum += value
    if (value < min) min = value
    if (value > max) max = value
  }
  if (count === 0) return undefined
  return { avg: sum / count, min, max, sum }[reduction]
}

/** The newest number: agents report some metrics less often than others. */
function lastNumber(points: Points): number | undefined {
  const newest = valueAt(points)
  return newest ?? points.columns.value.findLast((value) => !Number.isNaN(value))
}
