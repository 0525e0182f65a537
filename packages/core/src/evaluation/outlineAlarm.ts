import type { AlarmStatePeriod } from './alarmTimeline.js'
import type { AlarmRecording } from './backtestRecording.js'
import type { ParsedCondition } from './condition.js'
import type { BacktestAlarmOutline } from './preparedTypes.js'
import { initialState, replayChanges } from './replayAlarm.js'

/** The periods of an alarm between two times in milliseconds, and whether it was in ALARM, however short. */
export function outlineAlarm(
  alarm: AlarmRecording,
  parsed: ParsedCondition,
  range: { startTime: number; endTime: number },
): Omit<BacktestAlarmOutline, 'fires'> & { hasFired: boolean } {
  const { startTime, endTime } = range
  const periods: AlarmStatePeriod[] = []
  const seconds = { OK: 0, ALARM: 0, UNDETERMINED: 0 }
  let firings = 0
  let state = initialState(parsed)
  let hasFired = false
  let since = Math.max(alarm.createdTimestamp, startTime)
  const add = (until: number): void => {
    if (until <= since) return
    periods.push({ state, startTime: since, endTime: until })
    seconds[state] += (until - since) / 1000
    since = until
  }
  replayChanges(alarm, parsed, false, ({ timestamp, newState }) => {
    add(timestamp)
    state = newState
    if (timestamp < startTime) {
      hasFired = newState === 'ALARM'
    } else if (newState === 'ALARM') {
      hasFired = true
      firings++
    }
  })
  add(endTime)
  return { periods, seconds, firings, hasFired }
}
