import { describe, expect, test } from 'vitest'
import { fuzz, type Random } from '../../../../vitest.fuzz.js'
import type { ColumnSeries } from '../series/index.js'
import { type BacktestParameters, backtest, DefinitionEvaluator, runBacktest } from './index.js'

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

/** A value at a fixed interval in seconds. */
function regular(
  dimensions: Record<string, string>,
  step: number,
  end: number,
  value: (second: number) => number,
): ColumnSeries<'value'> {
  const length = Math.ceil(end / step)
  return series(
    'cpu',
    dimensions,
    Array.from({ length }, (_, index) => [index * step * 1000, value(index * step)] as const),
  )
}

/** As in the timelines: 5, from second 1200 on 20, silence after 2385. */
const data15 = regular({ hostname: 'n1' }, 15, 2386, (second) => (second < 1200 ? 5 : 20))

function times({ alarms }: ReturnType<typeof runBacktest>): string[][] {
  return alarms.map(({ transitions }) =>
    transitions.map(({ timestamp, newState }) => `${timestamp / 1000} ${newState}`),
  )
}

test('default: transitions, time in each state, and assumptions', () => {
  const result = runBacktest({
    expression: 'avg(cpu) > 10',
    matchBy: ['hostname'],
    series: [data15],
    startTime: 0,
    endTime: 3_000_000,
  })
  expect(times(result)).toEqual([['105 OK', '1305 ALARM', '2587 UNDETERMINED']])
  const [alarm] = result.alarms
  expect(alarm).toMatchObject({
    id: '1',
    metrics: [{ name: 'cpu', dimensions: { hostname: 'n1' } }],
    createdTimestamp: 0,
    fires: 'always',
    phase: 0,
    initialState: 'UNDETERMINED',
    finalState: 'UNDETERMINED',
    seconds: { OK: 1200, ALARM: 1282, UNDETERMINED: 105 + 413 },
    otherPhases: [],
  })
  expect(alarm?.transitions[1]).toMatchObject({
    oldState: 'OK',
    reason: 'Thresholds are exceeded for: avg(cpu) > 10 (values: 20)',
    subAlarms: [{ state: 'ALARM', currentValues: [20] }],
  })
  expect({ ...result, alarms: [] }).toEqual({
    alarms: [],
    totals: { transitions: 3, seconds: { OK: 1200, ALARM: 1282, UNDETERMINED: 518 } },
    incomplete: [],
    phases: [0],
    limits: [
      { code: 'data_on_time', message: 'Each measurement counts as if it arrived at its own time.' },
      { code: 'delay', message: 'Assumes that the engine waits 30 s for late measurements.' },
      { code: 'tick', message: 'Assumes that the engine evaluates at second 7 of each minute.' },
      {
        code: 'no_outside_changes',
        message: 'Assumes that no state was set, no alarm deleted, and the definition not edited.',
      },
      { code: 'warm_up', message: 'Measurements start too late to fill all windows before the range.' },
    ],
  })
})

test('startTime: earlier measurements only determine the state at the start', () => {
  const result = runBacktest({
    expression: 'avg(cpu) > 10',
    series: [data15],
    startTime: 1_400_000,
    endTime: 2_600_000,
  })
  expect(times(result)).toEqual([['2587 UNDETERMINED']])
  expect(result.alarms[0]).toMatchObject({
    createdTimestamp: 0,
    initialState: 'ALARM',
    fires: 'always',
    seconds: { OK: 0, ALARM: 1187, UNDETERMINED: 13 },
  })
  expect(result.limits.map(({ code }) => code)).not.toContain('warm_up')
})

test('startTime: a transition at exactly this time is in the range', () => {
  const parameters = { expression: 'avg(cpu) > 10', series: [data15], endTime: 1_000_000 }
  expect(times(runBacktest({ ...parameters, startTime: 105_000 }))).toEqual([['105 OK']])
  const [alarm] = runBacktest({ ...parameters, startTime: 105_001 }).alarms
  expect([alarm?.transitions, alarm?.initialState]).toEqual([[], 'OK'])
})

test('startTime: windows are full if measurements start `times + 2` periods before', () => {
  const parameters = { expression: 'avg(cpu, 120) > 10 times 3', series: [data15], endTime: 1_000_000 }
  const codes = (startTime: number): string[] =>
    runBacktest({ ...parameters, startTime }).limits.map(({ code }) => code)
  expect(codes(599_999)).toContain('warm_up')
  expect(codes(600_000)).not.toContain('warm_up')
})

