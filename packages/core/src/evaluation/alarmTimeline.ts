import { InvalidParameterError } from '../errors/index.js'
import type { Alarm, AlarmHistoryEntry, AlarmState } from '../monitoring/index.js'

/** A stretch of time in which an alarm kept its state; milliseconds since the epoch. */
export type AlarmStatePeriod = { state: AlarmState; startTime: number; endTime: number }

/** The states of an alarm in a time range. */
export type AlarmTimeline = {
  /** Without gaps, oldest first. Empty if the alarm was created after the range. */
  periods: AlarmStatePeriod[]
  /** Seconds spent in each state. Less than the range if the alarm was created in it. */
  seconds: Record<AlarmState, number>
}

export type AlarmTimelineParameters = {
  alarm: Pick<Alarm, 'state' | 'stateUpdatedTimestamp' | 'createdTimestamp'>
  /** The changes of state of this alarm, oldest first. */
  history: readonly Pick<AlarmHistoryEntry, 'timestamp' | 'oldState' | 'newState'>[]
  /** Milliseconds since the epoch. */
  startTime: number
  /** Milliseconds since the epoch. */
  endTime: number
}

/**
 * Returns in which states an alarm was during a time range, and for how long in each: for a state band and for shading
 * behind charts. If the history is older than the alarm, the alarm's own state counts from `stateUpdatedTimestamp`.
 *
 * @throws `InvalidParameterError` if `endTime` is not after `startTime`
 * @example
 * ```ts
 * const alarm = { state: 'ALARM' as const, stateUpdatedTimestamp: 60_000, createdTimestamp: 0 }
 * const history = [{ timestamp: 60_000, oldState: 'OK' as const, newState: 'ALARM' as const }]
 * alarmTimeline({ alarm, history, startTime: 0, endTime: 180_000 }).seconds // { OK: 60, ALARM: 120, UNDETERMINED: 0 }
 * ```
 */
export function alarmTimeline(parameters: AlarmTimelineParameters): AlarmTimeline {
  const { alarm, history, startTime, endTime } = parameters
  if (!(endTime > startTime)) {
    throw new InvalidParameterError({ parameter: 'endTime', reason: 'must be after `startTime`' })
  }
  const periods: AlarmStatePeriod[] = []
  const add = (state: AlarmState, from: number, to: number): void => {
    const [start, end] = [Math.max(from, startTime), Math.min(to, endTime)]
    if (start >= end) return
    const last = periods.at(-1)
    if (last?.state === state) last.endTime = end
    else periods.push({ state, startTime: start, endTime: end })
  }
  let since = alarm.createdTimestamp
  let state = history[0]?.oldState ?? alarm.state
  for (const { timestamp, newState } of history) {
    add(state, since, timestamp)
    since = Math.max(since, timestamp)
    state = newState
  }
  if (state !== alarm.state) {
    const changed = Math.max(since, alarm.stateUpdatedTimestamp)
    add(state, since, changed)
    since = changed
  }
  add(alarm.state, since, endTime)
  const seconds = { OK: 0, ALARM: 0, UNDETERMINED: 0 }
  for (const period of periods) seconds[period.state] += (period.endTime - period.startTime) / 1000
  return { periods, seconds }
}
