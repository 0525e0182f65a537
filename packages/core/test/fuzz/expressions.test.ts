import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  applyEdits,
  compareExpressions,
  completeExpression,
  expressionsEqual,
  formatExpression,
  lintExpression,
  listSubExpressions,
  parseExpression,
} from '../../src/expression/index.js'
import { expectTyped } from './expectTyped.js'
import { hostileText } from './hostileJson.js'
import { patience, settings } from './settings.js'

const word = fc.constantFrom(
  ...[
    'avg(',
    'max(',
    'foo(',
    'cpu',
    'a b',
    '{',
    '}',
    'k=v',
    '=',
    ',',
    '60',
    '90.5',
    ')',
    '(',
    '>',
    '<=',
    'gt',
    '=>',
  ],
  ...[
    ' and ',
    ' OR ',
    '&&',
    '|',
    ' times ',
    'deterministic',
    '"',
    "'",
    '#',
    '%',
    '\t',
    '\n',
    '\u0085',
    '__proto__',
    '!',
  ],
)
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: word }, hostileText), { maxLength: 30 })
  .map((words) => words.join(''))

test('fuzz: any text is parsed, linted and completed without an untyped error', patience, async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.oneof(fc.integer(), fc.double()), async (expression, position) => {
      const tree = await expectTyped(() => parseExpression(expression))
      for (const { fixes, start, end } of lintExpression(expression)) {
        expect(start).toBeLessThanOrEqual(end)
        for (const { edits } of fixes) applyEdits(expression, edits)
      }
      await expectTyped(() =>
        completeExpression(expression, position, () => [expression, 'cpu', '__proto__']),
      )
      if (tree instanceof Error) return
      const parsed = parseExpression(expression)
      listSubExpressions(parsed)
      expect(compareExpressions(parsed, parsed).isEqual).toBe(true)
      expect(expressionsEqual(parsed, parseExpression(formatExpression(parsed)))).toBe(true)
    }),
    { ...settings, numRuns: settings.numRuns * 5 },
  )
})
