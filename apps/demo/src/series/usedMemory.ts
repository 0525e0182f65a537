import { valueAt } from '../components/chart/lastValues.js'
import type { ChartLine } from '../components/chart/types.js'

/**
 * Derives the memory in use from the total and the usable memory of a host, and draws it before the total. Without a
 * total, draws only the usable memory.
 */
export function usedMemory([total, usable]: readonly ChartLine[]): ChartLine[] {
  if (!total || !usable) return []
  if (total.points.timestamps.length === 0) return [usable]
  const { timestamps, columns } = usable.points
  const value = columns.value.map(
    (free, row) => (valueAt(total.points, timestamps[row]) ?? Number.NaN) - free,
  )
  return [{ ...usable, label: 'In use', points: { ...usable.points, columns: { value } } }, total]
}
