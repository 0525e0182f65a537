import { expect, test } from 'vitest'
import { findImmutableChanges } from './findImmutableChanges.js'
import { isDeterministic, listSubExpressions } from './listSubExpressions.js'
import { parseExpression } from './parseExpression.js'
import { toExpressionData } from './toExpressionData.js'

const changes = (from: string, to: string): unknown =>
  findImmutableChanges(parseExpression(from), parseExpression(to))

test('listSubExpressions: defaults are filled in', () => {
  expect(listSubExpressions(parseExpression('cpu{k=v} <= 1'))).toEqual([
    {
      function: 'MIN',
      metricName: 'cpu',
      dimensions: { k: 'v' },
      operator: 'LTE',
      threshold: 1,
      period: 60,
      periods: 1,
      deterministic: false,
    },
  ])
})

test('listSubExpressions: a repeated key keeps its last value, and any key is a member', () => {
  const [sub] = listSubExpressions(parseExpression('cpu{k=v,k=w,__proto__=x} > 1'))
  expect(Object.entries(sub?.dimensions ?? {})).toEqual([
    ['k', 'w'],
    ['__proto__', 'x'],
  ])
})

test('isDeterministic: only when every comparison is', () => {
  expect(isDeterministic(parseExpression('sum(a, deterministic) > 1'))).toBe(true)
  expect(isDeterministic(parseExpression('sum(a, deterministic) > 1 or (b > 1 and c > 1)'))).toBe(false)
  expect(isDeterministic(parseExpression('sum(a, deterministic) > 1 or sum(b, deterministic) > 1'))).toBe(
    true,
  )
})

test('toExpressionData: a comparison', () => {
  expect(toExpressionData(parseExpression('avg(room.temp_c{site=attic}, 300) > 30 times 2'))).toEqual({
    function: 'AVG',
    metric_name: 'room.temp_c',
    dimensions: { site: 'attic' },
    operator: 'GT',
    threshold: 30,
    period: 300,
    periods: 2,
    deterministic: false,
  })
})

test('toExpressionData: branches', () => {
  expect(toExpressionData(parseExpression('a > 1 and b > 2 and (c > 3 or d > 4)'))).toMatchObject({
    operator: 'AND',
    operands: [
      { metric_name: 'a' },
      { metric_name: 'b' },
      { operator: 'OR', operands: [{ metric_name: 'c' }, { metric_name: 'd' }] },
    ],
  })
})

test.each([
  [
    'function, operator, threshold, period, times, deterministic',
    'avg(a) > 1',
    'max(a, deterministic, 120) <= 7 times 3',
  ],
  ['order, operators and parentheses', 'a > 1 and (b > 2 or c > 3)', 'c > 3 or b > 2 or a > 1'],
  ['order of dimensions', 'a{k=v,j=w} > 1', 'a{j=w,k=v} > 1'],
])('findImmutableChanges: %s may change', (_, from, to) => {
  expect(changes(from, to)).toEqual({ added: [], removed: [] })
})

test('findImmutableChanges: metrics and dimensions may not', () => {
  expect(changes('a{k=v} > 1', 'a{k=w} > 1')).toEqual({
    added: [{ metricName: 'a', dimensions: { k: 'w' } }],
    removed: [{ metricName: 'a', dimensions: { k: 'v' } }],
  })
  expect(changes('a > 1', 'A > 1')).toMatchObject({
    added: [{ metricName: 'A' }],
    removed: [{ metricName: 'a' }],
  })
  expect(changes('a > 1', 'a{k=v} > 1')).toMatchObject({ added: [{ dimensions: { k: 'v' } }] })
})

test('findImmutableChanges: repeated comparisons are counted', () => {
  const metric = { metricName: 'a', dimensions: {} }
  expect(changes('a > 1 and a < 9', 'a > 1')).toEqual({ added: [], removed: [metric] })
  expect(changes('a > 1', 'a > 1 and a < 9')).toEqual({ added: [metric], removed: [] })
  expect(changes('a > 1 and b > 1 and b > 2', 'a > 1 and a > 2 and b > 1')).toEqual({
    added: [metric],
    removed: [{ metricName: 'b', dimensions: {} }],
  })
})
