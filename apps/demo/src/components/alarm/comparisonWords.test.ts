import { explainAlarm } from '@monasca/core/evaluation'
import { expect, test } from 'vitest'
import { functionWords, sideWords, thresholdWords, verdictWords } from './comparisonWords.js'

const metrics = [{ name: 'cpu.user_perc', dimensions: {} }]

function subAlarm(expression: string) {
  const [first] = explainAlarm({ alarm: { metrics }, definition: { expression }, now: 0 }).subAlarms
  if (!first) throw new Error('No comparison')
  return first
}

test('function and period', () => {
  expect(functionWords(subAlarm('max(cpu.user_perc, 300) > 90').expression)).toBe('Maximum per 5 min')
  expect(functionWords(subAlarm('last(cpu.user_perc) > 90').expression)).toBe('Last value')
})

test('threshold: with its operator and unit, and a count without one', () => {
  expect(thresholdWords(subAlarm('avg(cpu.user_perc) >= 90').expression)).toBe('≥ 90\u202f%')
  expect(thresholdWords(subAlarm('count(cpu.user_perc) < 3').expression)).toBe('< 3')
})

test('side of the threshold', () => {
  const above = subAlarm('avg(cpu.user_perc) > 90').expression
  const below = subAlarm('avg(cpu.user_perc) < 90').expression
  expect([sideWords(above, true), sideWords(above, false)]).toEqual(['Above', 'Not above'])
  expect([sideWords(below, true), sideWords(below, false)]).toEqual(['Below', 'Not below'])
})

test('verdict: counts the periods if there are several', () => {
  const several = subAlarm('avg(cpu.user_perc) > 90 times 3')
  expect(verdictWords({ ...several, isViolated: true, violations: 2 })).toBe('Above in 2 of 3 periods')
  expect(verdictWords({ ...several, isViolated: false, violations: 0 })).toBe('Not above')
  expect(verdictWords({ ...subAlarm('cpu.user_perc > 90'), isViolated: true, violations: 1 })).toBe('Above')
})
