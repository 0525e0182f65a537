import { expect, test } from 'vitest'
import { isBaseError } from '../errors/index.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import type { Comparison, Expression } from './tree.js'

function parseComparison(text: string): Comparison {
  const tree = parseExpression(text)
  if (tree.type !== 'comparison') throw new Error(`not a comparison: ${text}`)
  return tree
}

function parseError(text: string): ExpressionSyntaxError {
  try {
    parseExpression(text)
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return error
  }
  throw new Error(`no syntax error: ${text}`)
}

/** The shape of a tree: metric names and operators. */
function shape(tree: Expression): string {
  return tree.type === 'comparison'
    ? tree.metricName.value
    : `${tree.type}(${tree.operands.map(shape).join(',')})`
}

test('positions: every part of a comparison', () => {
  const text = '  AVG ( cpu{ host name = web 1,k=v} , Deterministic , 120 )  GTE - 1 . 50  times 3 '
  const tree = parseComparison(text)
  const read = ({ start, end }: { start: number; end: number }): string => text.slice(start, end)
  expect(read(tree)).toBe(text.trim())
  const { function: called, deterministic, period, times } = tree
  const parts = [called, tree.metricName, deterministic, period, tree.operator, tree.threshold, times]
  expect(parts.map((part) => part && [part.value, read(part)])).toEqual([
    ['avg', 'AVG'],
    ['cpu', 'cpu'],
    [true, 'Deterministic'],
    [120, '120'],
    ['>=', 'GTE'],
    [-1.5, '- 1 . 50'],
    [3, '3'],
  ])
  expect(tree.dimensions.map((node) => [read(node), read(node.key), read(node.value)])).toEqual([
    ['host name = web 1', 'host name ', 'web 1'],
    ['k=v', 'k', 'v'],
  ])
})

test('positions: groups, with their parentheses in the parent', () => {
  const text = ' ( a > 1 or b > 2 ) and ((c>3)) or d<4 '
  const tree = parseExpression(text)
  const spans: string[] = []
  const walk = (node: Expression): void => {
    spans.push(text.slice(node.start, node.end))
    if (node.type !== 'comparison') node.operands.forEach(walk)
  }
  walk(tree)
  expect(spans).toEqual([
    '( a > 1 or b > 2 ) and ((c>3)) or d<4',
    '( a > 1 or b > 2 ) and ((c>3))',
    'a > 1 or b > 2',
    'a > 1',
    'b > 2',
    'c>3',
    'd<4',
  ])
})

test.each([
  ['a>1 and b>1 and c>1', 'and(a,b,c)'],
  ['a>1 and (b>1 and c>1)', 'and(a,and(b,c))'],
  ['(a>1 and b>1) and c>1', 'and(a,b,c)'],
  ['((a>1 or b>1)) or c>1 or (d>1 or e>1)', 'or(a,b,c,or(d,e))'],
  ['a>1 or b>1 and c>1 or d>1', 'or(a,and(b,c),d)'],
  ['a>1&&b<2||c>=3', 'or(and(a,b),c)'],
  ['(a>1 or b>2) and c>3', 'and(or(a,b),c)'],
  ['a>1 or (b>2 and (c>3 or d<4))', 'or(a,and(b,or(c,d)))'],
  ['((a>1))', 'a'],
])('tree: %s', (text, expected) => {
  expect(shape(parseExpression(text))).toBe(expected)
})

test('dimensions: a tab expands to the next column of 8', () => {
  expect(parseComparison('a{k=x\ty\t} > 1').dimensions[0]?.value.value).toBe('x   y       ')
  expect(parseComparison('\n\ta{k=\tx\ty} > 1').dimensions[0]?.value.value).toBe('x       y')
})

test('dimensions: a line break ends a text', () => {
  expect(parseComparison('a{k\n=\r\nv\n} > 1').dimensions[0]).toMatchObject({
    key: { value: 'k' },
    value: { value: 'v' },
  })
  expect(parseError('a{k=v\nw} > 1').position).toBe(6)
})

