import type { AlarmDefinition, Dimensions, Severity } from '@monasca/core'
import { listSubExpressions, parseExpression, type SubExpression } from '@monasca/core/expression'

/** A comparison of an alarm definition that a value can be held against. */
export type Threshold = {
  /** Name of the alarm definition. */
  definition: string
  severity: Severity
  comparison: SubExpression
}

const ranks: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']

/**
 * Lists the comparisons of all definitions by the name of their metric. Definitions with an expression that
 * cannot be read have none.
 */
export function listThresholds(definitions: readonly AlarmDefinition[]): ReadonlyMap<string, Threshold[]> {
  const byMetric = new Map<string, Threshold[]>()
  for (const { name, severity, expression } of definitions) {
    for (const comparison of readComparisons(expression)) {
      const known = byMetric.get(comparison.metricName) ?? []
      byMetric.set(comparison.metricName, [...known, { definition: name, severity, comparison }])
    }
  }
  return byMetric
}

function readComparisons(expression: string): SubExpression[] {
  try {
    return listSubExpressions(parseExpression(expression))
  } catch {
    return []
  }
}

/**
 * Returns the most severe comparison that a value of a metric violates; `undefined` if it violates none. Only
 * comparisons whose dimensions the metric has, and of levels: a value says nothing about counts and sums of others.
 */
export function findViolated(
  value: number,
  thresholds: readonly Threshold[],
  dimensions: Dimensions,
): Threshold | undefined {
  return thresholds
    .filter(({ comparison }) => comparison.function !== 'COUNT' && comparison.function !== 'SUM')
    .filter(({ comparison }) => isPart(comparison.dimensions, dimensions))
    .filter(({ comparison }) => violates(value, comparison))
    .toSorted((a, b) => ranks.indexOf(b.severity) - ranks.indexOf(a.severity))[0]
}

function isPart(wanted: Readonly<Record<string, string>>, dimensions: Dimensions): boolean {
  return Object.entries(wanted).every(([name, value]) => dimensions[name] === value)
}

function violates(value: number, { operator, threshold }: SubExpression): boolean {
  switch (operator) {
    case 'GT':
      return value > threshold
    case 'GTE':
      return value >= threshold
    case 'LT':
      return value < threshold
    case 'LTE':
      return value <= threshold
  }
}
