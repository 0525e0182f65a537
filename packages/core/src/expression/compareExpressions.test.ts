import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { makeTree } from '../../test/expressions/randomExpression.js'
import { compareExpressions, type ExpressionChanges, expressionsEqual } from './compareExpressions.js'
import { findImmutableChanges } from './findImmutableChanges.js'
import { formatExpression } from './formatExpression.js'
import { listSubExpressions } from './listSubExpressions.js'
import { parseExpression } from './parseExpression.js'
import { toExpressionData } from './toExpressionData.js'
import type { Expression } from './tree.js'

function compare(before: string, after: string): ExpressionChanges {
  return compareExpressions(parseExpression(before), parseExpression(after))
}

const unchanged = {
  isEqual: true,
  isAllowed: true,
  added: [],
  removed: [],
  changed: [],
  isStructureChanged: false,
  isMatchByChanged: false,
}

test.each([
  ['the same', 'avg(a) > 1', 'avg(a) > 1'],
  ['spelling and defaults', 'a gt 007.0', 'MAX( a {}, 60 )>7 times 1'],
  ['order of dimensions', 'avg(a{k=v,j=w}) > 1', 'avg(a{j=w,k=v}) > 1'],
  ['redundant parentheses', '(a > 1 and b > 1) and (c > 1)', 'a > 1 and b > 1 and c > 1'],
])('equal: %s', (_, before, after) => {
  expect(compare(before, after)).toEqual(unchanged)
  expect(expressionsEqual(parseExpression(before), parseExpression(after))).toBe(true)
})

test('default: the changed parts of a comparison', () => {
  const before = 'avg(a{k=v}) > 1'
  const after = 'sum(a{k=v}, deterministic, 120) <= 2 times 3'
  const [old] = listSubExpressions(parseExpression(before))
  const [fresh] = listSubExpressions(parseExpression(after))
  expect(compare(before, after)).toEqual({
    ...unchanged,
    isEqual: false,
    changed: [
      {
        metricName: 'a',
        dimensions: { k: 'v' },
        changed: ['function', 'operator', 'threshold', 'period', 'periods', 'deterministic'],
        before: old,
        after: fresh,
      },
    ],
  })
})

test.each([
  ['function', 'avg(a) > 1', 'max(a) > 1'],
  ['operator', 'avg(a) > 1', 'avg(a) >= 1'],
  ['threshold', 'avg(a) > 1', 'avg(a) > -1'],
  ['period', 'avg(a) > 1', 'avg(a, 120) > 1'],
  ['periods', 'avg(a) > 1', 'avg(a) > 1 times 2'],
  ['deterministic', 'avg(a) > 1', 'avg(a, deterministic) > 1'],
])('changed: %s alone', (property, before, after) => {
  expect(compare(before, after)).toMatchObject({ isAllowed: true, changed: [{ changed: [property] }] })
  expect(expressionsEqual(parseExpression(before), parseExpression(after))).toBe(false)
})

test('changed: pairs equal comparisons of a metric first, then the rest by order', () => {
  const { changed, isAllowed } = compare(
    'avg(a) > 1 and avg(a) > 2 and avg(a) > 3',
    'avg(a) > 9 and avg(a) > 1 and avg(a) > 8',
  )
  expect(isAllowed).toBe(true)
  expect(changed.map(({ before, after }) => [before.threshold, after.threshold])).toEqual([
    [2, 9],
    [3, 8],
  ])
})

test.each([
  ['a word', 'a > 1 and b > 1', 'a > 1 or b > 1'],
  ['a group', 'a > 1 and b > 1 or c > 1', 'a > 1 and (b > 1 or c > 1)'],
  ['a nested group of the same kind', 'a > 1 and b > 1 and c > 1', 'a > 1 and (b > 1 and c > 1)'],
  ['the order', 'a > 1 or b > 1', 'b > 1 or a > 1'],
  ['the order of two comparisons of a metric', 'a>1 or (a>2 and b>1)', 'a>2 or (a>1 and b>1)'],
])('structure: %s', (_, before, after) => {
  expect(compare(before, after)).toEqual({ ...unchanged, isEqual: false, isStructureChanged: true })
})

test('not allowed: other metrics', () => {
  expect(compare('a > 1 and b > 1', 'a{k=v} > 1 and b > 2')).toMatchObject({
    isEqual: false,
    isAllowed: false,
    added: [{ metricName: 'a', dimensions: { k: 'v' } }],
    removed: [{ metricName: 'a', dimensions: {} }],
    changed: [{ metricName: 'b', changed: ['threshold'] }],
    isStructureChanged: true,
  })
})

test('not allowed: another match_by, or another order of it', () => {
  const expression = parseExpression('a > 1')
  const compareLists = (before: string[] | undefined, after: string[] | undefined): ExpressionChanges =>
    compareExpressions({ expression, matchBy: before }, { expression, matchBy: after })
  expect(compareLists(['k', 'j'], ['k', 'j'])).toEqual(unchanged)
  expect(compareLists(['k', 'j'], ['j', 'k'])).toEqual({
    ...unchanged,
    isEqual: false,
    isAllowed: false,
    isMatchByChanged: true,
  })
  expect(compareLists(undefined, [])).toEqual(unchanged)
  expect(compareLists(undefined, ['k'])).toMatchObject({ isMatchByChanged: true })
})

test('property: equal if and only if servers treat both alike', async () => {
  const counts = { equal: 0, different: 0 }
  await fuzz((random) => {
    // Few parts, so that two trees are often the same.
    const make = (): Expression => {
      const [a, b, c] = [0, 1, 2].map(() => random.pick(['a > 1', 'a > 2', 'b > 1']))
      return parseExpression(`${a} ${random.pick(['and', 'or'])} ${random.pick([b, `(${b} or ${c})`])}`)
    }
    const [a, b] = [make(), make()]
    const isEqual = JSON.stringify(toExpressionData(a)) === JSON.stringify(toExpressionData(b))
    counts[isEqual ? 'equal' : 'different']++
    expect(expressionsEqual(a, b)).toBe(isEqual)
  })
  expect(counts.equal).toBeGreaterThan(0)
  expect(counts.different).toBeGreaterThan(0)
})

test('property: an expression equals its canonical text', async () => {
  await fuzz((random) => {
    const tree = makeTree(random, random.below(4))
    expect(expressionsEqual(tree, parseExpression(formatExpression(tree)))).toBe(true)
  })
})

test('property: additions in one direction are removals in the other', async () => {
  await fuzz((random) => {
    const [a, b] = [makeTree(random, 2), makeTree(random, 2)]
    const there = findImmutableChanges(a, b)
    expect(findImmutableChanges(b, a)).toEqual({ added: there.removed, removed: there.added })
  })
})