test('endTime: includes its own time and ignores later measurements', () => {
  const parameters = { expression: 'max(cpu) > 10', series: [data15], startTime: 0 }
  expect(times(runBacktest({ ...parameters, endTime: 1_199_999 }))).toEqual([['105 OK']])
  expect(times(runBacktest({ ...parameters, endTime: 1_200_000 }))).toEqual([['105 OK', '1200 ALARM']])
})

test('delay, tickSecond: match the configuration of the engine', () => {
  const parameters = { expression: 'avg(cpu) > 10', series: [data15], startTime: 0, endTime: 3_000_000 }
  expect(times(runBacktest({ ...parameters, delay: 0, tickSecond: 59 }))).toEqual([
    ['75 OK', '1275 ALARM', '2579 UNDETERMINED'],
  ])
})

test('behavior: a tick includes measurements at its own time', () => {
  const result = runBacktest({
    expression: 'max(cpu) > 10',
    series: [
      series('cpu', {}, [
        [0, 5],
        [61_000, 20],
      ]),
    ],
    startTime: 0,
    endTime: 62_000,
    delay: 0,
    tickSecond: 1,
  })
  expect(times(result)).toEqual([['61 ALARM']])
})

test('behavior: at the same time, the earlier series comes first', () => {
  const hosts = ['n1', 'n2', 'n3', 'n4']
  const { alarms } = runBacktest({
    expression: 'last(cpu) > 10',
    series: hosts.map((hostname, index) => series('cpu', { hostname }, [[0, 10 + index]])),
    startTime: 0,
    endTime: 1000,
  })
  expect(alarms[0]?.metrics.map(({ dimensions }) => dimensions['hostname'])).toEqual(hosts)
  expect(alarms[0]?.transitions.map(({ newState }) => newState)).toEqual(['OK', 'ALARM'])
})

test('matchBy: an alarm per group, and the metrics of incomplete groups', () => {
  const result = runBacktest({
    expression: 'max(cpu) > 90 and max(load) > 4',
    matchBy: ['hostname'],
    series: [
      series('cpu', { hostname: 'n1' }, [[0, 99]]),
      series('load', { hostname: 'n1' }, [[1000, 1]]),
      series('cpu', { hostname: 'n2' }, [[0, 99]]),
      series('load', { hostname: 'n2' }, [[2000, 9]]),
      series('load', { hostname: 'n3' }, [[2000, 9]]),
      series('disk', { hostname: 'n1' }, [[0, 9]]),
    ],
    startTime: 0,
    endTime: 60_000,
  })
  expect(
    result.alarms.map(({ metrics, fires, seconds }) => [metrics[0]?.dimensions, fires, seconds]),
  ).toEqual([
    [{ hostname: 'n1' }, 'never', { OK: 0, ALARM: 0, UNDETERMINED: 59 }],
    [{ hostname: 'n2' }, 'always', { OK: 0, ALARM: 58, UNDETERMINED: 0 }],
  ])
  expect(result.incomplete).toEqual([[{ name: 'load', dimensions: { hostname: 'n3' } }]])
  expect(result.limits.at(-1)).toEqual({
    code: 'unused_series',
    message: 'The expression matches 5 of 6 series; the others were ignored.',
  })
})

describe('phases', () => {
  // 50 for three of every ten minutes: whether a period of five minutes averages above 25 depends on its start.
  const bursts = regular({}, 30, 6000, (second) => (second % 600 >= 120 && second % 600 < 300 ? 50 : 0))
  const parameters: BacktestParameters = {
    expression: 'avg(cpu, 300) > 25',
    series: [bursts],
    startTime: 0,
    endTime: 6_000_000,
  }

  test('default: only the minute of the first measurement, as stated in the limits', () => {
    const result = runBacktest(parameters)
    expect(result.phases).toEqual([0])
    expect(result.limits.map(({ code }) => code)).toContain('slot_phase')
    expect(result.alarms[0]).toMatchObject({ fires: 'always', otherPhases: [] })
  })

  test('all: every minute in which periods may start', () => {
    const result = runBacktest({ ...parameters, phases: 'all' })
    expect(result.phases).toEqual([0, 60, 120, 180, 240])
    expect(result.limits.map(({ code }) => code)).not.toContain('slot_phase')
    const [alarm] = result.alarms
    expect(alarm?.fires).toBe('sometimes')
    expect(alarm?.otherPhases.map(({ phase, seconds }) => [phase, seconds.ALARM > 0])).toEqual([
      [60, false],
      [120, false],
      [180, true],
      [240, true],
    ])
    expect({ ...alarm, fires: 'always', otherPhases: [] }).toEqual(runBacktest(parameters).alarms[0])
  })

  test('all: one phase, if it makes no difference', () => {
    const result = runBacktest({ ...parameters, expression: 'avg(cpu, 300) > 49', phases: 'all' })
    expect(result.alarms).toMatchObject([{ fires: 'never' }])
  })

  test('all: one phase suffices for periods of 60 seconds, and for last', () => {
    const expression = 'avg(cpu) > 25 and last(cpu, 300) > 1'
    expect(runBacktest({ ...parameters, expression, phases: 'all' }).phases).toEqual([0])
  })

  test('all: tries 60 if there are more', () => {
    const result = runBacktest({
      ...parameters,
      expression: 'avg(cpu, 7200) > 1 or avg(cpu, 300) > 60',
      phases: 'all',
      endTime: 600_000,
    })
    expect([result.phases.length, result.phases[1], result.phases.at(-1)]).toEqual([60, 120, 7080])
    expect(result.limits).toContainEqual({
      code: 'phases_sampled',
      message: 'Periods may start in any of 120 minutes; 60 of them were tried.',
    })
  })
})

