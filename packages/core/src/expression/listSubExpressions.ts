import type { Comparison, Expression } from './tree.js'

/** A comparison with all defaults filled in, in the server's terms. */
export type SubExpression = {
  function: 'AVG' | 'COUNT' | 'LAST' | 'MAX' | 'MIN' | 'SUM'
  metricName: string
  /** For a duplicate key, the last value. */
  dimensions: Record<string, string>
  operator: 'GT' | 'GTE' | 'LT' | 'LTE'
  threshold: number
  /** Seconds. */
  period: number
  /** Number of consecutive periods. */
  periods: number
  deterministic: boolean
}

/**
 * Lists the comparisons of an expression from left to right, with defaults filled in: the function is `max` for `>`
 * and `min` for `<`, the period 60 seconds, `times` 1.
 *
 * @example
 * ```ts
 * listSubExpressions(parseExpression('cpu.user_perc > 90'))
 * // [{ function: 'MAX', metricName: 'cpu.user_perc', dimensions: {}, operator: 'GT', threshold: 90, period: 60, … }]
 * ```
 */
export function listSubExpressions(tree: Expression): SubExpression[] {
  return tree.type === 'comparison' ? [toSubExpression(tree)] : tree.operands.flatMap(listSubExpressions)
}

/**
 * Whether every comparison of an expression is deterministic. If so, the server marks the alarm definition as
 * deterministic, and its alarms change to OK, not to UNDETERMINED, without measurements.
 *
 * @example
 * ```ts
 * isDeterministic(parseExpression('count(log.error, deterministic) > 3')) // true
 * ```
 */
export function isDeterministic(tree: Expression): boolean {
  return tree.type === 'comparison' ? tree.deterministic !== undefined : tree.operands.every(isDeterministic)
}

/** One comparison, with defaults filled in. */
export function toSubExpression(comparison: Comparison): SubExpression {
  const { operator, period, times } = comparison
  const sign = operator.value.startsWith('>') ? 'GT' : 'LT'
  const name = comparison.function?.value ?? (sign === 'GT' ? 'max' : 'min')
  return {
    // Upper case of the six words is the six words of the type.
    function: name.toUpperCase() as SubExpression['function'],
    metricName: comparison.metricName.value,
    // Creates members for any key, even `__proto__`.
    dimensions: Object.fromEntries(comparison.dimensions.map(({ key, value }) => [key.value, value.value])),
    operator: operator.value.length === 2 ? `${sign}E` : sign,
    threshold: comparison.threshold.value,
    period: period?.value ?? 60,
    periods: times?.value ?? 1,
    deterministic: comparison.deterministic !== undefined,
  }
}
