import type { AlarmMetric, AlarmState } from '../monitoring/index.js'
import type { ColumnSeries } from '../series/index.js'
import type { AlarmTransition } from './alarmEvent.js'
import type { BacktestLimit } from './backtestLimits.js'

export type BacktestParameters = {
  /** The text of an alarm expression. */
  expression: string
  /** Dimension names: each distinct combination of their values gets its own alarm. @default [] */
  matchBy?: readonly string[] | undefined
  /**
   * Measurements of every metric of the expression, with the full dimensions of each metric, ascending by time. Start
   * `(times + 2) * period` seconds before `startTime`, so that windows are full at the start of the range.
   */
  series: readonly ColumnSeries<'value'>[]
  /** Milliseconds since the epoch. Earlier measurements only determine the state at this time. */
  startTime: number
  /** Milliseconds since the epoch; later measurements are ignored. */
  endTime: number
  /** Seconds that the engine waits for late measurements after a period. @default 30 */
  delay?: number | undefined
  /** Second of each minute at which the engine evaluates: from 0 to below 60. @default 7 */
  tickSecond?: number | undefined
  /**
   * Start minute of periods above 60 seconds: `first` uses the minute of the first measurement. `all` tries every
   * minute, at most 60, and takes that many times as long.
   *
   * @default 'first'
   */
  phases?: 'first' | 'all' | undefined
}

/** The course of an alarm in a back-test. */
export type BacktestRun = {
  /** Seconds by which periods start before the minute of the first measurement. */
  phase: number
  /** Start of the range, or creation of the alarm if that is later. */
  initialState: AlarmState
  finalState: AlarmState
  /** Transitions in the range, oldest first, with their values. */
  transitions: AlarmTransition[]
  /** Seconds of the range in each state; less than the range if the alarm was created within it. */
  seconds: Record<AlarmState, number>
}

/** One alarm of a back-test. Its own members describe the first phase. */
export type BacktestAlarm = BacktestRun & {
  id: string
  metrics: AlarmMetric[]
  /** Milliseconds since the epoch. */
  createdTimestamp: number
  /** Whether it was in ALARM during the range: in every tried phase, in some, or in none. */
  fires: 'always' | 'sometimes' | 'never'
  /** The same alarm in the other phases. */
  otherPhases: BacktestRun[]
}

/** An estimate of what would have happened; `limits` lists its assumptions. */
export type BacktestResult = {
  /** In the order of creation. */
  alarms: BacktestAlarm[]
  /** Over all alarms, in the first phase. */
  totals: { transitions: number; seconds: Record<AlarmState, number> }
  /** Groups of metrics without an alarm, because a comparison has no metric in them. */
  incomplete: AlarmMetric[][]
  /** The tried phases, in seconds. */
  phases: number[]
  limits: BacktestLimit[]
}

/** Progress of a back-test. */
export type BacktestProgress = {
  /** Processed measurements, over all phases. */
  done: number
  total: number
}