test('behavior: a metric that was fetched twice, or in overlapping pages, counts once', () => {
  const parameters = { expression: 'sum(cpu) > 20 and count(cpu) >= 3', startTime: 0, endTime: 3_000_000 }
  const once = runBacktest({ ...parameters, series: [data15] })
  expect(runBacktest({ ...parameters, series: [data15, { ...data15, id: '1' }] })).toMatchObject({
    alarms: once.alarms,
    totals: once.totals,
  })
})

test('behavior: two points of one series at one time count twice', () => {
  const twice = series('cpu', {}, [
    [0, 6],
    [0, 6],
  ])
  const range = { startTime: 0, endTime: 130_000 }
  expect(
    runBacktest({ ...range, expression: 'sum(cpu) > 11', series: [twice, { ...twice, id: '1' }] }).alarms,
  ).toMatchObject([{ transitions: [{ newState: 'ALARM', subAlarms: [{ currentValues: [12] }] }] }])
})

test('behavior: NaN is not a measurement, and no series means no alarm', () => {
  const parameters = { expression: 'max(cpu) > 10', startTime: 0, endTime: 60_000 }
  expect(runBacktest({ ...parameters, series: [] }).alarms).toEqual([])
  expect(runBacktest({ ...parameters, series: [series('cpu', {}, [])] }).alarms).toEqual([])
  const holes = series('cpu', {}, [
    [0, Number.NaN],
    [5_000, 20],
  ])
  expect(runBacktest({ ...parameters, series: [holes] }).alarms).toMatchObject([{ createdTimestamp: 5_000 }])
})

test.each([
  [{ startTime: Number.NaN }, '`startTime` must be a number of milliseconds.'],
  [{ endTime: 0 }, '`endTime` must be a number above `startTime`.'],
  [{ endTime: Number.POSITIVE_INFINITY }, '`endTime` must be a number above `startTime`.'],
  [{ tickSecond: 60 }, '`tickSecond` must be a number from 0 to below 60.'],
  [{ delay: -1 }, '`delay` must be a number of seconds of at least 0.'],
  [{ expression: 'cpu =' }, 'The alarm expression is not valid'],
  [
    {
      series: [
        series('cpu', {}, [
          [1, 0],
          [0, 0],
        ]),
      ],
    },
    '`series[0].timestamps[1]` must be a number, and not before the previous one.',
  ],
  [
    { series: [{ ...data15, columns: { value: new Float64Array(1) } }] },
    '`series[0].columns.value` has 1 values for 160 timestamps.',
  ],
  [
    { series: [data15, JSON.parse('{ "timestamps": [0], "columns": { "avg": [1] } }')] },
    '`series[1].columns.value` is missing.',
  ],
  [{ series: [JSON.parse('{ "timestamps": [0] }')] }, '`series[0].columns.value` is missing.'],
  [{ matchBy: JSON.parse('"hostname"') }, '`matchBy` must be a list of dimension names.'],
  [{ matchBy: JSON.parse('["hostname", null]') }, '`matchBy` must be a list of dimension names.'],
  [{ phases: JSON.parse('"some"') }, '`phases` must be `first` or `all`.'],
])('error: %j', async (changed, message) => {
  const parameters = {
    expression: 'max(cpu) > 10',
    series: [data15],
    startTime: 0,
    endTime: 60_000,
    ...changed,
  }
  expect(() => runBacktest(parameters)).toThrow(message)
  await expect(backtest(parameters)).rejects.toThrow(message)
})

