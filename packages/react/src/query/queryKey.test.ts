import { hashKey } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { getAlarmQueryKey, listAlarmsQueryKey } from './alarms.js'
import { listMetricsQueryKey } from './metrics.js'
import { monascaQueryKey } from './queryKey.js'
import { listMeasurementsQueryKey, listStatisticsQueryKey } from './series.js'

test('default: from broad to narrow', () => {
  expect(listMetricsQueryKey('scope')).toEqual(['monasca', 'scope', 'metrics', 'list', {}])
  expect(getAlarmQueryKey('scope', { alarmId: 'a' })).toEqual([
    'monasca',
    'scope',
    'alarms',
    'get',
    { alarmId: 'a' },
  ])
})

test('behavior: undefined is dropped, nested too', () => {
  const key = listMetricsQueryKey('scope', { name: undefined, dimensions: { hostname: 'web1' }, limit: 3 })
  expect(key[4]).toStrictEqual({ dimensions: { hostname: 'web1' }, limit: 3 })
})

test('behavior: a Date and its milliseconds are the same key', () => {
  const statistics = ['avg'] as const
  const date = new Date('2025-01-31T12:00:00Z')
  const parameters = { name: 'cpu.idle_perc', statistics }
  const key = listStatisticsQueryKey('scope', { ...parameters, startTime: date })
  expect(key[4]).toEqual({
    name: 'cpu.idle_perc',
    statistics: ['avg'],
    startTime: '2025-01-31T12:00:00.000Z',
  })
  expect(listStatisticsQueryKey('scope', { ...parameters, startTime: date.getTime() })).toEqual(key)
})

test('behavior: all times of all reads become text', () => {
  expect(listAlarmsQueryKey('scope', { stateUpdatedStartTime: new Date(0) })[4]).toEqual({
    stateUpdatedStartTime: '1970-01-01T00:00:00.000Z',
  })
  const key = listMeasurementsQueryKey('scope', { name: 'x', startTime: 0, endTime: new Date(1) })
  expect(key[4]).toEqual({
    name: 'x',
    startTime: '1970-01-01T00:00:00.000Z',
    endTime: '1970-01-01T00:00:00.001Z',
  })
})

test('behavior: a dimension that is named like a time is left alone', () => {
  const key = listMetricsQueryKey('scope', { dimensions: { startTime: 'noon' } })
  expect(key[4]).toEqual({ dimensions: { startTime: 'noon' } })
})

test('behavior: an invalid time does not break the render', () => {
  const key = listMeasurementsQueryKey('scope', {
    name: 'x',
    startTime: new Date(Number.NaN),
    endTime: Number.NaN,
  })
  expect(key[4]).toEqual({ name: 'x', startTime: 'Invalid Date', endTime: 'NaN' })
})

test('behavior: keys survive JSON', () => {
  const key = listMetricsQueryKey('scope', {
    dimensions: { hostname: ['web1', 'web2'], service: true },
    startTime: new Date(0),
  })
  expect(JSON.parse(JSON.stringify(key))).toEqual(key)
})

test('behavior: the order of members does not matter', () => {
  const left = listMetricsQueryKey('scope', { name: 'x', dimensions: { a: '1', b: '2' } })
  const right = listMetricsQueryKey('scope', { dimensions: { b: '2', a: '1' }, name: 'x' })
  expect(hashKey(left)).toBe(hashKey(right))
})

test('monascaQueryKey: the beginning of a scope and of a resource', () => {
  expect(monascaQueryKey('scope')).toEqual(['monasca', 'scope'])
  expect(monascaQueryKey('scope', 'alarms')).toEqual(['monasca', 'scope', 'alarms'])
})
