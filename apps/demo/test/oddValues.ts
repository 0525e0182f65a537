import { type SnippetRead, toSnippetRead } from '../src/features/explore/snippets/snippetRead.js'
import type { MetricQuery } from '../src/queries/metricQuery.js'
import { planRead } from '../src/queries/planRead.js'

/** Values that shells, languages and addresses could change. The API accepts all of them. */
export const oddValues = [
  'web 1',
  "it's",
  '$HOME',
  '`id`',
  '#1',
  '%41',
  'a+b',
  'a:b',
  'a*?[b]',
  '(x)!',
  'ü ☂ 💾',
  '-x',
  'a|b',
]

/** The metric of `oddMetrics`. */
export const oddName = "snippet.it's_ü"

/** The end of the range of `readOf`: milliseconds since the epoch. */
export const oddEnd = Date.UTC(2026, 0, 1, 1)

/** A measurement of each value, and of one more. */
export const oddMetrics = [...oddValues, 'other'].map((thing, index) => ({
  name: oddName,
  dimensions: { thing, service: 'snippets' },
  timestamp: oddEnd - 600_000,
  value: index,
}))

/** The read of a query over an hour. */
export function readOf(query: Partial<MetricQuery>): SnippetRead {
  const range = { startTime: oddEnd - 3_600_000, endTime: oddEnd, length: 3_600_000, period: 60, live: false }
  return toSnippetRead(planRead({ metric: oddName, period: 300, ...query }, range), range)
}
