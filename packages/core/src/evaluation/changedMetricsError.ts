import { InvalidParameterError } from '../errors/index.js'
import type { ImmutableChanges } from '../expression/index.js'

/** What to say to an edit that would leave the alarms of a definition without their metrics. */
export function changedMetricsError({ added, removed }: ImmutableChanges): InvalidParameterError {
  const names = [...removed, ...added].map(({ metricName }) => metricName)
  return new InvalidParameterError({
    parameter: 'expression',
    reason: `asks for other metrics, or dimensions, than before (${[...new Set(names)].join(', ')})`,
    advice: 'Delete the definition, and add one with the new expression.',
  })
}
