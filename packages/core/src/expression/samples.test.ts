import { expect, test } from 'vitest'
import { invalidSamples, validSamples } from '../../test/expressions/samples.js'
import { formatExpression } from './formatExpression.js'
import { listSubExpressions } from './listSubExpressions.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import type { Comparison, Expression } from './tree.js'

function listComparisons(tree: Expression): Comparison[] {
  return tree.type === 'comparison' ? [tree] : tree.operands.flatMap(listComparisons)
}

/** Comparisons as in the table above; dimensions from the tree, so that repeated keys are visible. */
function describeTree(tree: Expression): string {
  const subExpressions = listSubExpressions(tree)
  const texts = listComparisons(tree).map(({ dimensions }, index) => {
    const sub = subExpressions[index]
    const pairs = dimensions.map(({ key, value }) => `${key.value}=${value.value}`).join(',')
    const metric = pairs === '' ? sub?.metricName : `${sub?.metricName}{${pairs}}`
    const flag = sub?.deterministic ? ' det' : ''
    return `${sub?.function} ${metric} ${sub?.operator} ${sub?.threshold} ${sub?.period}×${sub?.periods}${flag}`
  })
  return texts.join('; ')
}

test.each(validSamples)('valid: %s', (text, comparisons) => {
  expect(describeTree(parseExpression(text))).toBe(comparisons)
})

test.each(validSamples)('canonical text means the same and is stable: %s', (text, comparisons) => {
  const canonical = formatExpression(parseExpression(text))
  // The canonical text drops leading and trailing blanks of dimensions, which match no metric.
  const trimmed = comparisons.replace(/ +(?=[=}])/g, '')
  expect(describeTree(parseExpression(canonical))).toBe(trimmed)
  expect(formatExpression(parseExpression(canonical))).toBe(canonical)
})

test.each([...invalidSamples, ''])('invalid: %s', (text) => {
  expect(() => parseExpression(text)).toThrow(ExpressionSyntaxError)
})

const long = 'x'.repeat(255)

test.each([`${long} > 1`, `avg(x{${long}=v}) > 1`, `avg(x{k=${long}}) > 1`])(
  'valid: text of 255 characters',
  (text) => {
    expect(listSubExpressions(parseExpression(text))).toHaveLength(1)
  },
)

test.each([
  ['a metric name of 256 characters', `${long}x > 1`],
  ['a dimension key of 256 characters', `avg(x{${long}x=v}) > 1`],
  ['a dimension value of 256 characters', `avg(x{k=${long}x}) > 1`],
  ['digits beyond ASCII', 'x > \u0663'],
  ['non-ASCII digits in a period', 'avg(x, \uff16\uff10) > 1'],
  ['a no-break space between tokens', 'x\u00a0> 1'],
  ['a no-break space in a dimension', 'avg(x{k=a\u00a0b}) > 1'],
  ['an ideographic space', 'x\u3000> 1'],
  ['a line separator', 'x\u2028> 1'],
  ['a next-line character', 'x\u0085> 1'],
  ['half of a surrogate pair', 'x\ud83d > 1'],
  ['a control character', 'x\u0007 > 1'],
  ['a control character that differs from an operator by one bit', 'x \u001c 1'],
  ['backslashes that differ from bars by one bit', 'x > 1 \\\\ y > 2'],
])('invalid: %s', (_, text) => {
  expect(() => parseExpression(text)).toThrow(ExpressionSyntaxError)
})

test('valid: non-ASCII characters except white space', () => {
  expect(describeTree(parseExpression('a\ufeff\u200b\u0080\uffff > 1'))).toBe(
    'MAX a\ufeff\u200b\u0080\uffff GT 1 60×1',
  )
})
