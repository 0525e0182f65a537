import { expect, test } from 'vitest'
import { listSubExpressions, parseExpression, type SubExpression } from '../expression/index.js'
import { SubAlarmEvaluator, type SubAlarmReport } from './index.js'

function subExpression(text: string): SubExpression {
  const [only] = listSubExpressions(parseExpression(text))
  if (only === undefined) throw new Error(`no comparison: ${text}`)
  return only
}

function create(text: string): SubAlarmEvaluator {
  return new SubAlarmEvaluator(subExpression(text), { now: 0 })
}

/** Ticks at second 7 of each minute from a given second; returns the first report with its second. */
function tickUntilReport(
  subAlarm: SubAlarmEvaluator,
  from: number,
  limit = 36_000,
): [number, SubAlarmReport] | undefined {
  for (let second = from; second < limit; second += 60) {
    const report = subAlarm.tick(second * 1000)
    if (report !== undefined) return [second, report]
  }
  return undefined
}

test('default: UNDETERMINED, or OK if deterministic, before any report', () => {
  const plain = create('avg(x) > 10')
  expect([plain.state, plain.currentValues, plain.isKnown]).toEqual(['UNDETERMINED', [], false])
  const deterministic = create('avg(x, deterministic) > 10')
  expect([deterministic.state, deterministic.isKnown]).toEqual(['OK', false])
})

test.each([
  ['max(x) > 10', 11, 10],
  ['max(x) >= 10', 10, 9],
  ['count(x) > 0', 0, undefined],
  ['count(x) >= 1', 0, undefined],
  ['min(x) < 10', 9, 10],
  ['min(x) <= 10', 10, 11],
])('behavior: %s changes to ALARM with the measurement, but not to OK', (text, violating, good) => {
  expect(create(text).measure(15_000, violating)?.state).toBe('ALARM')
  if (good !== undefined) expect(create(text).measure(15_000, good)).toBeUndefined()
})

test.each([
  ['max(x) < 10', 10, 9],
  ['max(x) <= 10', 11, 10],
  ['count(x) < 1', 0, undefined],
  ['count(x) <= 0', 0, undefined],
  ['min(x) > 10', 10, 11],
  ['min(x) >= 10', 9, 10],
])('behavior: %s changes to OK with the measurement, but not to ALARM', (text, good, violating) => {
  expect(create(text).measure(15_000, good)?.state).toBe('OK')
  if (violating !== undefined) expect(create(text).measure(15_000, violating)).toBeUndefined()
})

test.each(['avg(x) > 10', 'avg(x) < 100', 'sum(x) > 10', 'sum(x) < 100'])(
  'behavior: %s waits for the end of the period and the delay',
  (text) => {
    const subAlarm = create(text)
    expect(subAlarm.measure(15_000, 20)).toBeUndefined()
    expect(subAlarm.tick(90_999)).toBeUndefined()
    expect(subAlarm.tick(91_000)).toEqual({ state: 'ALARM', currentValues: [20] })
  },
)

test('behavior: any good slot in the view means OK, and ALARM needs `times` violating slots', () => {
  const subAlarm = create('avg(x) > 10 times 3')
  expect(subAlarm.measure(10_000, 20)).toBeUndefined()
  expect(subAlarm.tick(91_000)).toBeUndefined()
  subAlarm.measure(100_000, 5)
  // Empty, violating, good: the values end with the first good one.
  expect(subAlarm.tick(151_000)).toEqual({ state: 'OK', currentValues: [20, 5] })
  for (const [index, second] of [130, 190, 250].entries()) subAlarm.measure(second * 1000, 30 + index)
  expect(subAlarm.tick(271_000)).toBeUndefined()
  expect(subAlarm.tick(331_000)).toEqual({ state: 'ALARM', currentValues: [30, 31, 32] })
})

test('behavior: a run that reaches into the slots after the view alarms at once', () => {
  const subAlarm = create('max(x) > 10 times 3')
  expect(subAlarm.measure(170_000, 20)).toBeUndefined()
  expect(subAlarm.measure(100_000, 20)).toBeUndefined()
  expect(subAlarm.measure(10_000, 20)).toEqual({ state: 'ALARM', currentValues: [20, 20, 20] })
})

