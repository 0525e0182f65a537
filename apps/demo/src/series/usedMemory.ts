import type { Point } from '../components/chart/alignSeries.js'
import { valueAt } from '../components/chart/lastValues.js'
import type { ChartSeries } from '../components/chart/TimeChart.js'

/**
 * From the memory a host has and the part that is usable: what is in use, below the total. Where nobody reports the
 * total, the usable part alone.
 */
export function usedMemory([total, usable]: readonly ChartSeries[]): ChartSeries[] {
  if (!total || !usable) return []
  if (total.points.length === 0) return [usable]
  const points = usable.points.flatMap(([time, value]): Point[] => {
    const all = valueAt(total.points, time)
    return all === undefined ? [] : [[time, all - value]]
  })
  return [
    { label: 'In use', color: usable.color, points },
    { ...total, fill: 'none' },
  ]
}
