import type { AlarmMetric, AlarmState } from '../monitoring/index.js'
import type { SavedSubAlarm } from './subAlarmEvaluator.js'

/** The current state of an alarm. */
export type EvaluatedAlarm = {
  id: string
  state: AlarmState
  metrics: AlarmMetric[]
  /** Milliseconds since the epoch. */
  createdTimestamp: number
}

/** An alarm that is stored elsewhere, for example in the tables of a server. */
export type AdoptedAlarm = {
  id: string
  state: AlarmState
  metrics: readonly AlarmMetric[]
  /** Milliseconds since the epoch; determines the start minute of periods above 60 seconds. */
  createdTimestamp: number
}

/** An alarm with its windows, as plain JSON. */
export type SavedAlarm = EvaluatedAlarm & { subAlarms: SavedSubAlarm[] }

/** A metric of an incomplete alarm and its newest measurement; milliseconds since the epoch. */
export type SavedWaitingMetric = {
  metric: AlarmMetric
  measurement: { timestamp: number; value: number } | null
}

/** A definition with its alarms and waiting metrics, as plain JSON. */
export type SavedDefinition = {
  id: string
  expression: string
  matchBy: readonly string[]
  /** Number of alarms with counted ids. */
  created: number
  alarms: SavedAlarm[]
  waiting: SavedWaitingMetric[][]
}
