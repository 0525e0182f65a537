import { listSubExpressions, parseExpression } from '@monasca/core/expression'
import { expect, test } from 'vitest'
import { listMissing } from './BacktestNotes.js'
import { planReads, readsKey, warmUp } from './readMeasurements.js'

const read = (expression: string) => listSubExpressions(parseExpression(expression))

test('comparisons of the same metrics share a request', () => {
  const text = 'avg(cpu{hostname=a}) > 1 and max(cpu{hostname=a}, 300) > 2 or min(mem) < 3'
  expect(planReads(read(text))).toEqual([
    { name: 'cpu', dimensions: { hostname: 'a' } },
    { name: 'mem', dimensions: {} },
  ])
})

test('another threshold, function or period needs no other measurements; another dimension does', () => {
  const key = readsKey(read('avg(cpu) > 1'))
  expect(readsKey(read('max(cpu, 300) < 5 times 3'))).toBe(key)
  expect(readsKey(read('avg(cpu{hostname=a}) > 1'))).not.toBe(key)
})

test('windows are full at the start of the range', () => {
  expect(warmUp(read('avg(cpu, 120) > 10 times 3 and last(mem) > 1'))).toBe(600_000)
})

test('what is missing is listed in words', () => {
  const cpu = {
    id: '',
    name: 'cpu',
    dimensions: {},
    timestamps: Float64Array.of(3_600_000),
    columns: { value: Float64Array.of(1) },
    valueMeta: {},
  }
  const facts = { truncated: false, startTime: 0, endTime: 7_200_000, empty: [], series: [cpu] }
  expect(listMissing(facts, { incomplete: [] })).toEqual([expect.stringMatching(/^Measurements start at /)])
  const empty = [{ name: 'mem', dimensions: { hostname: 'a' } }]
  expect(
    listMissing({ ...facts, startTime: 3_600_000, truncated: true, empty }, { incomplete: [[cpu]] }),
  ).toEqual([
    'No measurements of mem with hostname=a. Check the spelling, or choose a longer range.',
    expect.stringMatching(/^Only the first 1,500,000 measurements were read/),
    'One metric is in no alarm, because another condition has no matching metric.',
  ])
})
