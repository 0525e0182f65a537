import { describe, expect, test } from 'vitest'
import { fuzz, type Random } from '../../../../vitest.fuzz.js'
import type { ColumnSeries } from '../series/index.js'
import { type BacktestParameters, prepareBacktest, runBacktest } from './index.js'

/** Points: milliseconds and value. */
function series(
  name: string,
  dimensions: Record<string, string>,
  points: readonly (readonly [timestamp: number, value: number])[],
): ColumnSeries<'value'> {
  return {
    id: '0',
    name,
    dimensions,
    timestamps: Float64Array.from(points, ([timestamp]) => timestamp),
    columns: { value: Float64Array.from(points, ([, value]) => value) },
    valueMeta: {},
  }
}

/** Rises by 1 each minute for an hour. */
const ramp = series(
  'cpu',
  { hostname: 'n1' },
  Array.from({ length: 60 }, (_, minute) => [minute * 60_000 + 5000, minute] as const),
)
const parameters: BacktestParameters = {
  expression: 'avg(cpu) > 30',
  matchBy: ['hostname'],
  series: [ramp],
  startTime: 0,
  endTime: 3_600_000,
}

test('default: the same result as a back-test', async () => {
  const prepared = await prepareBacktest(parameters)
  expect(prepared.run()).toEqual(runBacktest(parameters))
})

test('thresholds: the result of the changed expression', async () => {
  const prepared = await prepareBacktest(parameters)
  expect(prepared.run({ thresholds: [55.5] })).toEqual(
    runBacktest({ ...parameters, expression: 'avg(cpu) > 55.5' }),
  )
  expect(prepared.run({ thresholds: [undefined] })).toEqual(prepared.run())
  expect(prepared.outline({ thresholds: [55.5] }).totals).toEqual({
    firings: 1,
    fired: 1,
    seconds: prepared.run({ thresholds: [55.5] }).totals.seconds,
  })
  expect(prepared.outline({ thresholds: [99] }).totals).toMatchObject({ firings: 0, fired: 0 })
})

test('expression: other operators and another combination', async () => {
  const both = { ...parameters, expression: 'avg(cpu) > 30 and max(cpu, 120) < 50' }
  const prepared = await prepareBacktest(both)
  const expression = 'avg(cpu) <= 20 or max(cpu, deterministic, 120) >= 40'
  expect(prepared.fits(expression)).toBe(true)
  expect(prepared.run({ expression })).toEqual(runBacktest({ ...both, expression }))
})

test.each([
  'max(cpu) > 30',
  'avg(cpu, 120) > 30',
  'avg(cpu) > 30 times 2',
  'avg(mem) > 30',
  'avg(cpu{hostname=n1}) > 30',
  'avg(cpu) > 30 and avg(cpu) > 30',
])('error: %s does not fit', async (expression) => {
  const prepared = await prepareBacktest(parameters)
  expect(prepared.fits(expression)).toBe(false)
  expect(() => prepared.run({ expression })).toThrow(
    '`expression` must have the comparisons of the preparation',
  )
})

test.each([
  [[], '`thresholds` has 0 values for 1 comparisons.'],
  [[1, 2], '`thresholds` has 2 values for 1 comparisons.'],
  [[Number.NaN], '`thresholds[0]` must be a finite number.'],
])('error: thresholds %j', async (thresholds, message) => {
  const prepared = await prepareBacktest(parameters)
  expect(() => prepared.outline({ thresholds })).toThrow(message)
})

test('error: an invalid expression', async () => {
  const prepared = await prepareBacktest(parameters)
  expect(() => prepared.run({ expression: 'cpu =' })).toThrow('The alarm expression is not valid')
  expect(() => prepared.fits('cpu =')).toThrow('The alarm expression is not valid')
  await expect(prepareBacktest({ ...parameters, endTime: 0 })).rejects.toThrow('`endTime`')
})

test('alarms: the values that the engine compares', async () => {
  const { alarms } = await prepareBacktest({
    ...parameters,
    expression: 'avg(cpu, 120) > 1 and last(cpu) > 1',
  })
  expect(alarms).toMatchObject([{ id: '1', metrics: [{ name: 'cpu' }], createdTimestamp: 5000 }])
  const [average, last] = alarms[0]?.values ?? []
  expect(average?.name).toBe('cpu')
  expect(Array.from(average?.timestamps ?? []).slice(0, 3)).toEqual([0, 120_000, 240_000])
  expect(Array.from(average?.columns.value ?? []).slice(0, 3)).toEqual([0.5, 2.5, 4.5])
  expect(last?.timestamps).toEqual(ramp.timestamps)
  expect(last?.columns.value).toEqual(ramp.columns.value)
})

