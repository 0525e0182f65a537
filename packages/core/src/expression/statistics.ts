import { InvalidParameterError } from '../errors/index.js'
import { formatExpression } from './formatExpression.js'
import { isDimensionText, isMetricName, isReservedWord } from './names.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import type { Expression, FunctionName, Operator, Part } from './tree.js'

export type LastOptions = {
  /** All must match. @default none: measurements with any dimensions */
  dimensions?: Record<string, string> | undefined
  /** Whether the state without measurements is OK instead of UNDETERMINED. @default false */
  deterministic?: boolean | undefined
}

export type StatisticOptions = LastOptions & {
  /** Seconds, a multiple of 60. @default 60 */
  period?: number | undefined
}

export type ComparisonOptions = {
  /** Number of consecutive periods. @default 1 */
  times?: number | undefined
}

/** The newest value of a metric, to compare with a threshold. */
export type LastValue = {
  /** Greater than. */
  gt: (threshold: number) => Expression
  /** Greater than or equal. */
  gte: (threshold: number) => Expression
  /** Less than. */
  lt: (threshold: number) => Expression
  /** Less than or equal. */
  lte: (threshold: number) => Expression
}

/** A statistic of a metric per period, to compare with a threshold. */
export type Statistic = {
  /** Greater than. */
  gt: (threshold: number, options?: ComparisonOptions) => Expression
  /** Greater than or equal. */
  gte: (threshold: number, options?: ComparisonOptions) => Expression
  /** Less than. */
  lt: (threshold: number, options?: ComparisonOptions) => Expression
  /** Less than or equal. */
  lte: (threshold: number, options?: ComparisonOptions) => Expression
}

/**
 * The mean of the values in each period. A comparison returns a tree; its positions refer to its canonical text,
 * `formatExpression(tree)`, which API and threshold engine read.
 *
 * @throws `InvalidParameterError` if an expression cannot contain a name, a value or a number
 * @example
 * ```ts
 * const tree = avg('cpu.user_perc', { dimensions: { hostname: 'web1' }, period: 300 }).gt(90, { times: 2 })
 * formatExpression(tree) // 'avg(cpu.user_perc{hostname=web1}, 300) > 90 times 2'
 * ```
 */
export function avg(metricName: string, options: StatisticOptions = {}): Statistic {
  return createStatistic('avg', metricName, options)
}

/**
 * The number of measurements in each period. A period without measurements has no count: `count(…).lt(1)` is never
 * true.
 *
 * @throws `InvalidParameterError` as `avg`
 * @example
 * ```ts
 * const tree = count('log.error', { deterministic: true, period: 120 }).gte(3)
 * ```
 */
export function count(metricName: string, options: StatisticOptions = {}): Statistic {
  return createStatistic('count', metricName, options)
}

/**
 * The newest value. It accepts neither a period nor `times`, which have no effect on one value.
 *
 * @throws `InvalidParameterError` as `avg`
 * @example
 * ```ts
 * const tree = last('job.exit_code', { dimensions: { job: 'backup' } }).gt(0)
 * ```
 */
export function last(metricName: string, options: LastOptions = {}): LastValue {
  return createStatistic('last', metricName, options)
}

/**
 * The largest value in each period.
 *
 * @throws `InvalidParameterError` as `avg`
 * @example
 * ```ts
 * const tree = max('room.temp_c').gt(30)
 * ```
 */
export function max(metricName: string, options: StatisticOptions = {}): Statistic {
  return createStatistic('max', metricName, options)
}

/**
 * The smallest value in each period.
 *
 * @throws `InvalidParameterError` as `avg`
 * @example
 * ```ts
 * const tree = min('mem.free_mb').lt(512)
 * ```
 */
export function min(metricName: string, options: StatisticOptions = {}): Statistic {
  return createStatistic('min', metricName, options)
}

/**
 * The sum of the values in each period.
 *
 * @throws `InvalidParameterError` as `avg`
 * @example
 * ```ts
 * const tree = sum('http.requests', { dimensions: { code: '500' } }).gt(20)
 * ```
 */
export function sum(metricName: string, options: StatisticOptions = {}): Statistic {
  return createStatistic('sum', metricName, options)
}

