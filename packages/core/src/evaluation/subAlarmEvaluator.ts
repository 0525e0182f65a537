import type { SubExpression } from '../expression/index.js'
import type { AlarmState } from '../monitoring/index.js'
import { compare } from './compare.js'
import { type AtOnce, decidesAtOnce } from './decidesAtOnce.js'
import { checkDelay, defaultDelay } from './delay.js'
import { type SavedWindow, SlotWindow } from './slotWindow.js'

export type SubAlarmEvaluatorOptions = {
  /** Time of creation in milliseconds since the epoch. The minute determines where its periods start. */
  now: number
  /** Seconds to wait for late measurements after a period. @default 30 */
  delay?: number | undefined
}

/** The report of a sub-alarm to its alarm. */
export type SubAlarmReport = {
  state: AlarmState
  /** The values that caused the state, oldest first; for OK, up to the first good one. */
  currentValues: readonly number[]
}

/** A sub-alarm as plain JSON. */
export type SavedSubAlarm = SubAlarmReport & {
  hasReported: boolean
  mustReport: boolean
  /** Number of consecutive evaluations of the view without a decision. */
  undecided: number
  window: SavedWindow
  /** For `last`: time of the newest measurement in milliseconds since the epoch. */
  newest: { timestamp: number; value: number } | null
}

/**
 * Evaluates one comparison of an expression in one alarm: processes measurements and ticks and reports the state, by
 * the rules of Monasca's threshold engine. It has no clock: callers pass the time.
 *
 * For `last`, period and `times` are ignored, as the language documentation states.
 *
 * @example
 * ```ts
 * const [expression] = listSubExpressions(parseExpression('max(cpu.user_perc) > 90'))
 * if (expression) {
 *   const subAlarm = new SubAlarmEvaluator(expression, { now: 0 })
 *   subAlarm.measure(15_000, 97) // { state: 'ALARM', currentValues: [97] }
 *   subAlarm.tick(67_000) // undefined: nothing new
 * }
 * ```
 */
export class SubAlarmEvaluator {
  #expression: SubExpression
  #atOnce: AtOnce
  #window: SlotWindow
  readonly #delay: number
  #state: AlarmState
  #currentValues: readonly number[] = []
  #hasReported = false
  #mustReport = true
  #undecided = 0
  #newestTimestamp = Number.NEGATIVE_INFINITY
  #newestValue = Number.NaN

  /** @throws `InvalidParameterError` for a `delay` that is not a number of at least 0 */
  constructor(expression: SubExpression, { now, delay = defaultDelay }: SubAlarmEvaluatorOptions) {
    this.#expression = expression
    this.#atOnce = decidesAtOnce(expression)
    this.#delay = checkDelay(delay)
    this.#window = new SlotWindow(expression, toSeconds(now))
    this.#state = expression.deterministic ? 'OK' : 'UNDETERMINED'
  }

  /** The comparison that is evaluated. */
  get expression(): SubExpression {
    return this.#expression
  }

  /** The last reported state; before the first report OK if the comparison is deterministic, else UNDETERMINED. */
  get state(): AlarmState {
    return this.#state
  }

  /** The values of the last report. */
  get currentValues(): readonly number[] {
    return this.#currentValues
  }

  /** Whether its state is valid: it was reported, or belongs to a `last`, which does not wait. */
  get isKnown(): boolean {
    return this.#hasReported || this.#expression.function === 'LAST'
  }

  /**
   * Processes a measurement and evaluates at its time. NaN and values outside the window are dropped; for `last`,
   * measurements older than the newest.
   *
   * @param timestamp milliseconds since the epoch
   * @returns the report if the state changed or a report was required, else `undefined`
   */
  measure(timestamp: number, value: number): SubAlarmReport | undefined {
    return this.#add(timestamp, value) ? this.#evaluate(toSeconds(timestamp)) : undefined
  }

  /**
   * Evaluates at a time: the engine does so every 60 seconds.
   *
   * @param now milliseconds since the epoch
   * @returns the report if the state changed or a report was required, else `undefined`
   */
  tick(now: number): SubAlarmReport | undefined {
    return this.#evaluate(toSeconds(now))
  }

