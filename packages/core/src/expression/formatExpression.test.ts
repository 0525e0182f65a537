import { expect, test } from 'vitest'
import { formatExpression } from './formatExpression.js'
import { parseExpression } from './parseExpression.js'

test.each([
  [
    'AVG( a{ k=v },DETERMINISTIC ,120)GTE 007.50 TIMES 2 &&b<1',
    'avg(a{k=v}, deterministic, 120) >= 7.5 times 2 and min(b) < 1',
  ],
  ['a gt 1', 'max(a) > 1'],
  ['a lte 1 times 3', 'min(a) <= 1 times 3'],
  ['max(a{}, 060) > 1 times 1', 'max(a) > 1'],
  ['avg(a{k = v , j=w  w }) > 1', 'avg(a{k=v,j=w  w}) > 1'],
  ['avg(a{k=v\ufeff}) > 1', 'avg(a{k=v\ufeff}) > 1'],
  ['(a>1||b>2)&&c>3', '(max(a) > 1 or max(b) > 2) and max(c) > 3'],
  ['a>1 or (b>2 and c>3)', 'max(a) > 1 or max(b) > 2 and max(c) > 3'],
  ['a>1 and (b>2 and c>3)', 'max(a) > 1 and (max(b) > 2 and max(c) > 3)'],
  ['((a>1) or (b>2)) or ((c>3))', 'max(a) > 1 or max(b) > 2 or max(c) > 3'],
  ['a>1 or (b>2 or c>3)', 'max(a) > 1 or (max(b) > 2 or max(c) > 3)'],
  ['a > -0.00000012', 'max(a) > -0.00000012'],
  ['a > 0.0000001', 'max(a) > 0.0000001'],
  ['a > 12345678901234567890000', 'max(a) > 12345678901234568000000'],
  ['a > 1000000000000000000000', 'max(a) > 1000000000000000000000'],
  [`a > -1${'0'.repeat(30)}`, `max(a) > -1${'0'.repeat(30)}`],
])('canonical text: %s', (text, expected) => {
  expect(formatExpression(parseExpression(text))).toBe(expected)
})
