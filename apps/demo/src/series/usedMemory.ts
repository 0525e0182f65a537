import type { ChartSeries } from '../components/chart/createPlot.js'
import { valueAt } from '../components/chart/lastValues.js'

/**
 * From the memory a host has and the part that is usable: what is in use, below the total. Where nobody reports the
 * total, the usable part alone.
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
