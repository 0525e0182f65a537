import { InvalidParameterError } from '../errors/index.js'
import type { ImmutableChanges } from '../expression/index.js'

/** The error for an edit that changes the metrics of a definition. */
export function changedMetricsError({ added, removed }: ImmutableChanges): InvalidParameterError {
  const names = [...removed, ...added].map(({ metricName }) => metricName)
  return new InvalidParameterError({
    parameter: 'expression',
    reason: `must keep its metrics and dimensions (${[...new Set(names)].join(', ')})`,
    advice: 'Delete the definition and add one with the new expression.',
  })
}
