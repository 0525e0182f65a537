import type { SubExpression } from '../expression/index.js'
import type { AlarmMetric, AlarmState } from '../monitoring/index.js'

/** One comparison of an alarm, as it stood when the alarm changed. */
export type EvaluatedSubAlarm = {
  expression: SubExpression
  state: AlarmState
  /** The values that led to the state, oldest first. */
  currentValues: readonly number[]
}

/** An alarm came to be. Servers write no history for it. */
export type AlarmCreated = {
  type: 'created'
  definitionId: string
  alarmId: string
  /** OK when every comparison is deterministic, else UNDETERMINED. */
  state: AlarmState
  metrics: AlarmMetric[]
  /** Milliseconds since the epoch. */
  timestamp: number
}

/** An alarm got one more metric. */
export type AlarmMetricAdded = {
  type: 'metricAdded'
  definitionId: string
  alarmId: string
  metric: AlarmMetric
  /** Milliseconds since the epoch. */
  timestamp: number
}

/** An alarm changed its state: what becomes an entry of its history, and drives notifications. */
export type AlarmTransition = {
  type: 'transition'
  definitionId: string
  alarmId: string
  oldState: AlarmState
  newState: AlarmState
  /** Words for people; not made to be parsed. */
  reason: string
  /** All comparisons, from left to right. */
  subAlarms: EvaluatedSubAlarm[]
  /** Shared with other events of the alarm: not to be changed. */
  metrics: AlarmMetric[]
  /** Milliseconds since the epoch. */
  timestamp: number
}

/** What comes of a measurement or a tick. */
export type AlarmEvent = AlarmCreated | AlarmMetricAdded | AlarmTransition