  /**
   * Adds a stored measurement without evaluating, to rebuild windows after a restart. The state of a `last` follows
   * without a report.
   *
   * @param timestamp milliseconds since the epoch
   */
  fill(timestamp: number, value: number): void {
    if (!this.#add(timestamp, value) || this.#expression.function !== 'LAST') return
    this.#state = this.#isViolating() ? 'ALARM' : 'OK'
    this.#currentValues = [this.#newestValue]
  }

  /**
   * Moves the window without evaluating.
   *
   * @param now milliseconds since the epoch
   */
  slide(now: number): void {
    this.#window.slide(toSeconds(now), this.#delay)
  }

  /** Requires a report of the next result even if the state stays. */
  requireReport(): void {
    this.#mustReport = true
  }

  /**
   * Changes to another comparison of the same metric and reports its state again. A new function, period or `times`
   * clears the window; a new threshold or operator keeps it.
   *
   * @param now milliseconds since the epoch
   */
  edit(expression: SubExpression, now: number): void {
    const { function: name, period, periods } = this.#expression
    const isSameWindow =
      expression.function === name && expression.period === period && expression.periods === periods
    this.#expression = expression
    this.#atOnce = decidesAtOnce(expression)
    this.#mustReport = true
    if (isSameWindow) {
      this.#window.compareWith(expression)
      return
    }
    this.#window = new SlotWindow(expression, toSeconds(now))
    this.#undecided = 0
    this.#newestTimestamp = Number.NEGATIVE_INFINITY
    this.#newestValue = Number.NaN
  }

  /** The state for `restore`, as plain JSON. */
  save(): SavedSubAlarm {
    return {
      state: this.#state,
      currentValues: this.#currentValues,
      hasReported: this.#hasReported,
      mustReport: this.#mustReport,
      undecided: this.#undecided,
      window: this.#window.save(),
      newest: Number.isNaN(this.#newestValue)
        ? null
        : { timestamp: this.#newestTimestamp, value: this.#newestValue },
    }
  }

  /** Restores the state of a sub-alarm with the same comparison. */
  restore(saved: SavedSubAlarm): void {
    this.#state = saved.state
    this.#currentValues = saved.currentValues
    this.#hasReported = saved.hasReported
    this.#mustReport = saved.mustReport
    this.#undecided = saved.undecided
    this.#window.restore(saved.window)
    this.#newestTimestamp = saved.newest?.timestamp ?? Number.NEGATIVE_INFINITY
    this.#newestValue = saved.newest?.value ?? Number.NaN
  }

  #add(timestamp: number, value: number): boolean {
    if (Number.isNaN(value)) return false
    if (this.#expression.function !== 'LAST') return this.#window.add(toSeconds(timestamp), value)
    // At the same time, the later arrival replaces the earlier one, as in the server's storage.
    if (timestamp < this.#newestTimestamp) return false
    this.#newestTimestamp = timestamp
    this.#newestValue = value
    return true
  }

  #isViolating(): boolean {
    return compare(this.#newestValue, this.#expression)
  }

  #evaluate(now: number): SubAlarmReport | undefined {
    if (this.#expression.function === 'LAST') {
      if (Number.isNaN(this.#newestValue)) return undefined
      const state = this.#isViolating() ? 'ALARM' : 'OK'
      return this.#isNews(state) ? this.#report(state, [this.#newestValue]) : undefined
    }
    const report = this.#decide(now)
    this.#window.slide(now, this.#delay)
    return report
  }

  #decide(now: number): SubAlarmReport | undefined {
    const window = this.#window
    const run = this.#atOnce.alarm ? window.findViolatingRun() : -1
    if (run >= 0) return this.#isNews('ALARM') ? this.#report('ALARM', window.runValues(run)) : undefined
    if (this.#atOnce.ok && window.hasGoodSlot) {
      return this.#isNews('OK') ? this.#report('OK', window.firstGoodValue()) : undefined
    }
    if (!window.isDue(now, this.#delay)) return undefined
    const state = this.#judge()
    return state !== undefined && this.#isNews(state) ? this.#report(state, window.viewValues()) : undefined
  }

  /** The verdict of the view at its end; `undefined` while it is undecided. */
  #judge(): AlarmState | undefined {
    const { periods, period, deterministic } = this.#expression
    const { good, violating } = this.#window.countView()
    if (good + violating > 0) this.#undecided = 0
    if (good > 0) return 'OK'
    if (violating === periods) return 'ALARM'
    this.#undecided++
    if (deterministic) return 'OK'
    // The engine compares a number of periods with a number of minutes: with long periods it waits far longer than two
    // windows.
    return this.#undecided >= 2 * periods * (period / 60) ? 'UNDETERMINED' : undefined
  }

  /** Allocates nothing if the state is unchanged. */
  #isNews(state: AlarmState): boolean {
    return state !== this.#state || this.#mustReport
  }

  #report(state: AlarmState, currentValues: number[]): SubAlarmReport {
    this.#state = state
    this.#currentValues = currentValues
    this.#hasReported = true
    this.#mustReport = false
    return { state, currentValues }
  }
}

/** The engine calculates in whole seconds. */
function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
