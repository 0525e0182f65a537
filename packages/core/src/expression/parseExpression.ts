import {
  fail,
  peek,
  readDigits,
  readDimensionText,
  readName,
  type Scanner,
  take,
  takeWord,
} from './scanner.js'
import type { Comparison, DimensionNode, Expression, FunctionName, Operator, Part } from './tree.js'

/**
 * Maximum nesting of parentheses. Real expressions need three; the limit keeps hostile text from overflowing the stack,
 * here and in code that walks the tree.
 */
const maximumDepth = 250

const ampersand = 38
const open = 40
const close = 41
const comma = 44
const minus = 45
const point = 46
const less = 60
const equal = 61
const greater = 62
const openBrace = 123
const bar = 124
const closeBrace = 125

/**
 * Parses an alarm expression. Accepts exactly what the Monasca API accepts. The threshold engine is stricter, so save
 * the result of `formatExpression`.
 *
 * @throws `ExpressionSyntaxError` with the position of the first error
 * @example
 * ```ts
 * const tree = parseExpression('avg(cpu.user_perc{hostname=web1}, 120) > 90 times 3')
 * ```
 */
export function parseExpression(text: string): Expression {
  const scanner: Scanner = { text, at: 0, end: 0, depth: 0, tab: { at: 0, column: 0 } }
  const tree = parseChain(scanner, 'or')
  if (scanner.at < text.length) fail(scanner, '"and", "or" or the end')
  return tree
}

/** Parses operands joined by `or`; each is a chain of `and`, which takes precedence. */
function parseChain(scanner: Scanner, type: 'and' | 'or'): Expression {
  peek(scanner)
  const start = scanner.at
  const first = type === 'or' ? parseChain(scanner, 'and') : parseOperand(scanner)
  if (!takeLogical(scanner, type)) return first
  // A leading group is redundant: `(a and b) and c` is one chain of three.
  const operands = first.type === type ? first.operands : [first]
  do operands.push(type === 'or' ? parseChain(scanner, 'and') : parseOperand(scanner))
  while (takeLogical(scanner, type))
  return { type, operands, start, end: scanner.end }
}

function takeLogical(scanner: Scanner, type: 'and' | 'or'): boolean {
  const sign = type === 'and' ? ampersand : bar
  if (peek(scanner) !== sign) return takeWord(scanner, type)
  if (scanner.text.charCodeAt(scanner.at + 1) !== sign) return false
  scanner.at += 2
  return true
}

function parseOperand(scanner: Scanner): Expression {
  if (!take(scanner, open)) return parseComparison(scanner)
  if (++scanner.depth > maximumDepth) fail(scanner, `at most ${maximumDepth} open parentheses`)
  const group = parseChain(scanner, 'or')
  if (!take(scanner, close)) fail(scanner, '"and", "or" or ")"')
  scanner.depth--
  scanner.end = scanner.at
  return group
}

function parseComparison(scanner: Scanner): Comparison {
  let name = readName(scanner, 'a metric name, a function or "("')
  const { start } = name
  let called: Part<FunctionName> | undefined
  let deterministic: Part<true> | undefined
  let period: Part<number> | undefined
  if (take(scanner, open)) {
    called = toFunction(scanner, name)
    name = readName(scanner, 'a metric name')
  }
  const dimensions = parseDimensions(scanner)
  if (called !== undefined) {
    let more = take(scanner, comma)
    if (more) {
      deterministic = parseDeterministic(scanner)
      more = deterministic === undefined || take(scanner, comma)
    }
    if (more) period = parsePeriod(scanner, deterministic === undefined)
    if (!take(scanner, close)) fail(scanner, period === undefined ? '"," or ")"' : '")"')
  }
  const operator = parseOperator(scanner)
  const threshold = parseThreshold(scanner)
  const times = parseTimes(scanner)
  const end = (times ?? threshold).end
  scanner.end = end
  return {
    type: 'comparison',
    function: called,
    metricName: name,
    dimensions,
    deterministic,
    period,
    operator,
    threshold,
    times,
    start,
    end,
  }
}

function toFunction(scanner: Scanner, name: Part<string>): Part<FunctionName> {
  const value = name.value.toLowerCase()
  switch (value) {
    case 'avg':
    case 'count':
    case 'last':
    case 'max':
    case 'min':
    case 'sum':
      return { value, start: name.start, end: name.end }
    default:
      return fail(scanner, 'one of the functions avg, count, last, max, min, sum', name.start)
  }
}

function parseDimensions(scanner: Scanner): DimensionNode[] {
  const dimensions: DimensionNode[] = []
  if (!take(scanner, openBrace) || take(scanner, closeBrace)) return dimensions
  do {
    const key = readDimensionText(scanner, 'a dimension name')
    if (!take(scanner, equal)) fail(scanner, '"="')
    const value = readDimensionText(scanner, 'a dimension value')
    dimensions.push({ key, value, start: key.start, end: value.end })
  } while (take(scanner, comma))
  if (!take(scanner, closeBrace)) fail(scanner, '"," or "}"')
  return dimensions
}

function parseDeterministic(scanner: Scanner): Part<true> | undefined {
  peek(scanner)
  const start = scanner.at
  return takeWord(scanner, 'deterministic') ? { value: true, start, end: scanner.at } : undefined
}

function parsePeriod(scanner: Scanner, first: boolean): Part<number> {
  const expected = 'a period in seconds, a multiple of 60'
  const period = parseCount(scanner, first ? `"deterministic" or ${expected}` : expected)
  if (period.value === 0 || period.value % 60 !== 0) fail(scanner, expected, period.start)
  return period
}

function parseOperator(scanner: Scanner): Part<Operator> {
  const code = peek(scanner)
  const start = scanner.at
  let sign: '<' | '>'
  let orEqual: boolean
  if (code === less || code === greater) {
    sign = code === less ? '<' : '>'
    scanner.at++
    orEqual = scanner.text.charCodeAt(scanner.at) === equal
  } else {
    if (takeWord(scanner, 'lt')) sign = '<'
    else if (takeWord(scanner, 'gt')) sign = '>'
    else fail(scanner, 'a comparison operator (<, <=, >, >=)')
    orEqual = (scanner.text.charCodeAt(scanner.at) | 32) === 101
  }
  if (orEqual) scanner.at++
  return { value: orEqual ? `${sign}=` : sign, start, end: scanner.at }
}

/** Allows white space inside the number, as servers do. */
function parseThreshold(scanner: Scanner): Part<number> {
  const code = peek(scanner)
  const start = scanner.at
  if (code === minus) scanner.at++
  let digits = readDigits(scanner, 'a number')
  let end = scanner.at
  if (take(scanner, point)) {
    digits += `.${readDigits(scanner, 'a digit after the point')}`
    end = scanner.at
  }
  const size = Number(digits)
  if (size === Number.POSITIVE_INFINITY) fail(scanner, 'a smaller number', start)
  // Zero has no sign: `-0` would compare and print as something else.
  return { value: code === minus && size !== 0 ? -size : size, start, end }
}

function parseTimes(scanner: Scanner): Part<number> | undefined {
  if (!takeWord(scanner, 'times')) return undefined
  const times = parseCount(scanner, 'a number of periods')
  if (times.value === 0) fail(scanner, 'a number of periods, at least 1', times.start)
  return times
}

function parseCount(scanner: Scanner, expected: string): Part<number> {
  peek(scanner)
  const start = scanner.at
  const value = Number(readDigits(scanner, expected))
  if (!Number.isSafeInteger(value)) fail(scanner, 'a smaller number', start)
  return { value, start, end: scanner.at }
}
