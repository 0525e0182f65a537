import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { makeDimensionText, makeName, makeThreshold } from '../../test/expressions/randomExpression.js'
import { InvalidParameterError } from '../errors/index.js'
import { formatExpression } from './formatExpression.js'
import { lintExpression } from './lintExpression.js'
import { listSubExpressions } from './listSubExpressions.js'
import { parseExpression } from './parseExpression.js'
import { and, avg, count, last, max, min, or, sum } from './statistics.js'
import type { Expression } from './tree.js'

test('default', () => {
  const options = { dimensions: { hostname: 'web1' }, period: 300, deterministic: true }
  const tree = avg('cpu.user_perc', options).gt(90, { times: 2 })
  const text = 'avg(cpu.user_perc{hostname=web1}, deterministic, 300) > 90 times 2'
  expect(formatExpression(tree)).toBe(text)
  // Positions refer to the canonical text.
  expect(tree).toEqual(parseExpression(text))
})

test.each([
  [avg('a').gt(1), 'avg(a) > 1'],
  [count('a', { deterministic: true }).gte(1), 'count(a, deterministic) >= 1'],
  [last('a', { dimensions: { k: 'v' } }).lt(-1.5), 'last(a{k=v}) < -1.5'],
  [max('a', { period: 60 }).lte(1e-7), 'max(a) <= 0.0000001'],
  [min('温度', { dimensions: { 場所: '大 阪' } }).lt(1e21), 'min(温度{場所=大 阪}) < 1000000000000000000000'],
  [sum('a', { dimensions: {}, deterministic: false }).gt(-0, { times: 1 }), 'sum(a) > 0'],
  [and(avg('a').gt(1), or(avg('b').gt(2), avg('c').gt(3))), 'avg(a) > 1 and (avg(b) > 2 or avg(c) > 3)'],
  [or(and(avg('a').gt(1), avg('b').gt(2)), avg('c').gt(3)), 'avg(a) > 1 and avg(b) > 2 or avg(c) > 3'],
  [and(and(avg('a').gt(1), avg('b').gt(2)), avg('c').gt(3)), 'avg(a) > 1 and avg(b) > 2 and avg(c) > 3'],
  [and(avg('a').gt(1), and(avg('b').gt(2), avg('c').gt(3))), 'avg(a) > 1 and (avg(b) > 2 and avg(c) > 3)'],
  [or(avg('a').gt(1)), 'avg(a) > 1'],
  [or(parseExpression('x gt 1'), avg('b').gt(2)), 'max(x) > 1 or avg(b) > 2'],
])('text: %#', (tree, text) => {
  expect(formatExpression(tree)).toBe(text)
})

const name = (build: () => unknown): string => {
  try {
    build()
  } catch (error) {
    if (error instanceof InvalidParameterError) return error.parameter
    throw error
  }
  throw new Error('not refused')
}

test.each(
  [
    '',
    'two words',
    'a > 1 or b',
    'a,60',
    'a{k=v}',
    'a"',
    'x😀',
    'a\n',
    'a\u00a0b',
    'a|b',
    'a&b',
    'a;b',
    'a\\b',
    'times',
    'deterministic',
  ].concat('x'.repeat(256)),
)('error: the metric name %s', (metricName) => {
  expect(name(() => avg(metricName))).toBe('metricName')
})

test.each([
  '',
  ' v',
  'v ',
  'a  b',
  'a,b',
  'a=b',
  'a}',
  'a"b',
  '(v)',
  'a\tb',
  '😀',
  'a|b',
  'a;b',
  'three times',
  'x'.repeat(256),
])('error: the dimension text %s', (text) => {
  expect(name(() => avg('a', { dimensions: { k: text } }))).toBe('dimensions.k')
  expect(name(() => avg('a', { dimensions: { [text]: 'v' } }))).toBe(`dimensions.${text}`)
})

test('error: a dimension name that no metric can have', () => {
  expect(name(() => avg('a', { dimensions: { _k: 'v' } }))).toBe('dimensions._k')
  expect(formatExpression(avg('a', { dimensions: { k: '_v' } }).gt(1))).toBe('avg(a{k=_v}) > 1')
})

