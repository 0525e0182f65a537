import {
  type ExpressionMetric,
  findImmutableChanges,
  type ImmutableChanges,
  toMetricKey,
} from './findImmutableChanges.js'
import { listSubExpressions, type SubExpression, toSubExpression } from './listSubExpressions.js'
import { subtract } from './subtract.js'
import type { Expression } from './tree.js'

/** The parts of a comparison that an update may change. */
export type ComparisonProperty =
  | 'function'
  | 'operator'
  | 'threshold'
  | 'period'
  | 'periods'
  | 'deterministic'

/** A changed comparison, with defaults filled in. */
export type ComparisonChange = ExpressionMetric & {
  /** The parts that differ; never empty. */
  changed: ComparisonProperty[]
  before: SubExpression
  after: SubExpression
}

/** An expression and the `match_by` of its definition. */
export type ComparedDefinition = {
  expression: Expression
  /** Dimension names, in order. @default [] */
  matchBy?: readonly string[] | undefined
}

/** Differences between two expressions. An update must not change `added` and `removed`. */
export type ExpressionChanges = ImmutableChanges & {
  isEqual: boolean
  /** Whether an alarm definition can be updated this way. If not, delete and recreate it, with all its alarms. */
  isAllowed: boolean
  /** Changed comparisons of the same metric, in their original order. */
  changed: ComparisonChange[]
  /** Whether operators, groups, or the number or order of comparisons differ. */
  isStructureChanged: boolean
  /** Whether `match_by` differs, including its order. An update must not change it. */
  isMatchByChanged: boolean
}

const properties: readonly ComparisonProperty[] = [
  'function',
  'operator',
  'threshold',
  'period',
  'periods',
  'deterministic',
]

/**
 * Compares two expressions, comparison by comparison, and checks whether an alarm definition can be updated from one to
 * the other. Spelling, defaults and the order of dimensions do not matter. If a metric is compared more than once,
 * equal comparisons are paired first, then the rest by order.
 *
 * @example
 * ```ts
 * const { changed, isAllowed } = compareExpressions(
 *   { expression: parseExpression('avg(cpu.user_perc) > 90'), matchBy: ['hostname'] },
 *   { expression: parseExpression('max(cpu.user_perc) > 95'), matchBy: ['hostname'] },
 * )
 * // isAllowed: true; changed: [{ metricName: 'cpu.user_perc', changed: ['function', 'threshold'], … }]
 * ```
 */
export function compareExpressions(
  before: Expression | ComparedDefinition,
  after: Expression | ComparedDefinition,
): ExpressionChanges {
  const [old, fresh] = [toDefinition(before), toDefinition(after)]
  const { added, removed } = findImmutableChanges(old.expression, fresh.expression)
  const changed = findChanges(old.expression, fresh.expression)
  const isMatchByChanged = JSON.stringify(old.matchBy ?? []) !== JSON.stringify(fresh.matchBy ?? [])
  const isAllowed = added.length + removed.length === 0 && !isMatchByChanged
  const differs = (toKey: (sub: SubExpression) => string): boolean =>
    describe(old.expression, toKey) !== describe(fresh.expression, toKey)
  const isDifferent = differs(toComparisonKey)
  return {
    isEqual: isAllowed && !isDifferent,
    isAllowed,
    added,
    removed,
    changed,
    // Two comparisons of one metric may be swapped, which their metrics do not show.
    isStructureChanged: differs(toMetricKey) || (isDifferent && changed.length === 0),
    isMatchByChanged,
  }
}

/**
 * Whether two expressions differ only in spelling: the same comparisons, with defaults filled in, joined in the same
 * way and order. The order of dimensions does not matter.
 *
 * @example
 * ```ts
 * expressionsEqual(parseExpression('cpu gt 90'), parseExpression('max(cpu, 60) > 90 times 1')) // true
 * ```
 */
export function expressionsEqual(a: Expression, b: Expression): boolean {
  return compareExpressions(a, b).isEqual
}

function toDefinition(value: Expression | ComparedDefinition): ComparedDefinition {
  return 'expression' in value ? value : { expression: value }
}

function findChanges(before: Expression, after: Expression): ComparisonChange[] {
  const [old, fresh] = [listSubExpressions(before), listSubExpressions(after)]
  const partners = new Map<string, SubExpression[]>()
  // In reverse, so that `pop` returns the first partner: `shift` would move all others.
  for (const sub of subtract(fresh, old, toComparisonKey).reverse()) {
    const list = partners.get(toMetricKey(sub))
    if (list) list.push(sub)
    else partners.set(toMetricKey(sub), [sub])
  }
  return subtract(old, fresh, toComparisonKey).flatMap((sub) => {
    const partner = partners.get(toMetricKey(sub))?.pop()
    if (partner === undefined) return []
    const { metricName, dimensions } = sub
    const changed = properties.filter((property) => sub[property] !== partner[property])
    return [{ metricName, dimensions, changed, before: sub, after: partner }]
  })
}

/** A text that is equal for equivalent comparisons. */
function toComparisonKey(sub: SubExpression): string {
  return JSON.stringify([toMetricKey(sub), ...properties.map((property) => sub[property])])
}

/** The structure of a tree: operators, groups and positions. */
function describe(tree: Expression, toKey: (sub: SubExpression) => string): string {
  if (tree.type === 'comparison') return toKey(toSubExpression(tree))
  return `${tree.type}(${tree.operands.map((operand) => describe(operand, toKey)).join()})`
}
