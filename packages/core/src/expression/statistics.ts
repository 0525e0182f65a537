import { InvalidParameterError } from '../errors/index.js'
import { formatExpression } from './formatExpression.js'
import { isDimensionText, isMetricName, isReservedWord } from './names.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import type { Expression, FunctionName, Operator, Part } from './tree.js'

/** Options of `last`. */
export type LastOptions = {
  /** All must be equal. @default none: measurements with any dimensions */
  dimensions?: Record<string, string> | undefined
  /** Whether silence means OK, and not UNDETERMINED. @default false */
  deterministic?: boolean | undefined
}

/** Options of `avg`, `count`, `max`, `min` and `sum`. */
export type StatisticOptions = LastOptions & {
  /** Seconds, a multiple of 60. @default 60 */
  period?: number | undefined
}

/** Options of a comparison. */
export type ComparisonOptions = {
  /** How many periods in a row. @default 1 */
  times?: number | undefined
}

/** The newest value of a metric, to be compared with a threshold. */
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

/** What is computed of a metric over each period, to be compared with a threshold. */
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
 * The mean of the values in each period. What comes of a comparison is a tree whose positions are those in its canonical
 * text, `formatExpression(tree)`; API and threshold engine read it.
 *
 * @throws `InvalidParameterError` if a name, a value or a number cannot be said in an expression
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
 * How many measurements arrive in each period. A period without any has no count: `count(…).lt(1)` never holds.
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
 * The newest value. It takes neither a period nor `times`, which say nothing about one value.
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
 * Holds when all operands do.
 *
 * @throws `InvalidParameterError` if there is no operand, if one is no expression (a statistic without its comparison), or
 * if groups are nested more than 250 deep; an `and` in an `and` is a group too, unless it comes first
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
 * Holds when one operand does, or more.
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
  if (first === undefined) refuse('operands', 'is empty', 'Give one or more.')
  return second === undefined ? first : settle({ type, operands: [...operands], start: 0, end: 0 })
}

/** The same tree with the positions that its parts have in the canonical text. */
function settle(tree: Expression): Expression {
  try {
    return parseExpression(formatExpression(tree))
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError && error.expected.endsWith('open parentheses'))) throw error
    refuse('operands', `is nested too deep: expected ${error.expected}`, 'Join all in one call.')
  }
}

/** Typed wider than operands are: callers without types may give anything. */
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

/** Positions come with `settle`. */
function part<value>(value: value): Part<value> {
  return { value, start: 0, end: 0 }
}

/** Lets a name pass that API and engine read, and that a metric can have. */
function checkName(parameter: string, value: string, isReadable: boolean): void {
  const isUsable = (word: string): boolean => word !== '' && !isReservedWord(word)
  if (isReadable && !/[|&;\\]/.test(value) && value.split(' ').every(isUsable)) return
  refuse(
    parameter,
    `${JSON.stringify(value)} cannot be said in an alarm expression`,
    'Use 1 to 255 characters without " ( ) , < = > { } | & ; \\, control characters and emoji, no word `times` or ' +
      '`deterministic`; blanks only one by one inside of dimensions, and no `_` before the name of one.',
  )
}

function checkCount(name: FunctionName, parameter: string, value: number | undefined, step: number): void {
  if (value === undefined) return
  if (name === 'last') refuse(parameter, 'says nothing about one value: leave it out')
  if (Number.isSafeInteger(value) && value > 0 && value % step === 0) return
  refuse(parameter, step === 1 ? 'is not a whole number from 1' : `is not a multiple of ${step} seconds`)
}

function refuse(parameter: string, reason: string, advice?: string): never {
  throw new InvalidParameterError({ parameter, reason, advice })
}
