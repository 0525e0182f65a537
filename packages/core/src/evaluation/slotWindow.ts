import type { SubExpression } from '../expression/index.js'
import { compare } from './compare.js'

/** Slots that lie after the view: measurements may be ahead of the judgement, but not by more. */
const futureSlots = 2

/** The content of a window as plain JSON. */
export type SavedWindow = {
  /** End of the view, seconds since the epoch. */
  viewEnd: number
  /** Of each slot that has measurements: its place from the oldest on, their number, and their sum, maximum or minimum. */
  slots: readonly (readonly [slot: number, count: number, total: number])[]
}

/**
 * The sliding window of one comparison: `periods` slots of view, and two after it. All times are in whole seconds.
 *
 * Slots are counted by their verdict while they fill, so that nearly all questions take the same time for any `times`.
 */
export class SlotWindow {
  /** Where the view ends: always a full minute, but no multiple of a period above 60 seconds. */
  viewEnd: number
  #expression: SubExpression
  readonly #size: number
  /** A ring: the oldest slot of the view is at `#head`. Without members for what was never filled: `times` may be huge. */
  #counts: number[] = []
  #totals: number[] = []
  #head = 0
  #good = 0
  #violating = 0

  /** @param created seconds: the newest slot of the view begins with this minute */
  constructor(expression: SubExpression, created: number) {
    this.#expression = expression
    this.#size = expression.periods + futureSlots
    this.viewEnd = Math.floor(created / 60) * 60 + expression.period
  }

  /** Takes another threshold or operator, and keeps the slots. */
  compareWith(expression: SubExpression): void {
    this.#expression = expression
    this.#good = 0
    this.#violating = 0
    for (const slot of this.#filledSlots()) this.#tally(this.#position(slot), 1)
  }

  /** Puts a measurement into the slot of its second; false when there is none for it. */
  add(second: number, value: number): boolean {
    const { period, periods } = this.#expression
    const slot = Math.floor((second - this.viewEnd) / period) + periods
    if (slot < 0 || slot >= this.#size) return false
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

  /** Whether any slot, of view or future, has a value that does not violate. */
  get hasGoodSlot(): boolean {
    return this.#good > 0
  }

  /** Where the first `times` slots in a row begin, of view or future, that all violate; -1 when there are none. */
  findViolatingRun(): number {
    const { periods } = this.#expression
    // Only a window that is nearly full gets searched.
    if (this.#violating < periods) return -1
    let run = 0
    for (let slot = 0; slot < this.#size; slot++) {
      run = this.#verdict(this.#position(slot)) === 'violating' ? run + 1 : 0
      if (run === periods) return slot - periods + 1
    }
    return -1
  }

  /** The values of such a run. */
  runValues(start: number): number[] {
    return Array.from({ length: this.#expression.periods }, (_, index) =>
      this.#value(this.#position(start + index)),
    )
  }

  /** The value of the oldest good slot, of view or future, in a list; empty when there is none. */
  firstGoodValue(): number[] {
    const slot = this.#filledSlots().find((filled) => this.#verdict(this.#position(filled)) === 'good')
    return slot === undefined ? [] : [this.#value(this.#position(slot))]
  }

  /** What the view holds: counts of its slots that have a value. */
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

  /** The values of the view, oldest first, up to and with the first good one. */
  viewValues(): number[] {
    const slots = this.#filledSlots().filter((slot) => slot < this.#expression.periods)
    const good = slots.findIndex((slot) => this.#verdict(this.#position(slot)) === 'good')
    return slots.slice(0, good < 0 ? undefined : good + 1).map((slot) => this.#value(this.#position(slot)))
  }

  /** Whether the grace for late data is over, so that the view may be judged. */
  isDue(now: number, delay: number): boolean {
    return now > this.viewEnd + delay
  }

  /** Moves the view on, when it is due, so that it is not due any more. */
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

  /** All that `restore` needs, as plain JSON. */
  save(): SavedWindow {
    const slots = this.#filledSlots().map((slot) => {
      const position = this.#position(slot)
      return [slot, this.#counts[position] ?? 0, this.#totals[position] ?? 0] as const
    })
    return { viewEnd: this.viewEnd, slots }
  }

  /** Becomes what was saved from a window of the same period and `times`. */
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

  /** The slots that have a value, oldest first, without a walk through those that have none. */
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

  /** Counts a slot in, or out, by its verdict. */
  #tally(position: number, step: 1 | -1): void {
    const verdict = this.#verdict(position)
    if (verdict === 'good') this.#good += step
    else if (verdict === 'violating') this.#violating += step
  }
}
