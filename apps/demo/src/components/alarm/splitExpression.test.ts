import { expect, test } from 'vitest'
import { splitExpression } from './splitExpression.js'

test('marks functions, metrics, dimensions, numbers and words', () => {
  const text = 'avg(cpu.user_perc{hostname=web-01}, 120) > 90 times 3 and load lt 4'
  const parts = splitExpression(text)
  expect(parts.map((part) => part.text).join('')).toBe(text)
  expect(parts.filter(({ kind }) => kind !== 'other').map((part) => [part.kind, part.text])).toEqual([
    ['function', 'avg'],
    ['metric', 'cpu.user_perc'],
    ['dimension', 'hostname=web-01'],
    ['number', '120'],
    ['operator', '>'],
    ['number', '90'],
    ['word', 'times'],
    ['number', '3'],
    ['word', 'and'],
    ['metric', 'load'],
    ['operator', 'lt'],
    ['number', '4'],
  ])
})

test('an invalid expression stays complete', () => {
  expect(splitExpression('cpu = 1')).toEqual([{ text: 'cpu = 1', kind: 'other', start: 0 }])
  expect(splitExpression('')).toEqual([])
})
