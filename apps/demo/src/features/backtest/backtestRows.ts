import type { PreparedAlarm } from '@monasca/core/evaluation'
import type { SubExpression } from '@monasca/core/expression'
import { differingDimensions } from '../../components/alarm/differingDimensions.js'
import { paletteSize } from '../../components/chart/palette.js'

/** One alarm of a back-test. */
export type BacktestRow = {
  alarm: PreparedAlarm
  /** Its place in the outline. */
  place: number
  /** Its match-by values, or the dimensions in which its metrics differ from those of other alarms. */
  label: string
  /** Index in the chart palette, for the alarms that are drawn. */
  color: number | undefined
}

/** The alarms in the order of their distance to the thresholds, nearest first. The order stays while one is dragged. */
export function toRows(
  alarms: readonly PreparedAlarm[],
  matchBy: readonly string[],
  comparisons: readonly SubExpression[],
): BacktestRow[] {
  const differing = differingDimensions(alarms.flatMap(({ metrics }) => metrics.slice(0, 1)))
  const peaks = new Map(alarms.map((alarm) => [alarm, peakOf(alarm, comparisons)]))
  return alarms
    .map((alarm, place) => ({ alarm, place, label: labelOf(alarm, matchBy, differing) }))
    .sort((a, b) => (peaks.get(b.alarm) ?? 0) - (peaks.get(a.alarm) ?? 0) || a.place - b.place)
    .map((row, index) => ({ ...row, color: index < paletteSize ? index + 1 : undefined }))
}

/** The value that is furthest on the side of the alarm, for the first comparison. */
function peakOf({ values }: PreparedAlarm, [comparison]: readonly SubExpression[]): number {
  const isUpper = comparison?.operator === 'GT' || comparison?.operator === 'GTE'
  let peak = Number.NEGATIVE_INFINITY
  for (const value of values[0]?.columns.value ?? []) {
    const height = isUpper ? value : -value
    if (height > peak) peak = height
  }
  return peak
}

function labelOf(
  { metrics }: PreparedAlarm,
  matchBy: readonly string[],
  differing: readonly string[],
): string {
  const names = matchBy.length > 0 ? matchBy : differing
  const words = names.flatMap((name) => {
    const values = new Set(metrics.flatMap(({ dimensions }) => dimensions[name] ?? []))
    return values.size === 0 ? [] : [[...values].slice(0, 3).join(', ')]
  })
  if (words.length > 0) return words.join(' ')
  return metrics.length === 1 ? (metrics[0]?.name ?? '') : `All ${metrics.length} metrics`
}
