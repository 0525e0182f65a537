import { expect, test } from 'vitest'
import { keepPreviousRange } from './keepPreviousRange.js'
import { listStatisticsQueryKey } from './series.js'

const parameters = {
  name: 'cpu.idle_perc',
  statistics: ['avg'] as const,
  dimensions: { hostname: 'web1', service: 'shop' },
  startTime: 0,
  endTime: 60_000,
}
const queryKey = listStatisticsQueryKey('scope', parameters)
const keep = keepPreviousRange(queryKey)
const previous = (changes: object, scope = 'scope') => ({
  queryKey: listStatisticsQueryKey(scope, { ...parameters, ...changes }),
})

test('default: another time range keeps what is shown', () => {
  expect(keep('shown', previous({ startTime: 60_000, endTime: 120_000 }))).toBe('shown')
  expect(keep('shown', previous({ endTime: undefined }))).toBe('shown')
})

test('behavior: the order of members does not matter', () => {
  const dimensions = { service: 'shop', hostname: 'web1' }
  expect(keep('shown', previous({ dimensions, startTime: 1 }))).toBe('shown')
})

test.each([
  ['another metric', previous({ name: 'cpu.user_perc' })],
  ['other dimensions', previous({ dimensions: { hostname: 'web2', service: 'shop' } })],
  ['other statistics', previous({ statistics: ['max'] })],
  ['another period', previous({ period: 60 })],
  ['another scope', previous({}, 'other')],
  ['nothing before', undefined],
])('behavior: %s inherits nothing', (_name, query) => {
  expect(keep('shown', query)).toBe(undefined)
})
