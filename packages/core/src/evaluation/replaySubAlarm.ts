import type { SubExpression } from '../expression/index.js'
import type { AlarmState } from '../monitoring/index.js'
import type { SubAlarmRecording } from './backtestRecorder.js'
import { compare } from './compare.js'
import { decidesAtOnce } from './decidesAtOnce.js'

/** A report of a comparison to its alarm. */
export type ReplayedReport = {
  /** Its place among the reports of all comparisons. */
  order: number
  /** Milliseconds since the epoch. */
  timestamp: number
  state: AlarmState
  /** The values that caused the state, oldest first; empty unless asked for. */
  currentValues: readonly number[]
}

/** Verdicts of a slot; 0 is empty. */
const good = 1
const violating = 2

const noValues: readonly number[] = []

/**
 * Evaluates a recording with a threshold and an operator: the same reports as those of `SubAlarmEvaluator`, without
 * their windows and sums.
 *
 * @param withValues whether reports have their values
 */
export function replaySubAlarm(
  recording: SubAlarmRecording,
  expression: SubExpression,
  withValues: boolean,
): ReplayedReport[] {
  if (expression.function === 'LAST') return replayLast(recording, expression, withValues)
  const { positions, values } = recording
  const { periods } = expression
  const atOnce = decidesAtOnce(expression)
  const decidesNow = atOnce.alarm || atOnce.ok
  const slots = new SlotReplay(recording, periods)
  const reporter = new Reporter(recording, expression.deterministic ? 'OK' : 'UNDETERMINED')
  let undecided = 0
  for (let row = 0; row < positions.length; row++) {
    slots.moveTo(row)
    const position = positions[row] ?? -1
    const value = values[row] ?? Number.NaN
    if (position >= 0) {
      const verdict = compare(value, expression) ? violating : good
      if (!slots.set(position, value, verdict) || !decidesNow) continue
    }
    const run = atOnce.alarm ? slots.findViolatingRun() : -1
    if (run >= 0) {
      if (reporter.isNews('ALARM'))
        reporter.report(row, 'ALARM', withValues ? slots.valuesOfRun(run) : noValues)
      continue
    }
    if (atOnce.ok && slots.good > 0) {
      if (reporter.isNews('OK')) reporter.report(row, 'OK', withValues ? slots.firstGoodValue() : noValues)
      continue
    }
    if (position >= 0) continue
    // The verdict of the view at its end.
    const view = slots.countView(row)
    if (view.good + view.violating > 0) undecided = 0
    let state: AlarmState | undefined
    if (view.good > 0) state = 'OK'
    else if (view.violating === periods) state = 'ALARM'
    else {
      undecided++
      if (expression.deterministic) state = 'OK'
      else if (undecided >= 2 * periods * (expression.period / 60)) state = 'UNDETERMINED'
    }
    if (state !== undefined && reporter.isNews(state)) {
      reporter.report(row, state, withValues ? slots.viewValues(row) : noValues)
    }
  }
  return reporter.reports
}

/** `last` compares each measurement on its own. */
function replayLast(
  recording: SubAlarmRecording,
  expression: SubExpression,
  withValues: boolean,
): ReplayedReport[] {
  const { values } = recording
  const reporter = new Reporter(recording, expression.deterministic ? 'OK' : 'UNDETERMINED')
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN
    const state = compare(value, expression) ? 'ALARM' : 'OK'
    if (reporter.isNews(state)) reporter.report(row, state, withValues ? [value] : noValues)
  }
  return reporter.reports
}

/** Reports changes of state, and the first result even if it is none. */
class Reporter {
  readonly reports: ReplayedReport[] = []
  readonly #recording: SubAlarmRecording
  #state: AlarmState
  #mustReport = true

  constructor(recording: SubAlarmRecording, state: AlarmState) {
    this.#recording = recording
    this.#state = state
  }

  isNews(state: AlarmState): boolean {
    return state !== this.#state || this.#mustReport
  }