test('signal: stops with the signal’s reason', async () => {
  const reason = new Error('enough')
  await expect(prepareBacktest(parameters, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})

test('outline: periods without gaps, and the number of changes to ALARM', async () => {
  const saw = series(
    'cpu',
    {},
    Array.from({ length: 60 }, (_, minute) => [minute * 60_000, minute % 10 < 5 ? 0 : 100] as const),
  )
  const prepared = await prepareBacktest({ ...parameters, expression: 'max(cpu) > 50', series: [saw] })
  const [alarm] = prepared.outline().alarms
  expect(alarm?.firings).toBe(6)
  expect(alarm?.fires).toBe('always')
  expect(alarm?.periods.map(({ startTime }) => startTime).slice(1)).toEqual(
    alarm?.periods.map(({ endTime }) => endTime).slice(0, -1),
  )
})

const comparisons = [
  'avg(cpu) > 6',
  'max(cpu, 120) > 9 times 2',
  'min(cpu) < 3 times 3',
  'sum(load, 300) > 60',
  'count(cpu, deterministic, 120) >= 4',
  'last(load) > 5',
  'max(load) <= 4 times 2',
  'avg(load{hostname=n1}, deterministic, 180) < 5 times 2',
]

function makeSeries(random: Random): ColumnSeries<'value'>[] {
  return Array.from({ length: 1 + random.below(6) }, (_, index) => {
    let timestamp = 1_700_000_000_000 + random.below(300_000)
    const points = Array.from({ length: random.below(200) }, () => {
      timestamp += random.oneIn(30) ? random.below(900_000) : random.below(4) * 10_000
      return [timestamp, random.oneIn(40) ? Number.NaN : random.below(12)] as const
    })
    return series(random.pick(['cpu', 'load']), { hostname: `n${index % 4}` }, points)
  })
}

function makeExpression(random: Random): string {
  const [first, second, third] = [
    random.pick(comparisons),
    random.pick(comparisons),
    random.pick(comparisons),
  ]
  const join = random.pick(['and', 'or'])
  return random.pick([first, `${first} ${join} ${second}`, `(${first} or ${second}) and ${third}`])
}

/** Other operators and thresholds, sometimes other words between the comparisons. */
function change(expression: string, random: Random): string {
  const compared = expression.replace(/(<=|>=|<|>) (\d+)/g, () => {
    return `${random.pick(['<', '<=', '>', '>='])} ${random.below(13)}`
  })
  return random.oneIn(3) ? compared.replaceAll(/ (and|or) /g, () => random.pick([' and ', ' or '])) : compared
}

describe('properties', () => {
  test('a prepared run equals a back-test of the changed expression', async () => {
    await fuzz(
      async (random) => {
        const original: BacktestParameters = {
          expression: makeExpression(random),
          matchBy: random.pick([[], ['hostname']]),
          series: makeSeries(random),
          startTime: 1_700_000_000_000 + random.below(600_000),
          endTime: 1_700_000_000_000 + 600_000 + random.below(9_000_000) + 1,
          tickSecond: random.below(60),
          delay: random.pick([0, 30, 90]),
          phases: random.pick(['first', 'first', 'all']),
        }
        const prepared = await prepareBacktest(original, { pause: () => Promise.resolve() })
        expect(prepared.run()).toEqual(runBacktest(original))
        const expression = change(original.expression, random)
        const expected = runBacktest({ ...original, expression })
        expect(prepared.run({ expression })).toEqual(expected)

        const outline = prepared.outline({ expression })
        expect(outline.alarms.map(({ seconds, fires }) => ({ seconds, fires }))).toEqual(
          expected.alarms.map(({ seconds, fires }) => ({ seconds, fires })),
        )
        expect(outline.alarms.map(({ firings }) => firings)).toEqual(
          expected.alarms.map(
            ({ transitions }) => transitions.filter(({ newState }) => newState === 'ALARM').length,
          ),
        )
        expect(outline.totals.seconds).toEqual(expected.totals.seconds)
      },
      { runs: 250 },
    )
  })
})
