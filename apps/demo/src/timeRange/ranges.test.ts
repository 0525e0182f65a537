import { parse } from 'valibot'
import { expect, test } from 'vitest'
import { frameSearch } from './frameSearch.js'
import { labelOf, quickRanges, rangeOf, refreshOf, statisticsPeriod } from './ranges.js'

const now = Date.parse('2026-11-30T12:04:10Z')
const context = { now, zone: 'UTC' }

test('points: no range asks for more than a chart can show', () => {
  for (const text of [...quickRanges, '17m', '100d', '5y']) {
    const { series, period } = rangeOf(text, context)
    if (period === undefined) continue
    expect(series.window / period).toBeLessThanOrEqual(360)
  }
})

test('period: as long as the range needs', () => {
  const periods = ['10m', '15m', '1h', '6h', '24h', '7d', '30d'].map((text) => rangeOf(text, context).period)
  expect(periods).toEqual([undefined, undefined, 15, 60, 300, 1800, 7200])
  expect(statisticsPeriod(rangeOf('15m', context))).toBe(15)
})

test('live: ends now, and its window depends only on the range', () => {
  expect(rangeOf('6h', context)).toMatchObject({
    id: '6h',
    live: true,
    startTime: now - 6 * 3_600_000,
    endTime: now,
    series: { window: 21_600, endTime: undefined },
    words: 'the last 6 hours',
  })
  // Growing: read in whole hours.
  const today = rangeOf('today', context)
  expect(today.series).toEqual({ window: 13 * 3600, endTime: undefined })
  expect(rangeOf('today', { ...context, now: now + 600_000 }).series).toEqual(today.series)
})

test('fixed: its series end where it ends', () => {
  const range = rangeOf('2026-11-30 04:00 to 05:00', context)
  const endTime = Date.parse('2026-11-30T05:00Z')
  expect(range).toMatchObject({ live: false, length: 3_600_000, series: { window: 3600, endTime } })
  expect(range.label).toMatch(/04:00 to 05:00$/)
})

test('anything else is the default; today is never empty', () => {
  expect(['', 'constructor', '2026-13-01'].map((text) => rangeOf(text, context).id)).toEqual([
    '1h',
    '1h',
    '1h',
  ])
  expect(rangeOf('now/d', { now: Date.parse('2026-11-30T00:00:00Z'), zone: 'UTC' }).length).toBe(10_000)
})

test('labels: in words', () => {
  expect(quickRanges.slice(0, 4).map(labelOf)).toEqual([
    'Last 15 minutes',
    'Last 1 hour',
    'Last 3 hours',
    'Last 6 hours',
  ])
  expect(labelOf('now-1d/d')).toBe('Yesterday')
  expect(rangeOf('1h').words).toBe('the last hour')
})

test('refresh: from 5 seconds to a minute, several times in a step', () => {
  const periods = [undefined, 15, 30, 60, 300, 1800]
  expect(periods.map((period) => refreshOf(period))).toEqual([5, 5, 5, 10, 50, 60])
  expect(periods.map((period) => refreshOf(period, 3))).toEqual([15, 15, 15, 15, 50, 60])
  expect(refreshOf(15, 14)).toBe(60)
})

test('address: keeps valid parameters as canonical text', () => {
  const search = { range: 'last 6 hours', refresh: 30, zone: 'europe/berlin' }
  expect(parse(frameSearch, search)).toEqual({ range: '6h', refresh: 30, zone: 'Europe/Berlin' })
  expect(parse(frameSearch, { range: '2026-11-30 05:00 to 06:00', zone: 'Europe/Berlin' }).range).toBe(
    '20261130T040000Z..20261130T050000Z',
  )
})

test('address: old parameters keep working', () => {
  expect(parse(frameSearch, { range: '24h', live: false })).toEqual({ range: '24h', refresh: 'off' })
  expect(parse(frameSearch, { live: true })).toEqual({})
})

test('address: drops invalid parameters and defaults', () => {
  // Each is there as `undefined`: the router would take one that is missing from the address.
  const nothing = { range: undefined, refresh: undefined, zone: undefined, live: undefined }
  expect(parse(frameSearch, { range: '1h', refresh: 7, zone: 'Mars/Base', live: 'perhaps' })).toStrictEqual(
    nothing,
  )
  expect(parse(frameSearch, { range: 15, refresh: 'on', zone: {}, live: 0 })).toStrictEqual(nothing)
  expect(parse(frameSearch, { range: '2026-11-30 05:00 to 04:00' })).toStrictEqual(nothing)
})
