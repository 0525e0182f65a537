import type { SubExpression } from '../expression/index.js'
import type { AlarmMetric, AlarmState } from '../monitoring/index.js'

/** One comparison of an alarm at the time of a transition. */
export type EvaluatedSubAlarm = {
  expression: SubExpression
  state: AlarmState
  /** The values that caused the state, oldest first. */
  currentValues: readonly number[]
}

/** A new alarm. Servers write no history entry for it. */
export type AlarmCreated = {
  type: 'created'
  definitionId: string
  alarmId: string
  /** OK if every comparison is deterministic, else UNDETERMINED. */
  state: AlarmState
  metrics: AlarmMetric[]
  /** Milliseconds since the epoch. */
  timestamp: number
}

/** A metric was added to an alarm. */
export type AlarmMetricAdded = {
  type: 'metricAdded'
  definitionId: string
  alarmId: string
  metric: AlarmMetric
  /** Milliseconds since the epoch. */
  timestamp: number
}

/** An alarm changed its state: becomes a history entry and triggers notifications. */
export type AlarmTransition = {
  type: 'transition'
  definitionId: string
  alarmId: string
  oldState: AlarmState
  newState: AlarmState
  /** Human-readable; not meant to be parsed. */
  reason: string
  /** All comparisons, from left to right. */
  subAlarms: EvaluatedSubAlarm[]
  /** Shared with other events of the alarm: do not modify. */
  metrics: AlarmMetric[]
  /** Milliseconds since the epoch. */
  timestamp: number
}

/** The result of a measurement or a tick. */
export type AlarmEvent = AlarmCreated | AlarmMetricAdded | AlarmTransition
