import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useTimeRange } from './useTimeRange.js'

const start = Date.parse('2025-01-31T12:00:30Z')
const minute = 60_000

beforeEach(() => {
  vi.useFakeTimers({ now: start })
})

afterEach(() => {
  show('visible')
  vi.useRealTimers()
})

function show(state: 'visible' | 'hidden'): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'))
  })
}

function pass(milliseconds: number): void {
  act(() => {
    vi.advanceTimersByTime(milliseconds)
  })
}

const read = ({ endTime }: { endTime: number }): string => new Date(endTime).toISOString().slice(11, 16)

test('default: the last whole periods', () => {
  const { result } = renderHook(() => useTimeRange({ duration: 3600, period: 60 }))
  expect(result.current).toEqual({
    startTime: Date.parse('2025-01-31T11:00:00Z'),
    endTime: Date.parse('2025-01-31T12:00:00Z'),
  })
})

test('behavior: the same object between renders, and within a period', () => {
  const { result, rerender } = renderHook(() => useTimeRange({ duration: 3600, period: 60 }))
  const first = result.current
  pass(29_000)
  rerender()
  expect(result.current).toBe(first)
})

test('behavior: moves on with the clock', () => {
  const { result } = renderHook(() => useTimeRange({ duration: 3600, period: 60 }))
  pass(minute)
  expect(read(result.current)).toBe('12:01')
  pass(5 * minute)
  expect(read(result.current)).toBe('12:06')
  expect(result.current.endTime - result.current.startTime).toBe(3600_000)
})

test('behavior: renders only when the range moves', () => {
  const render = vi.fn(() => useTimeRange({ duration: 3600, period: 300, refreshInterval: 1000 }))
  renderHook(render)
  const before = render.mock.calls.length
  pass(4 * minute)
  expect(render).toHaveBeenCalledTimes(before)
})

test('behavior: stands still while hidden, and catches up when shown', () => {
  const { result } = renderHook(() => useTimeRange({ duration: 3600, period: 60 }))
  show('hidden')
  expect(vi.getTimerCount()).toBe(0)
  pass(10 * minute)
  expect(read(result.current)).toBe('12:00')
  show('visible')
  expect(read(result.current)).toBe('12:10')
  pass(minute)
  expect(read(result.current)).toBe('12:11')
})

test('behavior: another period and duration count at once', () => {
  const { result, rerender } = renderHook((parameters) => useTimeRange(parameters), {
    initialProps: { duration: 3600, period: 300 },
  })
  pass(4 * minute)
  expect(read(result.current)).toBe('12:00')
  rerender({ duration: 60, period: 60 })
  expect(read(result.current)).toBe('12:04')
  expect(result.current.endTime - result.current.startTime).toBe(minute)
})

test('parameters: refreshInterval false', () => {
  const { result } = renderHook(() => useTimeRange({ duration: 60, period: 60, refreshInterval: false }))
  expect(vi.getTimerCount()).toBe(0)
  pass(10 * minute)
  expect(read(result.current)).toBe('12:00')
})

test('parameters: clock', () => {
  const clock = (): number => 0
  const { result } = renderHook(() => useTimeRange({ duration: 60, period: 60, clock }))
  expect(result.current).toEqual({ startTime: -60_000, endTime: 0 })
})

test('behavior: unmounting stops the timer', () => {
  const { unmount } = renderHook(() => useTimeRange({ duration: 60, period: 60 }))
  expect(vi.getTimerCount()).toBe(1)
  unmount()
  expect(vi.getTimerCount()).toBe(0)
  show('visible')
  expect(vi.getTimerCount()).toBe(0)
})
