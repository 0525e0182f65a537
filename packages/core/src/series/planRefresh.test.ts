import { expect, test } from 'vitest'
import { makeSeries } from '../../test/support/makeSeries.js'
import { type LiveSeries, type LiveSeriesOptions, planRefresh } from './index.js'

const now = 1_700_000_020_000 // 10 seconds into a period of 30 seconds
const options: LiveSeriesOptions = { window: 3600, period: 30, key: 'cpu' }

/** A state after a full reload at `now`, with a row per period and host. */
function makeState(hosts: number, some: Partial<LiveSeries<'avg'>> = {}): LiveSeries<'avg'> {
  const { endTime, windowStart, key } = planRefresh(undefined, options, now)
  const rows = Array.from({ length: 120 }, (_, index) => [windowStart + index * 30_000, index] as const)
  const series = Array.from({ length: hosts }, (_, host) => makeSeries(`web${host}`, rows))
  return { key, startTime: windowStart, endTime, reloadedAt: now, series, ...some }
}

test('default: at first the whole window, up to the end of the current period', () => {
  expect(planRefresh(undefined, options, now)).toEqual({
    startTime: now + 20_000 - 3_600_000,
    endTime: now + 20_000,
    full: true,
    windowStart: now + 20_000 - 3_600_000,
    reloadedAt: now,
    key: '30 cpu',
  })
})

test('default: then only the end, from the overlap before the last refresh', () => {
  expect(planRefresh(makeState(2), options, now + 30_000)).toEqual({
    startTime: now - 10_000 - 120_000,
    endTime: now + 50_000,
    full: false,
    windowStart: now + 50_000 - 3_600_000,
    reloadedAt: now,
    key: '30 cpu',
  })
})

test('behavior: the next period starts exactly at the border', () => {
  expect(planRefresh(undefined, options, now + 19_999).endTime).toBe(now + 20_000)
  expect(planRefresh(undefined, options, now + 20_000).endTime).toBe(now + 50_000)
})

test('parameters: window: rounded up to whole periods', () => {
  const { windowStart, endTime } = planRefresh(undefined, { window: 100, period: 30 }, now)
  expect(endTime - windowStart).toBe(120_000)
})

test('parameters: period: without one, whole seconds', () => {
  expect(planRefresh(undefined, { window: 60 }, 1500)).toMatchObject({ startTime: -58_000, endTime: 2000 })
})

test('parameters: overlap: rounded to an earlier border', () => {
  const start = (overlap: number) =>
    planRefresh(makeState(2), { ...options, overlap }, now + 30_000).startTime - now
  expect(start(0)).toBe(-10_000)
  expect(start(1)).toBe(-40_000)
  expect(start(30)).toBe(-40_000)
})

test.each([
  ['key', { key: 'memory' }],
  ['period', { period: 60 }],
  ['a longer window', { window: 3660 }],
])('behavior: full: another %s', (_, changed) => {
  expect(planRefresh(makeState(2), { ...options, ...changed }, now).full).toBe(true)
  expect(planRefresh(makeState(2), options, now).full).toBe(false)
})

test('behavior: a shorter window needs no reload', () => {
  expect(planRefresh(makeState(2), { ...options, window: 1800 }, now).full).toBe(false)
})

test('behavior: full: no known data in the window, or too little', () => {
  const full = (seconds: number, some: LiveSeriesOptions = options) =>
    planRefresh(makeState(1), some, now + seconds * 1000).full
  // 70 or more of 120 rows would be read again.
  expect(full(1920)).toBe(false)
  expect(full(1950)).toBe(true)
  expect(full(3420, { ...options, requestCost: 0 })).toBe(false)
  expect(full(3450, { ...options, requestCost: 0 })).toBe(true)
  expect(full(36_000)).toBe(true)
  expect(planRefresh(makeState(1, { series: [] }), options, now).full).toBe(true)
})

test('parameters: fullReloadEvery', () => {
  const some = { ...options, fullReloadEvery: 600 }
  expect(planRefresh(makeState(2), some, now + 599_999).full).toBe(false)
  expect(planRefresh(makeState(2), some, now + 600_000)).toMatchObject({
    full: true,
    reloadedAt: now + 600_000,
  })
})

test('behavior: a clock set back a little does not move the window; set back a lot, it reloads', () => {
  const state = makeState(2)
  expect(planRefresh(state, options, now - 60_000)).toMatchObject({ full: false, endTime: state.endTime })
  expect(planRefresh(state, options, now - 3_600_000)).toMatchObject({ full: true, endTime: now - 3_580_000 })
})

test.each([
  ['period', { period: 0.5 }, '`period` must be a whole number of at least 1.'],
  ['window', { window: 0 }, '`window` must be a number of seconds above 0.'],
  ['overlap', { overlap: -1 }, '`overlap` must be a number of seconds, at least 0.'],
  ['fullReloadEvery', { fullReloadEvery: 0 }, '`fullReloadEvery` must be above 0.'],
  ['requestCost', { requestCost: Number.NaN }, '`requestCost` must be at least 0.'],
])('error: %s', (_, some, message) => {
  expect(() => planRefresh(undefined, { ...options, ...some }, now)).toThrow(message)
})

test('error: no time', () => {
  expect(() => planRefresh(undefined, options, Number.NaN)).toThrow('`now` must be a time in milliseconds.')
})