describe('in steps', () => {
  const long = regular({}, 10, 600_000, (second) => (second % 7000 < 3000 ? 99 : 1))
  const parameters: BacktestParameters = {
    expression: 'avg(cpu, 300) > 50',
    series: [long],
    startTime: 0,
    endTime: 600_000_000,
    phases: 'all',
  }

  test('default: the same result, with progress and pauses', async () => {
    const seen: number[] = []
    let timers = 0
    const timer = setInterval(() => timers++, 0)
    const result = await backtest(parameters, {
      onProgress: ({ done, total }) => {
        expect(total).toBe(300_000)
        seen.push(done)
      },
    })
    clearInterval(timer)
    expect(result).toEqual(runBacktest(parameters))
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect([seen.length > 15, seen.at(-1)]).toEqual([true, 300_000])
    expect(timers).toBeGreaterThan(5)
  })

  test('signal: stops with the signal’s reason', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    let steps = 0
    const running = backtest(parameters, {
      signal: controller.signal,
      onProgress: () => {
        if (++steps === 2) controller.abort(reason)
      },
    })
    await expect(running).rejects.toBe(reason)
    expect(steps).toBe(2)
    await expect(backtest(parameters, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  test('pause: a custom function', async () => {
    let pauses = 0
    await backtest(parameters, {
      pause: () => {
        pauses++
        return Promise.resolve()
      },
    })
    expect(pauses).toBeGreaterThan(15)
  })
})

function makeSeries(random: Random): ColumnSeries<'value'>[] {
  return Array.from({ length: 1 + random.below(6) }, (_, index) => {
    let timestamp = 1_700_000_000_000 + random.below(300_000)
    const points = Array.from({ length: random.below(300) }, () => {
      timestamp += random.oneIn(30) ? random.below(600_000) : random.below(3) * 10_000
      return [timestamp, random.below(12)] as const
    })
    return series(random.pick(['cpu', 'load']), { hostname: `n${index}` }, points)
  })
}

test('property: a back-test equals the evaluation of all points by time, with a tick per minute', async () => {
  await fuzz((random) => {
    const parameters = {
      expression: random.pick([
        'avg(cpu) > 6',
        'max(cpu, 120) > 9 times 2',
        'min(cpu) < 3 or sum(load, 300) > 60',
      ]),
      matchBy: random.pick([[], ['hostname']]),
      series: makeSeries(random),
      startTime: 1_700_000_000_000,
      endTime: 1_700_000_000_000 + random.below(9_000_000) + 1,
      tickSecond: random.below(60),
    }
    const { expression, matchBy, endTime, tickSecond } = parameters
    const definition = new DefinitionEvaluator({ id: 'd', expression, matchBy })
    const points = parameters.series.flatMap((each, place) =>
      Array.from(each.timestamps, (timestamp, row) => ({ each, place, timestamp, row })),
    )
    points.sort((a, b) => a.timestamp - b.timestamp || a.place - b.place || a.row - b.row)
    const expected: unknown[] = []
    const take = (events: ReturnType<DefinitionEvaluator['tick']>): void => {
      for (const event of events) {
        if (event.type === 'transition') expected.push([event.timestamp, event.metrics, event.newState])
      }
    }
    let minute = 1_700_000_000_000 - (1_700_000_000_000 % 60_000) - 60_000
    const tickBefore = (limit: number): void => {
      for (; minute + tickSecond * 1000 < limit; minute += 60_000)
        take(definition.tick(minute + tickSecond * 1000))
    }
    for (const { each, timestamp, row } of points) {
      if (timestamp > endTime) break
      tickBefore(timestamp)
      const feed = definition.feed(each)
      if (feed !== undefined) take(definition.measure(feed, timestamp, each.columns.value[row] ?? Number.NaN))
    }
    tickBefore(endTime + 1)
    const { alarms, totals } = runBacktest(parameters)
    const actual = alarms.flatMap(({ transitions }) =>
      transitions.map(({ timestamp, metrics, newState }) => [timestamp, metrics, newState]),
    )
    const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
    expect(actual.sort(byText)).toEqual(expected.sort(byText))
    expect(totals.transitions).toBe(expected.length)
    for (const { seconds, createdTimestamp } of alarms) {
      const sum = seconds.OK + seconds.ALARM + seconds.UNDETERMINED
      expect(sum).toBeCloseTo((endTime - createdTimestamp) / 1000, 3)
    }
  })
})