test.each([0, -60, 90, 60.5, Number.NaN, Number.POSITIVE_INFINITY, 60 * 2 ** 50])(
  'error: the period %s',
  (period) => {
    expect(name(() => avg('a', { period }))).toBe('period')
  },
)

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('error: %s times', (times) => {
  expect(name(() => avg('a').gt(1, { times }))).toBe('times')
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'error: the threshold %s',
  (threshold) => {
    expect(name(() => avg('a').gt(threshold))).toBe('threshold')
  },
)

test('error: no operands', () => {
  expect(name(() => and())).toBe('operands')
})

/** As an untyped caller may pass it. */
const untyped = (json: string): ReturnType<typeof JSON.parse> => JSON.parse(json)

test.each(['null', '5', '["v"]', '{}'])('error: the name or value %s, which is not a string', (json) => {
  const value = untyped(json)
  expect(name(() => avg(value))).toBe('metricName')
  expect(name(() => avg('a', { dimensions: { h: value } }))).toBe('dimensions.h')
})

test('error: a dimension without a value', () => {
  const dimensions = { h: untyped('{}').missing }
  expect(() => avg('a', { dimensions })).toThrow(
    '`dimensions.h` undefined is not allowed in an alarm expression.',
  )
})

test.each([
  ['a statistic without its comparison', avg('a')],
  ['a text', 'avg(a) > 1'],
  ['a list', [avg('a').gt(1), avg('b').gt(1)]],
  ['null', null],
  ['nothing', undefined],
])('error: an operand that is %s', (_, operand) => {
  const given = operand as unknown as Expression
  expect(name(() => or(given))).toBe('operands[0]')
  expect(name(() => and(avg('c').gt(1), given))).toBe('operands[1]')
})

test('error: a period or `times` for `last`', () => {
  const period = untyped('{ "period": 60 }')
  const times: (threshold: number, options: { times: number | undefined }) => Expression = last('a').gt
  expect(name(() => last('a', period))).toBe('period')
  expect(name(() => times(1, { times: 2 }))).toBe('times')
  expect(() => last('a', period)).toThrow('`period` has no effect on one value: omit it.')
  expect(formatExpression(times(1, { times: undefined }))).toBe('last(a) > 1')
})

test.each([
  ['and', and, or],
  ['or', or, and],
] as const)('error: `%s` nested deeper than parentheses may be', (_, join, other) => {
  const leaf = avg('b').gt(1)
  const nest = (levels: number): Expression => {
    let tree = leaf
    for (let level = 0; level < levels; level++) tree = join(leaf, tree)
    return tree
  }
  // The innermost two need no parentheses.
  const deepest = nest(251)
  expect(name(() => join(leaf, deepest))).toBe('operands')
  expect(() => join(leaf, deepest)).toThrow(
    '`operands` is nested too deeply: expected at most 250 open parentheses.',
  )
  expect(formatExpression(join(deepest, leaf))).toBe(`${formatExpression(deepest)} ${join.name} avg(b) > 1`)
  expect(other(leaf, nest(250)).type).toBe(other.name)
})

test('error: explains what to change', () => {
  expect(() => avg('two words')).toThrow(
    [
      '`metricName` "two words" is not allowed in an alarm expression.',
      'Use 1 to 255 characters without " ( ) , < = > { } | & ; \\, control characters and emoji, not the keywords `times` or ' +
        '`deterministic`; single blanks only inside dimensions, and no `_` at the start of a dimension name.',
    ].join('\n'),
  )
  expect(() => avg('a', { period: 90 })).toThrow('`period` is not a multiple of 60 seconds.')
  expect(() => avg('a').gt(1, { times: 0 })).toThrow('`times` is not a whole number of at least 1.')
})

test('property: any accepted input has the intended meaning for API and engine', async () => {
  let built = 0
  await fuzz((random) => {
    const build = random.pick([avg, count, max, min, sum])
    const dimensions = Object.fromEntries(
      Array.from({ length: random.below(3) }, () => [makeDimensionText(random), makeDimensionText(random)]),
    )
    const [metricName, threshold] = [makeName(random), makeThreshold(random)]
    const [period, times] = [60 * (1 + random.below(9)), 1 + random.below(4)]
    const deterministic = random.oneIn(2)
    const operator = random.pick(['gt', 'gte', 'lt', 'lte'])
    try {
      const statistic = build(metricName, { dimensions, period, deterministic })
      const text = formatExpression(statistic[operator](threshold, { times }))
      expect(listSubExpressions(parseExpression(text))).toEqual([
        {
          function: build.name.toUpperCase(),
          metricName,
          dimensions,
          operator: operator.toUpperCase(),
          threshold,
          period,
          periods: times,
          deterministic,
        },
      ])
      // Diagnostics about a threshold, long names and quotes: all readable.
      const allowed = new Set(['always_true', 'never_true', 'long_name', 'single_quotes'])
      expect(lintExpression(text).filter(({ code }) => !allowed.has(code))).toEqual([])
      built++
    } catch (error) {
      if (!(error instanceof InvalidParameterError)) throw error
    }
  })
  expect(built).toBeGreaterThan(0)
})