test('behavior: a spike alarms at once, and ends one slot and the delay after its own slot', () => {
  const subAlarm = create('max(x) > 10')
  subAlarm.measure(15_000, 5)
  subAlarm.tick(91_000)
  expect(subAlarm.measure(95_000, 50)?.state).toBe('ALARM')
  for (let second = 105; second <= 210; second += 15) {
    expect(subAlarm.measure(second * 1000, 5)).toBeUndefined()
  }
  // Its slot ended at second 120, the next one at 180.
  expect(subAlarm.measure(211_000, 5)).toEqual({ state: 'OK', currentValues: [5] })
})

test.each([
  ['avg(x) > 10', 127, 247],
  ['avg(x, 300) > 10', 367, 3367],
  ['avg(x, 300) > 10 times 2', 367, 6667],
])('behavior: one value, then silence: %s is OK at second %i, UNDETERMINED at %i', (text, first, second) => {
  const subAlarm = create(text)
  subAlarm.measure(15_000, 5)
  expect(tickUntilReport(subAlarm, 7)).toEqual([first, { state: 'OK', currentValues: [5] }])
  expect(tickUntilReport(subAlarm, first + 60)).toEqual([
    second,
    { state: 'UNDETERMINED', currentValues: [] },
  ])
  expect(tickUntilReport(subAlarm, second + 60)).toBeUndefined()
})

test('behavior: one slot with a value restarts the count of silence', () => {
  const subAlarm = create('avg(x) > 10')
  subAlarm.measure(15_000, 5)
  expect(subAlarm.tick(97_000)?.state).toBe('OK')
  expect(subAlarm.tick(157_000)).toBeUndefined()
  subAlarm.measure(165_000, 5)
  expect(subAlarm.tick(217_000)).toBeUndefined()
  expect(subAlarm.tick(277_000)).toBeUndefined()
  expect(subAlarm.tick(337_000)?.state).toBe('UNDETERMINED')
})

test('behavior: deterministic, OK while the window fills and at the first empty slot', () => {
  const subAlarm = create('avg(x, deterministic) > 10 times 3')
  const reports = []
  for (let minute = 0; minute < 6; minute++) {
    if (minute !== 4) subAlarm.measure((minute * 60 + 5) * 1000, 20)
    const report = subAlarm.tick((minute * 60 + 91) * 1000)
    if (report !== undefined) reports.push([minute, report.state])
  }
  expect(reports).toEqual([
    [0, 'OK'],
    [2, 'ALARM'],
    [4, 'OK'],
  ])
})

test('behavior: an empty slot has no count, so missing data is never too few', () => {
  const subAlarm = create('count(x) < 3')
  expect(tickUntilReport(subAlarm, 7)).toEqual([187, { state: 'UNDETERMINED', currentValues: [] }])
})

test('behavior: last follows every measurement except older ones, ignores silence and `times`', () => {
  const subAlarm = create('last(x, 300) > 3 times 4')
  expect(subAlarm.measure(600_000, 1)).toEqual({ state: 'OK', currentValues: [1] })
  expect(subAlarm.measure(700_000, 9)).toEqual({ state: 'ALARM', currentValues: [9] })
  expect(subAlarm.measure(650_000, 1)).toBeUndefined()
  expect(tickUntilReport(subAlarm, 707)).toBeUndefined()
  expect(subAlarm.state).toBe('ALARM')
  // At the same time, the later arrival is used.
  expect(subAlarm.measure(700_000, 2)?.state).toBe('OK')
  expect(subAlarm.measure(9e12, 8)?.state).toBe('ALARM')
})

test('behavior: values outside the window and NaN are dropped without evaluation', () => {
  const subAlarm = create('max(x) > 10')
  expect(subAlarm.measure(-1, 20)).toBeUndefined()
  expect(subAlarm.measure(180_000, 20)).toBeUndefined()
  expect(subAlarm.measure(5_000, Number.NaN)).toBeUndefined()
  expect(subAlarm.save()).toEqual(create('max(x) > 10').save())
  expect(subAlarm.measure(179_999, 20)?.state).toBe('ALARM')
})

test('behavior: the first view contains the minute of creation, aligned only to minutes', () => {
  const subAlarm = new SubAlarmEvaluator(subExpression('avg(x, 300) > 10'), { now: 130_999 })
  expect(subAlarm.save().window.viewEnd).toBe(420)
  subAlarm.measure(120_000, 20)
  subAlarm.measure(119_999, 0)
  expect(subAlarm.tick(451_000)).toEqual({ state: 'ALARM', currentValues: [20] })
})

