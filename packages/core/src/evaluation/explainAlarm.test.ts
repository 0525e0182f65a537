import { describe, expect, test } from 'vitest'
import type { ColumnSeries } from '../series/index.js'
import { type AlarmSeriesRead, explainAlarm, planAlarmSeries } from './index.js'

const minute = 60_000

/** Statistics, a row for each minute from 0 on. */
function columns(
  hostname: string,
  values: Readonly<Record<string, readonly number[]>>,
  name = 'cpu',
): ColumnSeries {
  const length = Math.max(...Object.values(values).map((list) => list.length))
  return {
    id: '0',
    name,
    dimensions: { hostname },
    timestamps: Float64Array.from({ length }, (_, index) => index * minute),
    columns: Object.fromEntries(
      Object.entries(values).map(([column, list]) => [column, Float64Array.from(list)]),
    ),
    valueMeta: {},
  }
}

function alarmOf(...hostnames: string[]) {
  return { metrics: hostnames.map((hostname) => ({ name: 'cpu', dimensions: { hostname } })) }
}

function explain(
  expression: string,
  alarm: ReturnType<typeof alarmOf>,
  series: (read: AlarmSeriesRead) => ColumnSeries[],
  now: number,
) {
  const definition = { expression }
  const reads = planAlarmSeries({ alarm, definition })
  return explainAlarm({
    alarm,
    definition,
    series: reads.map((read) => ({ read, series: series(read) })),
    now,
  }).subAlarms
}

describe('planAlarmSeries', () => {
  test('default: one metric is read by its dimensions, with the function and period of the comparison', () => {
    expect(
      planAlarmSeries({ alarm: alarmOf('web1'), definition: { expression: 'max(cpu, 120) > 90 times 3' } }),
    ).toEqual([
      {
        name: 'cpu',
        dimensions: { hostname: 'web1' },
        statistics: ['max'],
        period: 120,
        groupBy: '*',
        mergeMetrics: undefined,
      },
    ])
  })

  test('behavior: comparisons of the same metric and period share a request', () => {
    const definition = { expression: 'avg(cpu) > 80 and max(cpu) > 95 or min(cpu, 120) < 1 or avg(cpu) > 99' }
    const reads = planAlarmSeries({ alarm: alarmOf('web1'), definition })
    expect(reads.map(({ statistics, period }) => [statistics, period])).toEqual([
      [['avg', 'max'], 60],
      [['min'], 120],
    ])
  })

  test('behavior: several metrics are read by the dimensions they share, an average with its weights', () => {
    const alarm = {
      metrics: [
        { name: 'cpu', dimensions: { hostname: 'web1', region: 'a' } },
        { name: 'cpu', dimensions: { hostname: 'web2', region: 'a' } },
        { name: 'mem', dimensions: { hostname: 'web2', region: 'a' } },
      ],
    }
    const [read] = planAlarmSeries({ alarm, definition: { expression: 'avg(cpu{region=a}) > 80' } })
    expect(read).toMatchObject({ dimensions: { region: 'a' }, statistics: ['avg', 'sum', 'count'] })
  })

  test('behavior: measurements for `last`', () => {
    const [read] = planAlarmSeries({ alarm: alarmOf('web1'), definition: { expression: 'last(cpu) > 0' } })
    expect(read).toMatchObject({ statistics: undefined, period: undefined, groupBy: '*' })
  })

  test('behavior: a range with too many points is merged by the server', () => {
    const alarm = alarmOf(...Array.from({ length: 400 }, (_, index) => `web${index}`))
    const definition = { expression: 'avg(cpu) > 80' }
    expect(planAlarmSeries({ alarm, definition, window: 1800 })[0]?.groupBy).toBe('*')
    expect(planAlarmSeries({ alarm, definition, window: 86_400 })[0]).toMatchObject({
      groupBy: undefined,
      mergeMetrics: true,
      statistics: ['avg'],
    })
  })

  test('behavior: dimensions that a query cannot contain are left out', () => {
    const alarm = { metrics: [{ name: 'cpu', dimensions: { hostname: 'web1', path: 'a,b', x: '' } }] }
    const [read] = planAlarmSeries({ alarm, definition: { expression: 'avg(cpu) > 80' } })
    expect(read?.dimensions).toEqual({ hostname: 'web1' })
  })

  test('error: an invalid expression', () => {
    expect(() => planAlarmSeries({ alarm: alarmOf('web1'), definition: { expression: 'cpu >' } })).toThrow(
      /expression/i,
    )
  })
})