  report(row: number, state: AlarmState, currentValues: readonly number[]): void {
    this.#state = state
    this.#mustReport = false
    const { order, times } = this.#recording
    this.reports.push({ order: order[row] ?? 0, timestamp: times[row] ?? 0, state, currentValues })
  }
}

/** The verdicts and values of a sliding window: slots from `#low` to below `#high`, of which some may be empty. */
class SlotReplay {
  good = 0
  violating = 0
  readonly #recording: SubAlarmRecording
  readonly #periods: number
  readonly #verdicts: Uint8Array
  readonly #values: Float64Array
  #low = 0
  #high = 0

  constructor(recording: SubAlarmRecording, periods: number) {
    this.#recording = recording
    this.#periods = periods
    this.#verdicts = new Uint8Array(recording.slots.length)
    this.#values = new Float64Array(recording.slots.length)
  }

  /** Drops the slots before the view of a row. */
  moveTo(row: number): void {
    const view = this.#recording.views[row] ?? 0
    const { slots } = this.#recording
    while (this.#low < this.#high && (slots[this.#low] ?? 0) < view) {
      this.#tally(this.#verdicts[this.#low] ?? 0, -1)
      this.#low++
    }
  }

  /** Sets the value of a slot. Returns whether its verdict is new. */
  set(position: number, value: number, verdict: number): boolean {
    this.#values[position] = value
    const before = this.#verdicts[position] ?? 0
    if (before === verdict) return false
    // A row of a slot that has left the view decides nothing.
    if (position < this.#low) return false
    this.#tally(before, -1)
    this.#tally(verdict, 1)
    this.#verdicts[position] = verdict
    this.#high = Math.max(this.#high, position + 1)
    return true
  }

  /** Position of the first of `periods` consecutive violating slots; -1 if there are none. */
  findViolatingRun(): number {
    if (this.violating < this.#periods) return -1
    const { slots } = this.#recording
    let length = 0
    for (let position = this.#low; position < this.#high; position++) {
      if (this.#verdicts[position] !== violating) length = 0
      else if (length > 0 && slots[position] === (slots[position - 1] ?? 0) + 1) length++
      else length = 1
      if (length === this.#periods) return position - length + 1
    }
    return -1
  }

  /** The values of these slots. */
  valuesOfRun(start: number): number[] {
    return Array.from(this.#values.subarray(start, start + this.#periods))
  }

  /** The value of the oldest good slot, as a list. */
  firstGoodValue(): number[] {
    const position = this.#filled().find((filled) => this.#verdicts[filled] === good)
    return position === undefined ? [] : [this.#values[position] ?? 0]
  }

  /** Counts of the view's slots with a value. */
  countView(row: number): { good: number; violating: number } {
    const view = { good: this.good, violating: this.violating }
    const { slots, views } = this.#recording
    const end = (views[row] ?? 0) + this.#periods
    for (let position = this.#high - 1; position >= this.#low && (slots[position] ?? 0) >= end; position--) {
      if (this.#verdicts[position] === good) view.good--
      else if (this.#verdicts[position] === violating) view.violating--
    }
    return view
  }

  /** The values of the view, oldest first, up to and including the first good one. */
  viewValues(row: number): number[] {
    const { slots, views } = this.#recording
    const end = (views[row] ?? 0) + this.#periods
    const filled = this.#filled().filter((position) => (slots[position] ?? 0) < end)
    const first = filled.findIndex((position) => this.#verdicts[position] === good)
    return filled.slice(0, first < 0 ? undefined : first + 1).map((position) => this.#values[position] ?? 0)
  }

  #filled(): number[] {
    const filled: number[] = []
    for (let position = this.#low; position < this.#high; position++) {
      if (this.#verdicts[position] !== 0) filled.push(position)
    }
    return filled
  }

  #tally(verdict: number, step: 1 | -1): void {
    if (verdict === good) this.good += step
    else if (verdict === violating) this.violating += step
  }
}
