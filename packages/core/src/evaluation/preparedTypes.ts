import type { AlarmMetric, AlarmState } from '../monitoring/index.js'
import type { ColumnSeries } from '../series/index.js'
import type { AlarmTimeline } from './alarmTimeline.js'
import type { BacktestAlarm, BacktestResult } from './backtestTypes.js'

/** What a prepared back-test may change. */
export type BacktestChange = {
  /**
   * An expression with the same comparisons in the same order, except for thresholds, operators, `deterministic` and the
   * way they are combined.
   *
   * @default the expression of the preparation
   */
  expression?: string | undefined
  /** A threshold for each comparison, from left to right; `undefined` keeps that of the expression. */
  thresholds?: readonly (number | undefined)[] | undefined
}

/** One alarm of a prepared back-test: no threshold changes it. */
export type PreparedAlarm = {
  id: string
  metrics: AlarmMetric[]
  /** Milliseconds since the epoch. */
  createdTimestamp: number
  /**
   * For each comparison, from left to right: the values that the engine compares, one for each period with its start;
   * for `last`, the measurements. In the first phase.
   */
  values: ColumnSeries<'value'>[]
}

/** The course of one alarm, without the reasons of its transitions. */
export type BacktestAlarmOutline = AlarmTimeline & {
  /** Number of changes to ALARM in the range. */
  firings: number
  /** Whether it was in ALARM during the range: in every tried phase, in some, or in none. */
  fires: BacktestAlarm['fires']
}

/** The alarms of a back-test as periods and sums. */
export type BacktestOutline = {
  /** In the order of `PreparedBacktest.alarms`, in the first phase. */
  alarms: BacktestAlarmOutline[]
  totals: {
    firings: number
    /** Number of alarms that were in ALARM during the range. */
    fired: number
    seconds: Record<AlarmState, number>
  }
}

/** Measurements, reduced to what a threshold is compared with. */
export type PreparedBacktest = Pick<BacktestResult, 'incomplete' | 'phases' | 'limits'> & {
  /** In the order of creation. */
  alarms: PreparedAlarm[]
  /** Whether `run` and `outline` accept an expression. If not, prepare again. */
  fits(expression: string): boolean
  /**
   * Returns the result of `backtest` for the changed expression.
   *
   * @throws `ExpressionSyntaxError`; `InvalidParameterError` for an expression that does not fit, and for thresholds
   *   that are not one finite number or `undefined` for each comparison
   */
  run(change?: BacktestChange): BacktestResult
  /**
   * Returns the periods and sums of `run`, without reasons and values: faster, and small enough for each step of a drag.
   *
   * @throws as `run`
   */
  outline(change?: BacktestChange): BacktestOutline
}
