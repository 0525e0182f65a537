import type { SubExpression } from '../expression/index.js'
import { DefinitionEvaluator, type DefinitionEvaluatorOptions } from './definitionEvaluator.js'
import { defaultDelay } from './delay.js'
import { SlotWindow } from './slotWindow.js'
import { SubAlarmEvaluator, type SubAlarmEvaluatorOptions } from './subAlarmEvaluator.js'

/** What all recorders of a phase share. */
export type RecordingClock = {
  /** Time of the current measurement or tick: milliseconds since the epoch. */
  now: number
  /** Number of recorded rows. */
  rows: number
}

/**
 * What one comparison of one alarm saw, without the part that depends on threshold and operator. Each row is a change
 * of the value of a slot, or the end of a period.
 */
export type SubAlarmRecording = {
  /** Numbers of the slots with measurements, ascending: consecutive slots have consecutive numbers. */
  slots: Float64Array
  /** Start of each slot: milliseconds since the epoch. */
  starts: Float64Array
  /** The last value of each slot. */
  finals: Float64Array
  /** Per row: time of the measurement or tick, milliseconds since the epoch. */
  times: Float64Array
  /** Per row: its place among the rows of all comparisons. */
  order: Float64Array
  /** Per row: index of the changed slot; -1 if the period and its delay are over. */
  positions: Int32Array
  /** Per row: the new value of the slot. */
  values: Float64Array
  /** Per row: number of the oldest slot of the view. */
  views: Float64Array
}

/** Groups metrics into alarms, and records what their comparisons see instead of evaluating it. */
export class RecordingDefinition extends DefinitionEvaluator {
  /** For each alarm in the order of creation: its comparisons from left to right. */
  readonly recorders: SubAlarmRecorder[] = []
  readonly #clock: RecordingClock

  /** @throws as `DefinitionEvaluator` */
  constructor(options: DefinitionEvaluatorOptions, clock: RecordingClock) {
    super(options)
    this.#clock = clock
  }

  protected override createSubAlarm(
    expression: SubExpression,
    options: Required<SubAlarmEvaluatorOptions>,
  ): SubAlarmEvaluator {
    const recorder = new SubAlarmRecorder(expression, options, this.#clock)
    this.recorders.push(recorder)
    return recorder
  }
}

/** Records what one comparison sees. It never reports. */
class SubAlarmRecorder extends SubAlarmEvaluator {
  readonly #clock: RecordingClock
  readonly #delay: number
  readonly #window: SlotWindow
  /** End of the first view, in seconds: slots are counted from that view. */
  readonly #origin: number
  /** Number of the oldest slot of the view. */
  #view = 0
  readonly #positions = new Map<number, number>()
  readonly #counts: number[] = []
  readonly #totals: number[] = []
  /** Positions whose value changed since the last evaluation. */
  readonly #changed = new Set<number>()
  readonly #isLazy: boolean
  #newest = Number.NEGATIVE_INFINITY
  readonly #rows = {
    times: [] as number[],
    order: [] as number[],
    positions: [] as number[],
    values: [] as number[],
    views: [] as number[],
  }

  constructor(expression: SubExpression, options: Required<SubAlarmEvaluatorOptions>, clock: RecordingClock) {
    super(expression, options)
    this.#clock = clock
    this.#delay = options.delay ?? defaultDelay
    this.#window = new SlotWindow(expression, Math.floor(options.now / 1000))
    this.#origin = this.#window.viewEnd
    this.#isLazy = expression.function === 'AVG' || expression.function === 'SUM'
  }

  override measure(timestamp: number, value: number): undefined {
    if (Number.isNaN(value)) return
    if (this.expression.function === 'LAST') {
      if (timestamp < this.#newest) return
      this.#newest = timestamp
      this.#push(0, value)
      return
    }
    const second = Math.floor(timestamp / 1000)
    const slot = this.#window.slotOf(second)
    if (slot < 0) return
    this.#add(this.#view + slot, value)
    this.#evaluate(second)
  }

  override tick(now: number): undefined {
    if (this.expression.function !== 'LAST') this.#evaluate(Math.floor(now / 1000))
  }

  override slide(now: number): void {
    this.#slide(Math.floor(now / 1000))
  }

  finish(): SubAlarmRecording {
    const { times, order, positions, values, views } = this.#rows
    const numbers = [...this.#positions.keys()]
    const sorted = numbers.map((_, index) => index)
    // Measurements that waited for an alarm may be older than the first ones.
    sorted.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0))
    const moved = new Int32Array(sorted.length)
    for (const [index, position] of sorted.entries()) moved[position] = index
    const { period, periods, function: name } = this.expression
    const slots = Float64Array.from(sorted, (position) => numbers[position] ?? 0)
    return {
      slots,
      starts: slots.map((slot) => (this.#origin + (slot - periods) * period) * 1000),
      finals: Float64Array.from(sorted, (position) => this.#value(position)),
      times: Float64Array.from(times),
      order: Float64Array.from(order),
      positions:
        name === 'LAST'
          ? Int32Array.from(positions)
          : Int32Array.from(positions, (position) => (position < 0 ? -1 : (moved[position] ?? -1))),
      values: Float64Array.from(values),
      views: Float64Array.from(views),
    }
  }

  #add(slot: number, value: number): void {
    const position = this.#positions.get(slot)
    if (position === undefined) {
      this.#positions.set(slot, this.#counts.length)
      this.#counts.push(1)
      this.#totals.push(value)
      this.#change(this.#counts.length - 1)
      return
    }
    const total = this.#totals[position] ?? 0
    const joined = this.#join(total, value)
    this.#counts[position] = (this.#counts[position] ?? 0) + 1
    this.#totals[position] = joined
    const { function: name } = this.expression
    // A maximum or minimum that stays decides nothing new.
    if ((name === 'MAX' || name === 'MIN') && joined === total) return
    this.#change(position)
  }

  /** An average or a sum is compared only when a period is over: until then, one row per slot is enough. */
  #change(position: number): void {
    if (this.#isLazy) this.#changed.add(position)
    else this.#push(position, this.#value(position))
  }

  #evaluate(now: number): void {
    if (!this.#window.isDue(now, this.#delay)) return
    for (const position of this.#changed) this.#push(position, this.#value(position))
    this.#changed.clear()
    this.#push(-1, Number.NaN)
    this.#slide(now)
  }

  #slide(now: number): void {
    this.#window.slide(now, this.#delay)
    this.#view = (this.#window.viewEnd - this.#origin) / this.expression.period
  }

  #push(position: number, value: number): void {
    const rows = this.#rows
    rows.times.push(this.#clock.now)
    rows.order.push(this.#clock.rows++)
    rows.positions.push(position)
    rows.values.push(value)
    rows.views.push(this.#view)
  }

  #join(total: number, value: number): number {
    const { function: name } = this.expression
    if (name === 'MAX') return Math.max(total, value)
    return name === 'MIN' ? Math.min(total, value) : total + value
  }

  #value(position: number): number {
    const count = this.#counts[position] ?? 0
    const { function: name } = this.expression
    if (name === 'COUNT') return count
    const total = this.#totals[position] ?? 0
    return name === 'AVG' ? total / count : total
  }
}