/**
 * True if all operands are true.
 *
 * @throws `InvalidParameterError` if there are no operands, if one is not an expression (a statistic without a
 *   comparison), or if groups are nested more than 250 deep. An `and` in an `and` is a group too, unless it comes first
 * @example
 * ```ts
 * formatExpression(and(avg('a').gt(1), or(avg('b').gt(2), avg('c').gt(3))))
 * // 'avg(a) > 1 and (avg(b) > 2 or avg(c) > 3)'
 * ```
 */
export function and(...operands: readonly Expression[]): Expression {
  return join('and', operands)
}

/**
 * True if at least one operand is true.
 *
 * @throws as `and`
 * @example
 * ```ts
 * formatExpression(or(avg('a').gt(1), avg('b').gt(2))) // 'avg(a) > 1 or avg(b) > 2'
 * ```
 */
export function or(...operands: readonly Expression[]): Expression {
  return join('or', operands)
}

function join(type: 'and' | 'or', operands: readonly Expression[]): Expression {
  for (const [index, operand] of operands.entries()) {
    if (!isExpression(operand)) refuse(`operands[${index}]`, 'is no expression', 'Write `avg(…).gt(90)`.')
  }
  const [first, second] = operands
  if (first === undefined) refuse('operands', 'is empty', 'Pass at least one.')
  return second === undefined ? first : settle({ type, operands: [...operands], start: 0, end: 0 })
}

/** Copies a tree with the positions of its canonical text. */
function settle(tree: Expression): Expression {
  try {
    return parseExpression(formatExpression(tree))
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError && error.expected.endsWith('open parentheses'))) throw error
    refuse('operands', `is nested too deeply: expected ${error.expected}`, 'Join all operands in one call.')
  }
}

/** Wider than the type of operands: untyped callers may pass anything. */
function isExpression(value: { type?: unknown } | null | undefined): boolean {
  return value?.type === 'and' || value?.type === 'or' || value?.type === 'comparison'
}

function createStatistic(name: FunctionName, metricName: string, options: StatisticOptions): Statistic {
  const { dimensions = {}, period, deterministic } = options
  checkName('metricName', metricName, isMetricName(metricName))
  for (const [key, value] of Object.entries(dimensions)) {
    const parameter = `dimensions.${key}`
    checkName(parameter, key, isDimensionText(key) && !key.startsWith('_'))
    checkName(parameter, value, isDimensionText(value))
  }
  checkCount(name, 'period', period, 60)
  const compare =
    (operator: Operator) =>
    (threshold: number, { times }: ComparisonOptions = {}): Expression => {
      if (!Number.isFinite(threshold)) refuse('threshold', 'is not a finite number')
      checkCount(name, 'times', times, 1)
      return settle({
        type: 'comparison',
        function: part(name),
        metricName: part(metricName),
        dimensions: Object.entries(dimensions).map(([key, value]) => ({
          key: part(key),
          value: part(value),
          start: 0,
          end: 0,
        })),
        deterministic: deterministic ? part(true) : undefined,
        period: period === undefined ? undefined : part(period),
        operator: part(operator),
        threshold: part(threshold),
        times: times === undefined ? undefined : part(times),
        start: 0,
        end: 0,
      })
    }
  return { gt: compare('>'), gte: compare('>='), lt: compare('<'), lte: compare('<=') }
}

/** `settle` sets the positions. */
function part<value>(value: value): Part<value> {
  return { value, start: 0, end: 0 }
}

/** Checks that API and engine can read a name, and that a metric can have it. */
function checkName(parameter: string, value: string, isReadable: boolean): void {
  const isUsable = (word: string): boolean => word !== '' && !isReservedWord(word)
  if (isReadable && !/[|&;\\]/.test(value) && value.split(' ').every(isUsable)) return
  refuse(
    parameter,
    `${JSON.stringify(value)} is not allowed in an alarm expression`,
    'Use 1 to 255 characters without " ( ) , < = > { } | & ; \\, control characters and emoji, not the keywords `times` or ' +
      '`deterministic`; single blanks only inside dimensions, and no `_` at the start of a dimension name.',
  )
}

function checkCount(name: FunctionName, parameter: string, value: number | undefined, step: number): void {
  if (value === undefined) return
  if (name === 'last') refuse(parameter, 'has no effect on one value: omit it')
  if (Number.isSafeInteger(value) && value > 0 && value % step === 0) return
  refuse(
    parameter,
    step === 1 ? 'is not a whole number of at least 1' : `is not a multiple of ${step} seconds`,
  )
}

function refuse(parameter: string, reason: string, advice?: string): never {
  throw new InvalidParameterError({ parameter, reason, advice })
}
