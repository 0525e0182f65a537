import { expect, test } from 'vitest'
import { listSubExpressions, parseExpression, type SubExpression } from '../expression/index.js'
import { SubAlarmEvaluator } from './subAlarmEvaluator.js'

/** Pairs of seconds and value. */
type Points = readonly (readonly [second: number, value: number])[]

function every15(from: number, to: number, value: (second: number) => number): Points {
  const points: [number, number][] = []
  for (let second = from; second <= to; second += 15) points.push([second, value(second)])
  return points
}

/** A value every 15 seconds: 5 before second 1200, 20 up to 2385, then silence. */
const data15 = every15(0, 2385, (second) => (second < 1200 ? 5 : 20))
const calls: Points = [
  [600, 1],
  [601, 1],
  [602, 1],
]

function subExpression(text: string): SubExpression {
  const [only] = listSubExpressions(parseExpression(text))
  if (only === undefined) throw new Error(`no comparison: ${text}`)
  return only
}

/** Reports as `second state`; ticks come at second 7 of each minute. */
function reports(text: string, points: Points, end = 12_000): string[] {
  const subAlarm = new SubAlarmEvaluator(subExpression(text), { now: 0 })
  const ticks = Array.from({ length: end / 60 }, (_, minute) => [minute * 60 + 7, undefined] as const)
  const events = [...points, ...ticks].sort(([a], [b]) => a - b)
  return events.flatMap(([second, value]) => {
    const report = value === undefined ? subAlarm.tick(second * 1000) : subAlarm.measure(second * 1000, value)
    return report === undefined ? [] : [`${second} ${report.state}`]
  })
}

test.each([
  ['avg(x) > 10', data15, ['105 OK', '1305 ALARM', '2587 UNDETERMINED']],
  ['avg(x) > 10 times 3', data15, ['105 OK', '1425 ALARM', '2887 UNDETERMINED']],
  ['avg(x, 120) > 10', data15, ['165 OK', '1365 ALARM', '2947 UNDETERMINED']],
  ['avg(x, 300) > 10', data15, ['345 OK', '1545 ALARM', '5467 UNDETERMINED']],
  ['avg(x, 300) > 10 times 2', data15, ['345 OK', '1845 ALARM', '8467 UNDETERMINED']],
  ['max(x) > 10 times 3', data15, ['105 OK', '1320 ALARM', '2887 UNDETERMINED']],
  ['avg(x, deterministic) > 10 times 3', every15(0, 2385, () => 20), ['105 OK', '225 ALARM', '2527 OK']],
  ['count(x, deterministic) >= 3', calls, ['127 OK', '602 ALARM', '787 OK']],
  ['count(x, deterministic, 300) >= 3', calls, ['367 OK', '602 ALARM', '1267 OK']],
  [
    'sum(x, deterministic) > 100',
    [
      [600, 200],
      [900, 20],
    ],
    ['127 OK', '727 ALARM', '787 OK'],
  ],
  [
    'last(x) > 3',
    [
      [600, 1],
      [700, 9],
    ],
    ['600 OK', '700 ALARM'],
  ],
  [
    'min(x) < 3',
    [...every15(0, 585, () => 5), [601, 1], ...every15(602, 992, () => 5)],
    ['105 OK', '601 ALARM', '752 OK', '1207 UNDETERMINED'],
  ],
] as const satisfies [string, Points, string[]][])('timeline: %s', (text, points, expected) => {
  expect(reports(text, points)).toEqual(expected)
})
