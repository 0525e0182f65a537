const hour = 3_600_000

/** The ranges of a back-test. Longer ones read many measurements: a metric has about 2,900 a day. */
export const backtestRanges = [
  { id: '6h', label: '6 h', length: 6 * hour, words: 'the last 6 hours' },
  { id: '1d', label: '1 day', length: 24 * hour, words: 'the last day' },
  { id: '3d', label: '3 days', length: 72 * hour, words: 'the last 3 days' },
  { id: '7d', label: '7 days', length: 168 * hour, words: 'the last 7 days' },
] as const

export type BacktestRangeId = (typeof backtestRanges)[number]['id']

/** A whole day has the load of day and night. */
export const defaultBacktestRange: BacktestRangeId = '1d'

export function backtestRangeOf(id: BacktestRangeId): (typeof backtestRanges)[number] {
  return backtestRanges.find((range) => range.id === id) ?? backtestRanges[1]
}
