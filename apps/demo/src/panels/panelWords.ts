import type { MetricQuery } from '../queries/metricQuery.js'

/** What to say when no query has found a point. */
export function noDataWords(queries: readonly MetricQuery[]): string {
  const names = [...new Set(queries.filter(({ hidden }) => !hidden).map(({ metric }) => metric))]
  if (names.length === 0) return 'Every query of this panel is hidden.'
  const hasFilter = queries.some(({ dimensions = {} }) => Object.keys(dimensions).length > 0)
  return `No data for ${names.join(', ')} in this time range.${
    hasFilter ? ' Check the filters of the panel, or choose a longer range.' : ' Does an agent report it?'
  }`
}
