import { expect, test } from 'vitest'
import { planCompared } from './planCompared.js'
import { planRead } from './planRead.js'

const hour = 3_600_000
const range = { length: hour, period: 15 }

test('a plain query is one grouped read', () => {
  expect(planRead({ metric: 'cpu.user_perc' }, range)).toMatchObject({
    request: {
      name: 'cpu.user_perc',
      dimensions: undefined,
      statistics: ['avg'],
      period: 15,
      groupBy: '*',
      mergeMetrics: undefined,
    },
    rest: {},
    notes: [],
  })
})

test('several values, any value, groups and functions go to the server', () => {
  const query = {
    metric: 'm',
    dimensions: { hostname: ['web 1', 'ü'], device: [] },
    functions: ['max' as const, 'avg' as const],
    groupBy: ['hostname'],
  }
  expect(planRead(query, range).request).toMatchObject({
    dimensions: { hostname: ['web 1', 'ü'], device: true },
    statistics: ['avg', 'max'],
    groupBy: ['hostname'],
  })
  expect(planRead({ metric: 'm', merge: true }, range).request).toMatchObject({
    groupBy: undefined,
    mergeMetrics: true,
  })
  expect(planRead({ metric: 'm', functions: [] }, range).request).toMatchObject({
    statistics: undefined,
    period: undefined,
  })
})

test('a value that a query cannot contain is chosen from the response, which shows it', () => {
  const dimensions = { thing: ['a|b'], hostname: ['web'] }
  expect(planRead({ metric: 'm', dimensions }, range)).toMatchObject({
    request: { dimensions: { thing: true, hostname: ['web'] }, groupBy: '*' },
    rest: { thing: ['a|b'] },
  })
  expect(planRead({ metric: 'm', dimensions, merge: true }, range)).toMatchObject({
    request: { groupBy: ['thing'], mergeMetrics: undefined },
    rest: { thing: ['a|b'] },
    notes: [],
  })
  expect(
    planRead({ metric: 'm', dimensions: { thing: ['', 'a,b'] }, groupBy: ['hostname'] }, range),
  ).toMatchObject({
    request: { groupBy: ['hostname', 'thing'] },
    rest: { thing: ['', 'a,b'] },
    notes: ['m: a line per thing, because the server cannot merge values that contain “|” or “,”.'],
  })
})

test('a changed period is a note', () => {
  expect(planRead({ metric: 'm', period: 1 }, { length: 24 * hour, period: 300 }).notes).toEqual([
    'm: 1 s would be too many points in 1 d.',
  ])
})

test('a compared read covers whole hours, so that it stays the same for one', () => {
  const at = (time: string) =>
    planCompared({ metric: 'm', compare: '1d' }, { length: hour, endTime: Date.parse(time) })
  expect(at('2026-11-30T12:10:00Z')).toEqual({
    window: 7200,
    endTime: Date.parse('2026-11-29T13:00:00Z'),
    earlier: 86_400_000,
  })
  expect(at('2026-11-30T12:50:00Z')).toEqual(at('2026-11-30T12:10:00Z'))
  expect(planCompared({ metric: 'm' }, { length: hour, endTime: 0 })).toBeUndefined()
})
