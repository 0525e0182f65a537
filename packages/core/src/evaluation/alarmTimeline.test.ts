import { expect, test } from 'vitest'
import type { AlarmState } from '../monitoring/index.js'
import { type AlarmTimelineParameters, alarmTimeline } from './index.js'

const change = (timestamp: number, oldState: AlarmState, newState: AlarmState) => ({
  timestamp,
  oldState,
  newState,
})
const alarm: AlarmTimelineParameters['alarm'] = {
  state: 'ALARM',
  stateUpdatedTimestamp: 60_000,
  createdTimestamp: 0,
}

/** The periods as text. */
function periods(parameters: AlarmTimelineParameters): string[] {
  return alarmTimeline(parameters).periods.map(
    ({ state, startTime, endTime }) => `${state} ${startTime / 1000}-${endTime / 1000}`,
  )
}

test('default: periods and seconds of a range, cut at both ends', () => {
  const history = [change(10_000, 'UNDETERMINED', 'OK'), change(60_000, 'OK', 'ALARM')]
  expect(alarmTimeline({ alarm, history, startTime: 30_000, endTime: 180_000 })).toEqual({
    periods: [
      { state: 'OK', startTime: 30_000, endTime: 60_000 },
      { state: 'ALARM', startTime: 60_000, endTime: 180_000 },
    ],
    seconds: { OK: 30, ALARM: 120, UNDETERMINED: 0 },
  })
})

test('behavior: starts with the first known state, from the creation of the alarm on', () => {
  const history = [change(60_000, 'UNDETERMINED', 'ALARM')]
  const created = { ...alarm, createdTimestamp: 20_000 }
  expect(periods({ alarm: created, history, startTime: 0, endTime: 90_000 })).toEqual([
    'UNDETERMINED 20-60',
    'ALARM 60-90',
  ])
})

test('behavior: without a history the state of the alarm fills the range', () => {
  expect(periods({ alarm, history: [], startTime: 0, endTime: 90_000 })).toEqual(['ALARM 0-90'])
})

test('behavior: an alarm that is newer than its history counts from its last change', () => {
  const history = [change(10_000, 'ALARM', 'OK')]
  expect(periods({ alarm, history, startTime: 0, endTime: 90_000 })).toEqual([
    'ALARM 0-10',
    'OK 10-60',
    'ALARM 60-90',
  ])
})

test('behavior: equal neighbours are one period, and an alarm created later has none', () => {
  const history = [change(10_000, 'OK', 'ALARM'), change(20_000, 'OK', 'ALARM')]
  expect(periods({ alarm, history, startTime: 15_000, endTime: 90_000 })).toEqual(['ALARM 15-90'])
  const later = { ...alarm, createdTimestamp: 100_000 }
  expect(periods({ alarm: later, history: [], startTime: 0, endTime: 90_000 })).toEqual([])
})

test('error: an empty range', () => {
  expect(() => alarmTimeline({ alarm, history: [], startTime: 5, endTime: 5 })).toThrow('endTime')
})
