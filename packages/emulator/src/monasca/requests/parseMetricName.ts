import { unprocessable } from './errors.js'
import type { Query } from './query.js'
import { checkMetricName } from './validateDimensions.js'

/** Reads the name of a metric from a query. @throws ApiError 422 if no metric can have it */
export function parseMetricName(query: Query, parameter: 'name' | 'metric_name'): string | undefined {
  const name = parameter === 'name' ? query.only(parameter) : query.first(parameter)
  const problem = name === undefined ? undefined : checkMetricName(name)
  if (problem !== undefined) throw unprocessable(problem)
  return name
}
