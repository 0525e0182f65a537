import type { Alarm, AlarmHistoryEntry, AlarmState } from '@monasca/core'
import { expect, test } from 'vitest'
import { isSameNews, latestChanges } from './latestChanges.js'

const alarm = (id: string, state: AlarmState, changed: number, created = 0): Alarm => ({
  id,
  alarmDefinition: { id: 'cpu', name: 'High CPU usage', severity: 'HIGH' },
  metrics: [],
  state,
  lifecycleState: null,
  link: null,
  stateUpdatedTimestamp: changed,
  updatedTimestamp: changed,
  createdTimestamp: created,
})
const entry = (
  alarmId: string,
  timestamp: number,
  oldState: AlarmState,
  newState: AlarmState,
): AlarmHistoryEntry => ({
  id: String(timestamp),
  alarmId,
  timestamp,
  metrics: [],
  oldState,
  newState,
  reason: '',
  reasonData: '{}',
  subAlarms: [],
})

const alarms = [alarm('a', 'ALARM', 9000), alarm('b', 'OK', 8000), alarm('c', 'UNDETERMINED', 7000, 7000)]

test('newest first: also earlier changes of an alarm, and alarms that are new', () => {
  const entries = [
    entry('other', 7100, 'OK', 'ALARM'),
    entry('a', 7500, 'ALARM', 'OK'),
    entry('b', 8123.456, 'ALARM', 'OK'),
    entry('a', 9001, 'OK', 'ALARM'),
  ]
  const changes = latestChanges(alarms, entries, 10)
  expect(changes.map(({ alarm, from, to, time }) => [alarm.id, from, to, time])).toEqual([
    ['a', 'OK', 'ALARM', 9001],
    ['b', 'ALARM', 'OK', 8123.456],
    ['a', 'ALARM', 'OK', 7500],
    ['c', undefined, 'UNDETERMINED', 7000],
  ])
  expect(changes.map(({ isNew }) => isNew)).toEqual([false, false, false, true])
  expect(new Set(changes.map(({ key }) => key)).size).toBe(4)
  expect(latestChanges(alarms, entries, 2)).toHaveLength(2)
})

test('a storm: entries that did not fit on the page are completed from the alarms', () => {
  const changes = latestChanges(alarms, [entry('a', 7500, 'ALARM', 'OK')], 10)
  expect(changes.map(({ alarm, from, to, isNew }) => [alarm.id, from, to, isNew])).toEqual([
    ['a', undefined, 'ALARM', false],
    ['b', undefined, 'OK', false],
    ['a', 'ALARM', 'OK', false],
    ['c', undefined, 'UNDETERMINED', true],
  ])
})

test('news: another alarm, or another time', () => {
  expect(isSameNews(alarms, [...alarms])).toBe(true)
  expect(isSameNews(alarms, alarms.slice(1))).toBe(false)
  expect(isSameNews(alarms, [alarm('a', 'ALARM', 9500), ...alarms.slice(1)])).toBe(false)
})
