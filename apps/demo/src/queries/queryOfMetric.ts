import type { Dimensions } from '@monasca/core'
import type { MetricQuery } from './metricQuery.js'

/** The query for one metric: its average in a band from minimum to maximum. */
export function queryOfMetric({ name, dimensions }: { name: string; dimensions: Dimensions }): MetricQuery {
  const filter = Object.fromEntries(Object.entries(dimensions).map(([key, value]) => [key, [value]]))
  return {
    metric: name,
    ...(Object.keys(filter).length === 0 ? {} : { dimensions: filter }),
    functions: ['avg', 'min', 'max'],
  }
}