describe('explainAlarm', () => {
  test('default: the value of the newest whole period, after the delay for late measurements', () => {
    const series = () => [columns('web1', { avg: [70, 95, 20] })]
    const at = (now: number) => explain('avg(cpu) > 90', alarmOf('web1'), series, now)[0]
    expect(at(2 * minute + 29_000)).toMatchObject({ value: 70, isViolated: false, timestamp: 0 })
    expect(at(2 * minute + 30_000)).toMatchObject({
      text: 'avg(cpu) > 90',
      value: 95,
      timestamp: minute,
      isViolated: true,
      isCurrent: true,
      values: [95],
      violations: 1,
    })
  })

  test('behavior: a maximum over the threshold counts at once, one below it after its period', () => {
    const series = (values: number[]) => () => [columns('web1', { max: values })]
    const now = 2 * minute + 10_000
    const at = (values: number[]) => explain('max(cpu) > 90', alarmOf('web1'), series(values), now)[0]
    expect(at([10, 10, 97])).toMatchObject({ value: 97, timestamp: 2 * minute, isViolated: true })
    expect(at([10, 10, 12])).toMatchObject({ value: 10, timestamp: 0, isViolated: false })
  })

  test('behavior: `times` counts the violations among the newest periods, and gaps have no value', () => {
    const series = () => [columns('web1', { avg: [95, 96, Number.NaN, 97] })]
    const [subAlarm] = explain('avg(cpu) > 90 times 3', alarmOf('web1'), series, 4 * minute + 30_000)
    expect(subAlarm?.values).toEqual([96, Number.NaN, 97])
    expect(subAlarm?.violations).toBe(2)
  })

  test('behavior: after measurements stopped, the last value stays and is not current', () => {
    const series = () => [columns('web1', { avg: [95] })]
    const [subAlarm] = explain('avg(cpu) > 90', alarmOf('web1'), series, 10 * minute)
    expect(subAlarm).toMatchObject({ value: 95, isViolated: true, isCurrent: false, violations: 0 })
  })

  test('behavior: the average of several metrics is weighted, and the worst metric comes first', () => {
    const series = () => [
      columns('web1', { avg: [10], sum: [30], count: [3] }),
      columns('web2', { avg: [98], sum: [98], count: [1] }),
      columns('web3', { avg: [999], sum: [999], count: [1] }),
    ]
    const [subAlarm] = explain('avg(cpu) > 90', alarmOf('web1', 'web2', 'web9'), series, 2 * minute)
    expect(subAlarm).toMatchObject({ value: 32, isViolated: false })
    expect(
      subAlarm?.metrics.map(({ metric, value, isViolated }) => [
        metric.dimensions['hostname'],
        value,
        isViolated,
      ]),
    ).toEqual([
      ['web2', 98, true],
      ['web1', 10, false],
      ['web9', undefined, false],
    ])
  })

  test.each([
    ['max(cpu) > 90', 'max', 98],
    ['min(cpu) < 90', 'min', 10],
    ['sum(cpu) > 90', 'sum', 108],
    ['count(cpu) > 90', 'count', 108],
  ])('behavior: %s over several metrics', (expression, column, value) => {
    const series = () => [columns('web1', { [column]: [10] }), columns('web2', { [column]: [98] })]
    expect(explain(expression, alarmOf('web1', 'web2'), series, 2 * minute)[0]?.value).toBe(value)
  })

  test('behavior: `last` compares the newest measurement, whatever its age', () => {
    const series = () => [columns('web1', { value: [0, 1] })]
    expect(explain('last(cpu) > 0', alarmOf('web1'), series, 90 * minute)[0]).toMatchObject({
      value: 1,
      timestamp: minute,
      isViolated: true,
      isCurrent: true,
      values: [1],
      violations: 1,
    })
  })

  test('behavior: metrics that the server merged have no values of their own', () => {
    const alarm = alarmOf('web1', 'web2')
    const definition = { expression: 'avg(cpu) > 90' }
    const [read] = planAlarmSeries({ alarm, definition, window: 86_400_000 })
    const series = read ? [{ read, series: [columns('', { avg: [95] })] }] : []
    const { subAlarms } = explainAlarm({ alarm, definition, series, now: 2 * minute })
    expect(subAlarms[0]?.value).toBe(95)
    expect(subAlarms[0]?.metrics.map(({ points, value }) => [points, value])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ])
  })

  test('behavior: before the series arrive there are comparisons, and no values', () => {
    const { subAlarms } = explainAlarm({
      alarm: alarmOf('web1'),
      definition: { expression: 'avg(cpu) > 90 and cpu < 5' },
      now: 0,
    })
    expect(subAlarms.map(({ text, value, points }) => [text, value, points])).toEqual([
      ['avg(cpu) > 90', undefined, undefined],
      ['min(cpu) < 5', undefined, undefined],
    ])
  })

  test('behavior: a metric without measurements has empty points', () => {
    const [subAlarm] = explain('avg(cpu) > 90', alarmOf('web1'), () => [], 2 * minute)
    expect(subAlarm).toMatchObject({ value: undefined, isCurrent: false, violations: 0 })
    expect(subAlarm?.points?.timestamps).toHaveLength(0)
    expect(subAlarm?.metrics[0]?.points?.timestamps).toHaveLength(0)
  })
})
