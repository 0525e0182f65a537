import type { SubExpression } from '../expression/index.js'
import { compare } from './compare.js'

/** Slots after the view: measurements may be ahead of the evaluation by at most this. */
const futureSlots = 2

/** The content of a window as plain JSON. */
export type SavedWindow = {
  /** End of the view, seconds since the epoch. */
  viewEnd: number
  /** Per slot with measurements: its index from the oldest, their number, and their sum, maximum or minimum. */
  slots: readonly (readonly [slot: number, count: number, total: number])[]
}

/**
 * The sliding window of one comparison: a view of `periods` slots, and two slots after it. All times are in whole
 * seconds.
 *
 * Slots are counted by verdict as they fill, so nearly all operations take constant time for any `times`.
 */
export class SlotWindow {
  /** End of the view: always a full minute, but not a multiple of a period above 60 seconds. */
  viewEnd: number
  #expression: SubExpression
  readonly #size: number
  /** A ring buffer: the oldest slot of the view is at `#head`. Sparse, because `times` may be huge. */
  #counts: number[] = []
  #totals: number[] = []
  #head = 0
  #good = 0
  #violating = 0

  /** @param created seconds: the newest slot of the view starts with this minute */
  constructor(expression: SubExpression, created: number) {
    this.#expression = expression
    this.#size = expression.periods + futureSlots
    this.viewEnd = Math.floor(created / 60) * 60 + expression.period
  }

  /** Changes threshold or operator and keeps the slots. */
  compareWith(expression: SubExpression): void {
    this.#expression = expression
    this.#good = 0
    this.#violating = 0
    for (const slot of this.#filledSlots()) this.#tally(this.#position(slot), 1)
  }

  /** Adds a measurement to the slot of its time; false if there is none. */
  add(second: number, value: number): boolean {
    const slot = this.slotOf(second)
    if (slot < 0) return false
    const position = this.#position(slot)
    const count = this.#counts[position] ?? 0
    if (count === 0) {
      this.#counts[position] = 1
      this.#totals[position] = value
    } else {
      this.#tally(position, -1)
      this.#counts[position] = count + 1
      this.#totals[position] = this.#join(this.#totals[position] ?? 0, value)
    }
    this.#tally(position, 1)
    return true
  }

  /** Index of the slot of a time, from the oldest slot of the view; -1 if there is none. */
  slotOf(second: number): number {
    const { period, periods } = this.#expression
    const slot = Math.floor((second - this.viewEnd) / period) + periods
    return slot < this.#size ? Math.max(-1, slot) : -1
  }

  /** Whether any slot, in the view or after it, has a value that does not violate. */
  get hasGoodSlot(): boolean {
    return this.#good > 0
  }

  /** Start of the first `times` consecutive violating slots, in the view or after it; -1 if there are none. */
  findViolatingRun(): number {
    const { periods } = this.#expression
    // Search only a window that is nearly full.
    if (this.#violating < periods) return -1
    let run = 0
    for (let slot = 0; slot < this.#size; slot++) {
      run = this.#verdict(this.#position(slot)) === 'violating' ? run + 1 : 0
      if (run === periods) return slot - periods + 1
    }
    return -1
  }

  /** The values of these slots. */
  runValues(start: number): number[] {
    return Array.from({ length: this.#expression.periods }, (_, index) =>
      this.#value(this.#position(start + index)),
    )
  }

  /** The value of the oldest good slot, in the view or after it, as a list; empty if there is none. */
  firstGoodValue(): number[] {
    const slot = this.#filledSlots().find((filled) => this.#verdict(this.#position(filled)) === 'good')
    return slot === undefined ? [] : [this.#value(this.#position(slot))]
  }

  /** Counts of the view's slots with a value. */
  countView(): { good: number; violating: number } {
    let good = this.#good
    let violating = this.#violating
    for (let slot = this.#expression.periods; slot < this.#size; slot++) {
      const verdict = this.#verdict(this.#position(slot))
      if (verdict === 'good') good--
      else if (verdict === 'violating') violating--
    }
    return { good, violating }
  }

  /** The values of the view, oldest first, up to and including the first good one. */
  viewValues(): number[] {
    const slots = this.#filledSlots().filter((slot) => slot < this.#expression.periods)
    const good = slots.findIndex((slot) => this.#verdict(this.#position(slot)) === 'good')
    return slots.slice(0, good < 0 ? undefined : good + 1).map((slot) => this.#value(this.#position(slot)))
  }

  /** Whether the delay for late data is over, so that the view can be evaluated. */
  isDue(now: number, delay: number): boolean {
    return now > this.viewEnd + delay
  }

  /** Moves the view until it is no longer due. */
  slide(now: number, delay: number): void {
    if (!this.isDue(now, delay)) return
    const { period } = this.#expression
    const ahead = now - this.viewEnd
    const shift = Math.floor(ahead / period) + (ahead % period > delay ? 1 : 0)
    this.viewEnd += shift * period
    if (shift >= this.#size) {
      this.#clear()
      return
    }
    for (let slot = 0; slot < shift; slot++) {
      this.#tally(this.#head, -1)
      this.#counts[this.#head] = 0
      this.#head = this.#head + 1 === this.#size ? 0 : this.#head + 1
    }
  }

  /** The state for `restore`, as plain JSON. */
  save(): SavedWindow {
    const slots = this.#filledSlots().map((slot) => {
      const position = this.#position(slot)
      return [slot, this.#counts[position] ?? 0, this.#totals[position] ?? 0] as const
    })
    return { viewEnd: this.viewEnd, slots }
  }

  /** Restores the state of a window with the same period and `times`. */
  restore(saved: SavedWindow): void {
    this.#clear()
    this.viewEnd = saved.viewEnd
    for (const [slot, count, total] of saved.slots) {
      this.#counts[slot] = count
      this.#totals[slot] = total
      this.#tally(slot, 1)
    }
  }

  #clear(): void {
    this.#counts = []
    this.#totals = []
    this.#head = 0
    this.#good = 0
    this.#violating = 0
  }

  #position(slot: number): number {
    const position = this.#head + slot
    return position < this.#size ? position : position - this.#size
  }

  /** The slots with a value, oldest first, without a loop over empty ones. */
  #filledSlots(): number[] {
    return Object.keys(this.#counts)
      .map(Number)
      .filter((position) => this.#counts[position] !== 0)
      .map((position) => (position < this.#head ? position + this.#size : position) - this.#head)
      .sort((a, b) => a - b)
  }

  #join(total: number, value: number): number {
    const { function: name } = this.#expression
    if (name === 'MAX') return Math.max(total, value)
    return name === 'MIN' ? Math.min(total, value) : total + value
  }

  #value(position: number): number {
    const count = this.#counts[position] ?? 0
    if (this.#expression.function === 'COUNT') return count
    const total = this.#totals[position] ?? 0
    return this.#expression.function === 'AVG' ? total / count : total
  }

  #verdict(position: number): 'empty' | 'good' | 'violating' {
    if ((this.#counts[position] ?? 0) === 0) return 'empty'
    return compare(this.#value(position), this.#expression) ? 'violating' : 'good'
  }

  /** Adds or removes a slot in the count of its verdict. */
  #tally(position: number, step: 1 | -1): void {
    const verdict = this.#verdict(position)
    if (verdict === 'good') this.#good += step
    else if (verdict === 'violating') this.#violating += step
  }
}