test('behavior: after a long gap the window moves by whole periods', () => {
  const subAlarm = create('avg(x, 120) > 10')
  subAlarm.tick(1_000_000)
  // 1000 - 120 = 7 periods and 40 seconds, which is more than the delay.
  expect(subAlarm.save().window.viewEnd).toBe(120 + 8 * 120)
  subAlarm.tick(1_111_000)
  expect(subAlarm.save().window.viewEnd).toBe(120 + 9 * 120)
})

test('delay: seconds to wait for late data', () => {
  const subAlarm = new SubAlarmEvaluator(subExpression('avg(x) > 10'), { now: 0, delay: 0 })
  subAlarm.measure(15_000, 20)
  expect(subAlarm.tick(60_000)).toBeUndefined()
  expect(subAlarm.tick(61_000)?.state).toBe('ALARM')
})

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('error: a delay of %s', (delay) => {
  expect(() => new SubAlarmEvaluator(subExpression('x > 1'), { now: 0, delay })).toThrow(
    '`delay` must be a number of seconds of at least 0.',
  )
})

test('behavior: the same state is reported again on demand', () => {
  const subAlarm = create('max(x) > 10')
  subAlarm.measure(5_000, 20)
  expect(subAlarm.measure(6_000, 21)).toBeUndefined()
  subAlarm.requireReport()
  expect(subAlarm.measure(7_000, 22)).toEqual({ state: 'ALARM', currentValues: [22] })
})

test('edit: a new threshold or operator keeps the window', () => {
  const subAlarm = create('max(x) > 10')
  subAlarm.measure(5_000, 20)
  subAlarm.edit(subExpression('max(x) > 30'), 20_000)
  expect(subAlarm.state).toBe('ALARM')
  expect(subAlarm.measure(21_000, 0)).toBeUndefined()
  expect(subAlarm.tick(91_000)).toEqual({ state: 'OK', currentValues: [20] })
  subAlarm.measure(91_000, 25)
  subAlarm.edit(subExpression('max(x) <= 30'), 91_000)
  expect(subAlarm.tick(151_000)).toEqual({ state: 'ALARM', currentValues: [25] })
})

test.each(['min(x) > 10', 'max(x, 120) > 10', 'max(x) > 10 times 2'])(
  'edit: to %s clears the window, which starts in the minute of the edit',
  (text) => {
    const subAlarm = create('max(x) > 10')
    subAlarm.measure(5_000, 20)
    subAlarm.tick(157_000)
    const expression = subExpression(text)
    subAlarm.edit(expression, 200_000)
    expect(subAlarm.expression).toBe(expression)
    expect(subAlarm.save()).toMatchObject({
      state: 'ALARM',
      mustReport: true,
      undecided: 0,
      window: { viewEnd: 180 + expression.period, slots: [] },
    })
  },
)

test('edit: to and from last', () => {
  const subAlarm = create('max(x) > 10')
  subAlarm.measure(5_000, 20)
  subAlarm.edit(subExpression('last(x) > 10'), 10_000)
  expect(subAlarm.tick(11_000)).toBeUndefined()
  expect(subAlarm.measure(12_000, 1)?.state).toBe('OK')
  subAlarm.edit(subExpression('max(x) > 10'), 20_000)
  expect(subAlarm.tick(61_000)).toBeUndefined()
  expect(subAlarm.measure(62_000, 11)?.state).toBe('ALARM')
})

test('fill: rebuilds the window without a report', () => {
  const subAlarm = create('max(x) > 10')
  subAlarm.fill(5_000, 20)
  expect(subAlarm.state).toBe('UNDETERMINED')
  expect(subAlarm.tick(7_000)).toEqual({ state: 'ALARM', currentValues: [20] })
  const last = create('last(x) > 10')
  last.fill(5_000, 20)
  expect([last.state, last.currentValues]).toEqual(['ALARM', [20]])
  expect(last.tick(7_000)).toEqual({ state: 'ALARM', currentValues: [20] })
})

test('behavior: any `times` is supported', () => {
  const subAlarm = create('max(x) > 10 times 9007199254740991')
  for (let minute = 0; minute < 100; minute++) {
    subAlarm.measure(minute * 60_000, minute)
    subAlarm.tick(minute * 60_000 + 31_000)
  }
  expect(subAlarm.state).toBe('OK')
  subAlarm.edit({ ...subAlarm.expression, threshold: 1000 }, 0)
  expect(JSON.parse(JSON.stringify(subAlarm.save()))).toEqual(subAlarm.save())
})
