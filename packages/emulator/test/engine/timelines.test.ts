import { expect, test } from 'vitest'
import { startLab } from './setup.js'

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

/**
 * Reports of a comparison become entries of the history if they change the alarm. A deterministic one starts with OK,
 * so its first report of OK does not.
 */
test.each([
  ['avg(x) > 10', data15, ['105 OK', '1305 ALARM', '2587 UNDETERMINED']],
  ['avg(x) > 10 times 3', data15, ['105 OK', '1425 ALARM', '2887 UNDETERMINED']],
  ['avg(x, 120) > 10', data15, ['165 OK', '1365 ALARM', '2947 UNDETERMINED']],
  ['avg(x, 300) > 10', data15, ['345 OK', '1545 ALARM', '5467 UNDETERMINED']],
  ['avg(x, 300) > 10 times 2', data15, ['345 OK', '1845 ALARM', '8467 UNDETERMINED']],
  ['max(x) > 10 times 3', data15, ['105 OK', '1320 ALARM', '2887 UNDETERMINED']],
  ['avg(x, deterministic) > 10 times 3', every15(0, 2385, () => 20), ['225 ALARM', '2527 OK']],
  ['count(x, deterministic) >= 3', calls, ['602 ALARM', '787 OK']],
  ['count(x, deterministic, 300) >= 3', calls, ['602 ALARM', '1267 OK']],
  [
    'sum(x, deterministic) > 100',
    [
      [600, 200],
      [900, 20],
    ],
    ['727 ALARM', '787 OK'],
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
] as const satisfies [string, Points, string[]][])(
  'M109: timeline of %s',
  async (expression, points, expected) => {
    const lab = await startLab()
    await lab.define(expression)
    // The timelines begin with an alarm at second 0. If nothing is measured then, a measurement that is too old to
    // count creates it.
    if (points[0]?.[0] !== 0 && !expression.startsWith('last')) {
      await lab.at(0)
      await lab.post({ name: 'x', second: -100_000, value: 1 })
    }
    for (const [second, value] of points) await lab.measure(second, 'x', value)
    await lab.at(12_000)
    expect(await lab.history()).toEqual(expected)
  },
)
