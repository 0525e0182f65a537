import { type ExpressionMetric, findImmutableChanges, listSubExpressions } from '@monasca/core/expression'
import type { DefinitionValues } from './definitionValues.js'
import { readExpression } from './editExpression.js'

/** Why the API refuses an edit. */
export type Refusal = {
  field: 'expression' | 'matchBy'
  /** One sentence. */
  reason: string
  /** What differs, one line each. */
  details: string[]
}

type Rule = Pick<DefinitionValues, 'expression' | 'matchBy'>

/**
 * Finds the changes of a definition that the API refuses, because alarms depend on them: other metrics or dimensions,
 * another number of conditions, another `match_by`. A text that is no expression has other problems first.
 */
export function findRefusals(stored: Rule, wanted: Rule): Refusal[] {
  return [...refuseMetrics(stored, wanted), ...refuseMatchBy(stored, wanted)]
}

function refuseMetrics(stored: Rule, wanted: Rule): Refusal[] {
  const before = readExpression(stored.expression)
  const after = readExpression(wanted.expression)
  if (before === undefined || after === undefined) return []
  const { added, removed } = findImmutableChanges(before.tree, after.tree)
  if (added.length === 0 && removed.length === 0) return []
  const [old, fresh] = [before.tree, after.tree].map((tree) => listSubExpressions(tree).length)
  return [
    {
      field: 'expression',
      reason:
        old === fresh
          ? 'The metrics and dimensions of the conditions cannot change.'
          : `The number of conditions cannot change: it is ${old}, and would be ${fresh}.`,
      details: [
        ...removed.map((metric) => `Removed: ${formatMetric(metric)}`),
        ...added.map((metric) => `Added: ${formatMetric(metric)}`),
      ],
    },
  ]
}

function refuseMatchBy(stored: Rule, wanted: Rule): Refusal[] {
  if (JSON.stringify(stored.matchBy) === JSON.stringify(wanted.matchBy)) return []
  const isOrder = JSON.stringify(stored.matchBy.toSorted()) === JSON.stringify(wanted.matchBy.toSorted())
  return [
    {
      field: 'matchBy',
      reason: isOrder
        ? 'The order of the dimensions in “Match by” cannot change.'
        : 'The dimensions in “Match by” cannot change.',
      details: [
        `Saved: ${stored.matchBy.join(', ') || 'none'}`,
        `New: ${wanted.matchBy.join(', ') || 'none'}`,
      ],
    },
  ]
}

/** `cpu.user_perc{hostname=web1}` */
export function formatMetric({ metricName, dimensions }: ExpressionMetric): string {
  const pairs = Object.entries(dimensions).map(([name, value]) => `${name}=${value}`)
  return pairs.length === 0 ? metricName : `${metricName}{${pairs.join(',')}}`
}
