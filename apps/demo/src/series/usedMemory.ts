import type { ChartSeries } from '../components/chart/createPlot.js'
import { valueAt } from '../components/chart/lastValues.js'

/**
 * Derives the memory in use from the total and the usable memory of a host, and draws it below the total. Without a
 * total, draws only the usable memory.
 */
export function usedMemory([total, usable]: readonly ChartSeries[]): ChartSeries[] {
  if (!total || !usable) return []
  if (total.points.timestamps.length === 0) return [usable]
  const { timestamps, columns } = usable.points
  const value = columns.value.map(
    (free, row) => (valueAt(total.points, timestamps[row]) ?? Number.NaN) - free,
  )
  return [
    { label: 'In use', color: usable.color, points: { ...usable.points, columns: { value } } },
    { ...total, fill: 'none' },
  ]
}
