import type { AlarmMetric, AlarmState } from '../monitoring/index.js'
import type { ColumnSeries } from '../series/index.js'
import type { AlarmTransition } from './alarmEvent.js'
import type { BacktestLimit } from './backtestLimits.js'

/** What to try on which data. */
export type BacktestParameters = {
  /** The text of an alarm expression. */
  expression: string
  /** Dimension names: each group of metrics with other values of these gets an alarm of its own. @default [] */
  matchBy?: readonly string[] | undefined
  /**
   * Measurements of every metric that the expression asks for, each with the full dimensions of its metric, ascending by
   * time. Begin `(times + 2) * period` seconds before `startTime`, so that windows are full when the range begins.
   */
  series: readonly ColumnSeries<'value'>[]
  /** Milliseconds since the epoch. What happens before only leads up to the state at this time. */
  startTime: number
  /** Milliseconds since the epoch; later measurements are not looked at. */
  endTime: number
  /** Seconds that the engine waits for late measurements after a period ends. @default 30 */
  delay?: number | undefined
  /** In which second of each minute the engine evaluates: 0 and more, below 60. @default 7 */
  tickSecond?: number | undefined
  /**
   * In which minute periods above 60 seconds begin: `first` takes the minute of the first measurement, `all` tries every
   * minute, or 60 of them when there are more, and takes that many times as long.
   *
   * @default 'first'
   */
  phases?: 'first' | 'all' | undefined
}

/** How an alarm would have fared. */
export type BacktestRun = {
  /** Seconds by which periods began before the minute of the first measurement. */
  phase: number
  /** When the range began, or the alarm, if that was later. */
  initialState: AlarmState
  finalState: AlarmState
  /** Those in the range, oldest first, with the values that led to each. */
  transitions: AlarmTransition[]
  /** Seconds of the range spent in each state; less than the range when the alarm came to be within it. */
  seconds: Record<AlarmState, number>
}

/** One alarm that there would have been. Its own members are those of the first phase. */
export type BacktestAlarm = BacktestRun & {
  id: string
  metrics: AlarmMetric[]
  /** Milliseconds since the epoch. */
  createdTimestamp: number
  /** Whether it was in ALARM at some time of the range: in every phase tried, in some, or in none. */
  fires: 'always' | 'sometimes' | 'never'
  /** The same alarm in the other phases tried. */
  otherPhases: BacktestRun[]
}

/** What would have happened, as an estimate: `limits` says what it rests on. */
export type BacktestResult = {
  /** In the order in which they came to be. */
  alarms: BacktestAlarm[]
  /** Over all alarms, in the first phase. */
  totals: { transitions: number; seconds: Record<AlarmState, number> }
  /** Groups of metrics that never made an alarm, since a comparison found no metric for them. */
  incomplete: AlarmMetric[][]
  /** Seconds: the phases tried. */
  phases: number[]
  limits: BacktestLimit[]
}

/** How far a back-test has come. */
export type BacktestProgress = {
  /** Measurements gone through, those of all phases together. */
  done: number
  total: number
}
