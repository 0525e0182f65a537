import { formatDateTime } from '../../format/formatTime.js'
import { formatValue } from '../../format/formatValue.js'
import { valueAt } from './lastValues.js'
import type { ChartLine, ChartSettings } from './types.js'

/** Lines in a description: a list of hundreds helps as little as a picture. */
const limit = 12

const kinds = {
  lines: 'line chart',
  area: 'line chart',
  stacked: 'stacked area chart',
  bars: 'bar chart',
  points: 'point chart',
} as const satisfies Record<NonNullable<ChartSettings['draw']>, string>

/** A chart in words: its kind, the newest values and the threshold. */
export function describeChart(
  title: string,
  draw: NonNullable<ChartSettings['draw']>,
  lines: readonly ChartLine[],
  details: { newest: number; threshold?: { label: string } | undefined },
): string {
  const { newest, threshold } = details
  const [only] = lines
  // A chart that is named after its only line.
  const isNamed = lines.length === 1 && only !== undefined && title.includes(only.label)
  const words = lines.slice(0, limit).map(({ label, points, unit }) => {
    const value = valueAt(points)
    const text = value === undefined ? 'no value' : formatValue(value, unit)
    return isNamed ? text : `${label} ${text}`
  })
  const more = lines.length > limit ? ` and ${lines.length - limit} more` : ''
  const limitWords = threshold ? ` Threshold ${threshold.label}.` : ''
  return `${title}, ${kinds[draw]}. Newest value${lines.length === 1 ? '' : 's'}, ${formatDateTime(newest)}: ${words.join(', ')}${more}.${limitWords}`
}
