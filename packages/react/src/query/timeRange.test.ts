import { expect, test, vi } from 'vitest'
import { timeRange } from './timeRange.js'

const now = Date.parse('2025-01-31T12:34:56.789Z')
const read = ({ startTime, endTime }: { startTime: number; endTime: number }): string[] =>
  [startTime, endTime].map((time) => new Date(time).toISOString())

test('default: whole periods of five minutes', () => {
  expect(read(timeRange({ duration: 3600 }, now))).toEqual([
    '2025-01-31T11:30:00.000Z',
    '2025-01-31T12:30:00.000Z',
  ])
})

test('parameters: period', () => {
  expect(read(timeRange({ duration: 60, period: 10 }, now))).toEqual([
    '2025-01-31T12:33:50.000Z',
    '2025-01-31T12:34:50.000Z',
  ])
})

test('behavior: a duration that is no multiple of the period is rounded up', () => {
  const { startTime, endTime } = timeRange({ duration: 100, period: 60 }, now)
  expect(endTime - startTime).toBe(120_000)
})

test('behavior: the same range all through a period', () => {
  const first = timeRange({ duration: 3600, period: 60 }, Date.parse('2025-01-31T12:34:00Z'))
  expect(timeRange({ duration: 3600, period: 60 }, Date.parse('2025-01-31T12:34:59.999Z'))).toEqual(first)
  expect(timeRange({ duration: 3600, period: 60 }, Date.parse('2025-01-31T12:35:00Z'))).not.toEqual(first)
})

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('error: a length of %d seconds', (length) => {
  expect(() => timeRange({ duration: length }, now)).toThrow(
    '`duration` must be a number of seconds above 0.',
  )
  expect(() => timeRange({ duration: 60, period: length }, now)).toThrow('`period` must be')
})

test('behavior: a duration in milliseconds gets one warning, in development', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  for (const duration of [60, 3600, 86_400, 604_800, 31_536_000, 900]) timeRange({ duration }, now)
  expect(warn).not.toHaveBeenCalled()
  vi.stubEnv('NODE_ENV', 'production')
  timeRange({ duration: 3_600_000 }, now)
  vi.unstubAllEnvs()
  expect(warn).not.toHaveBeenCalled()
  timeRange({ duration: 3_600_000 }, now)
  timeRange({ duration: 3_600_000 }, now)
  expect(warn.mock.calls).toEqual([['`duration` is in seconds: 3600000 are 42 days. Did you mean 3600?']])
})
