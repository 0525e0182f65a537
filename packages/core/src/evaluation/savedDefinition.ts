import type { AlarmMetric, AlarmState } from '../monitoring/index.js'
import type { SavedSubAlarm } from './subAlarmEvaluator.js'

/** An alarm as it stands. */
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
  /** Milliseconds since the epoch: it decides in which minute periods above 60 seconds begin. */
  createdTimestamp: number
}

/** An alarm with its windows, as plain JSON. */
export type SavedAlarm = EvaluatedAlarm & { subAlarms: SavedSubAlarm[] }

/** A metric of an alarm that is not complete, and its newest measurement; milliseconds since the epoch. */
export type SavedWaitingMetric = {
  metric: AlarmMetric
  measurement: { timestamp: number; value: number } | null
}

/** A definition with its alarms, and with the metrics that wait for others, as plain JSON. */
export type SavedDefinition = {
  id: string
  expression: string
  matchBy: readonly string[]
  /** How many alarms got their ids by counting. */
  created: number
  alarms: SavedAlarm[]
  waiting: SavedWaitingMetric[][]
}
