import type { ExplainedSubAlarm } from '@monasca/core/evaluation'
import { type MetricUnit, unitOfMetric } from '@monasca/core/units'
import { formatDuration } from '../../format/formatDuration.js'
import { formatAxisValue } from '../../format/formatValue.js'

type Comparison = ExplainedSubAlarm['expression']

const functions = {
  AVG: 'Average',
  COUNT: 'Count',
  LAST: 'Last value',
  MAX: 'Maximum',
  MIN: 'Minimum',
  SUM: 'Sum',
} as const satisfies Record<Comparison['function'], string>

const signs = { GT: '>', GTE: '≥', LT: '<', LTE: '≤' } as const satisfies Record<
  Comparison['operator'],
  string
>

/** What the values of a comparison measure: a count has no unit. */
export function unitOf({ function: name, metricName }: Comparison): MetricUnit {
  return name === 'COUNT' ? 'number' : unitOfMetric(metricName)
}

/** `Maximum per 60 s` */
export function functionWords({ function: name, period }: Comparison): string {
  return name === 'LAST' ? functions.LAST : `${functions[name]} per ${formatDuration(period * 1000)}`
}

/** `> 90 %` */
export function thresholdWords(comparison: Comparison): string {
  return `${signs[comparison.operator]} ${formatAxisValue(comparison.threshold, unitOf(comparison))}`
}

/** `Above`, `Not below`, and for comparisons of several periods `Above in 7 of 10 periods`. */
export function verdictWords({ expression, isViolated, violations }: ExplainedSubAlarm): string {
  const side = sideWords(expression, isViolated)
  const { periods, function: name } = expression
  if (periods === 1 || name === 'LAST' || violations === 0) return side
  return `${sideWords(expression, true)} in ${violations} of ${periods} periods`
}

/** On which side of the threshold a value is. */
export function sideWords({ operator }: Comparison, isViolated: boolean): string {
  const isUpper = operator === 'GT' || operator === 'GTE'
  if (isViolated) return isUpper ? 'Above' : 'Below'
  return isUpper ? 'Not above' : 'Not below'
}
