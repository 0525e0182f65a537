import { expect, test } from 'vitest'
import { type RefreshState, refreshInterval } from './refreshInterval.js'

const state = (some: Partial<RefreshState>): RefreshState => ({
  error: null,
  dataUpdatedAt: 0,
  errorUpdatedAt: 0,
  errorUpdateCount: 0,
  ...some,
})

test('default: the interval, also after failures that are over', () => {
  expect(refreshInterval(state({}), 5000)).toBe(5000)
  expect(refreshInterval(state({ dataUpdatedAt: 2, errorUpdatedAt: 1, errorUpdateCount: 9 }), 5000)).toBe(
    5000,
  )
})

test('failing: as long as it has been failing, and half a minute at most', () => {
  const error = new Error('away')
  const failing = [1, 7, 15, 29, 3600].map((seconds) =>
    refreshInterval(state({ error, dataUpdatedAt: 1000, errorUpdatedAt: 1000 + seconds * 1000 }), 5000),
  )
  expect(failing).toEqual([5000, 7000, 15_000, 29_000, 30_000])
})

test('failing from the start: twice as long after each failure', () => {
  const error = new Error('away')
  const failing = [1, 2, 3, 4, 9].map((errorUpdateCount) =>
    refreshInterval(state({ error, errorUpdatedAt: 1, errorUpdateCount }), 5000),
  )
  expect(failing).toEqual([5000, 10_000, 20_000, 30_000, 30_000])
})

test('an interval that is longer than half a minute stays', () => {
  expect(refreshInterval(state({ error: 'away', errorUpdateCount: 5 }), 60_000)).toBe(60_000)
})