test('threshold: zero has no sign', () => {
  expect(parseComparison('a > -0').threshold.value).toBe(0)
})

test('behavior: white space between all tokens', () => {
  const text = '\r\n( avg\t( a\n{ k=v } , deterministic , 60 ) > 1 times 2\tand b < 3 )\n'
  expect(shape(parseExpression(text))).toBe('and(a,b)')
})

test('behavior: parentheses 250 deep', () => {
  const text = `${'('.repeat(250)}a > 1${')'.repeat(250)}`
  expect(shape(parseExpression(text))).toBe('a')
})

test('error: parentheses too deep, however many', () => {
  expect(parseError(`${'('.repeat(251)}a > 1${')'.repeat(251)}`).shortMessage).toBe(
    'The alarm expression is not valid: expected at most 250 open parentheses.',
  )
  expect(parseError('('.repeat(1_000_000)).expected).toBe('at most 250 open parentheses')
  expect(parseError('(a > 1 and '.repeat(100_000)).expected).toBe('at most 250 open parentheses')
})

test('error: shows the position and what was expected', () => {
  const error = parseError('avg(cpu.user_perc) > 90 and\ncpu.idle_perc\t= 5')
  expect(error.message).toBe(
    [
      'The alarm expression is not valid: expected a comparison operator (<, <=, >, >=).',
      '  cpu.idle_perc = 5',
      '                ^',
    ].join('\n'),
  )
  expect(error).toMatchObject({
    name: 'ExpressionSyntaxError',
    code: 'expression_syntax',
    position: 42,
    line: 2,
    column: 15,
  })
  expect(isBaseError(error)).toBe(true)
})

test('error: a long line is cut around the position', () => {
  const error = parseError(`${'a > 1 and '.repeat(20)}= 1${' '.repeat(99)}`)
  const [, line, caret] = error.message.split('\n')
  expect(line).toBe(`  ${'a > 1 and '.repeat(4)}= 1${' '.repeat(37)}`)
  expect(caret).toBe(`  ${' '.repeat(40)}^`)
  expect(error.column).toBe(201)
})

test.each([
  ['', 0, 'a metric name, a function or "("'],
  ['x > ', 4, 'a number'],
  ['x > 5.', 6, 'a digit after the point'],
  ['x > 1 y', 6, '"and", "or" or the end'],
  ['(x > 1', 6, '"and", "or" or ")"'],
  ['x > 1)', 5, '"and", "or" or the end'],
  ['x > 1 and', 9, 'a metric name, a function or "("'],
  ['mean(x) > 1', 0, 'one of the functions avg, count, last, max, min, sum'],
  ['avg() > 1', 4, 'a metric name'],
  ['avg(x 60) > 1', 6, '"," or ")"'],
  ['avg(x,) > 1', 6, '"deterministic" or a period in seconds, a multiple of 60'],
  ['avg(x, deterministic,) > 1', 21, 'a period in seconds, a multiple of 60'],
  ['avg(x, 90) > 1', 7, 'a period in seconds, a multiple of 60'],
  ['avg(x, 60, 60) > 1', 9, '")"'],
  ['x > 1 times', 11, 'a number of periods'],
  ['x > 1 times 0', 12, 'a number of periods, at least 1'],
  ['x{k} > 1', 3, '"="'],
  ['x{=v} > 1', 2, 'a dimension name'],
  ['x{k=} > 1', 4, 'a dimension value'],
  ['x{k=v=w} > 1', 5, '"," or "}"'],
  [`x > 1${'0'.repeat(400)}`, 4, 'a smaller number'],
  ['avg(x, 60000000000000000000) > 1', 7, 'a smaller number'],
  [`${'x'.repeat(256)} > 1`, 0, 'at most 255 characters'],
])('error: %s', (text, position, expected) => {
  const error = parseError(text)
  expect([error.position, error.expected]).toEqual([position, expected])
})
