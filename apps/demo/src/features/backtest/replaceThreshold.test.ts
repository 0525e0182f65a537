import { expect, test } from 'vitest'
import { formatThreshold, readComparisons, replaceThreshold } from './replaceThreshold.js'

test('replaces one threshold and keeps the text around it', () => {
  const text = 'AVG(cpu{hostname=web1}, 300)  >  90 times 2 and ( max(disk) gte 80.5 or mem<1 )'
  expect(replaceThreshold(text, 0, 95)).toBe(
    'AVG(cpu{hostname=web1}, 300)  >  95 times 2 and ( max(disk) gte 80.5 or mem<1 )',
  )
  expect(replaceThreshold(text, 1, 7)).toContain('max(disk) gte 7 or')
  expect(replaceThreshold(text, 2, -0.25)).toContain('mem<-0.25 )')
  expect(replaceThreshold(text, 3, 1)).toBe(text)
})

test('formats numbers that the language can read', () => {
  expect([0.1 + 0.2, 1e21, 1e-7, 12, -3.5].map(formatThreshold)).toEqual([
    '0.3',
    '1000000000000000000000',
    '0.0000001',
    '12',
    '-3.5',
  ])
})

test('no comparisons while an expression is being typed', () => {
  expect(readComparisons('avg(cpu) >')).toBeUndefined()
  expect(readComparisons('avg(cpu) > 1 or mem < 2')).toHaveLength(2)
})
