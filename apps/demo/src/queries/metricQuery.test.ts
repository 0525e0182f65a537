import { expect, test } from 'vitest'
import { chartSettings } from './chartSettings.js'
import { metricQueries, metricQuery } from './metricQuery.js'
import { readJson } from './readJson.js'

const read = (input: unknown) => readJson(metricQueries, input, 'queries')

test('a query is read as it is written', () => {
  const queries = [
    {
      metric: 'cpu.user_perc',
      dimensions: { hostname: ['web 1', 'a|b', ''], device: [] },
      functions: ['avg', 'max'],
      period: 60,
      groupBy: ['hostname'],
      merge: false,
      alias: '{hostname} ☂',
      hidden: true,
      unit: 'percent',
      compare: '1d',
    },
    { metric: '$metric', groupBy: '*', functions: [] },
  ]
  expect(read(queries)).toEqual({ value: queries })
})

test('functions have one order, and groups one of each', () => {
  expect(read([{ metric: 'm', functions: ['max', 'avg', 'max'], groupBy: ['b', 'a', 'b'] }]).value).toEqual([
    { metric: 'm', functions: ['avg', 'max'], groupBy: ['b', 'a'] },
  ])
})

test.each([
  ['text', 'queries must be a list of queries.'],
  [null, 'queries must be a list of queries.'],
  [[7], 'queries.0 must be a query.'],
  [[{}], 'queries.0.metric is missing.'],
  [[{ metric: '' }], 'queries.0.metric must not be empty.'],
  [[{ metric: 'm'.repeat(256) }], 'queries.0.metric must have at most 255 characters.'],
  [
    [{ metric: 'm', dimensions: { hostname: 'web' } }],
    'queries.0.dimensions.hostname must be a list of values.',
  ],
  [[{ metric: 'm', dimensions: { hostname: [{}] } }], 'queries.0.dimensions.hostname.0 must be text.'],
  [
    [{ metric: 'm' }, { metric: 'm', functions: ['p99'] }],
    'queries.1.functions.0 must be one of avg, min, max, sum, count.',
  ],
  [[{ metric: 'm', period: 0 }], 'queries.0.period must be at least 1 second.'],
  [[{ metric: 'm', period: 1.5 }], 'queries.0.period must be a whole number of seconds.'],
  [[{ metric: 'm', period: Number.NaN }], /^queries\.0\.period must be a/],
  [[{ metric: 'm', period: 1e9 }], 'queries.0.period must be at most 31 days.'],
  [[{ metric: 'm', groupBy: [] }], 'queries.0.groupBy must be "*" or a list of dimension names.'],
  [[{ metric: 'm', unit: 'parsec' }], 'queries.0.unit must be the name of a unit, such as percent.'],
  [[{ metric: 'm', compare: '-1d' }], 'queries.0.compare must be a time such as 1h, 1d or 1w.'],
  [[{ metric: 'm', onload: 'x' }], 'queries.0.onload is not part of a query.'],
  [Array.from({ length: 21 }, () => ({ metric: 'm' })), 'queries must have at most 20 queries.'],
])('%j: the first problem is named', (input, problem) => {
  const { value, problem: found } = read(input)
  expect(value).toBeUndefined()
  expect(found).toEqual(typeof problem === 'string' ? problem : expect.stringMatching(problem))
})

test('a name of every object stays data', () => {
  const input = JSON.parse('{"metric":"m","dimensions":{"__proto__":["a"],"toString":["b"]}}')
  const { value } = readJson(metricQuery, input, 'query')
  expect(value?.dimensions).toEqual({ toString: ['b'] })
  expect(Object.getPrototypeOf(value?.dimensions)).toBe(Object.prototype)
})

test('settings: what is valid, and what is wrong', () => {
  const settings = {
    draw: 'stacked',
    scale: 'log',
    min: 0.5,
    max: 100,
    legend: 'table',
    sort: { by: 'last', desc: true },
  }
  expect(readJson(chartSettings, settings, 'chart')).toEqual({ value: settings })
  expect(readJson(chartSettings, {}, 'chart')).toEqual({ value: {} })
  expect(readJson(chartSettings, { draw: 'pie' }, 'chart').problem).toBe(
    'chart.draw must be one of lines, area, stacked, bars, points.',
  )
  expect(readJson(chartSettings, { min: 1, max: 1 }, 'chart').problem).toBe(
    'chart must have a `min` below its `max`.',
  )
  expect(readJson(chartSettings, { max: Number.POSITIVE_INFINITY }, 'chart').problem).toBe(
    'chart.max must be a finite number.',
  )
})
