import type { ColumnSeries } from '../series/index.js'

/**
 * Iterates over the points of several series in order of time, without an allocation per point. At the same time,
 * earlier series come first.
 */
export class PointMerger {
  /** Milliseconds since the epoch. */
  timestamp: number = Number.NaN
  value: number = Number.NaN
  /** Index of the point's series. */
  series = -1
  readonly #series: readonly ColumnSeries<'value'>[]
  readonly #rows: number[]
  /** The time of the next point of each series. */
  readonly #times: Float64Array
  /** A heap of the series with remaining points: the one with the earliest point is first. */
  readonly #heap: number[] = []

  constructor(series: readonly ColumnSeries<'value'>[]) {
    this.#series = series
    this.#rows = series.map(() => 0)
    this.#times = Float64Array.from(series, ({ timestamps }) => timestamps[0] ?? Number.NaN)
    for (const [index, { timestamps }] of series.entries()) if (timestamps.length > 0) this.#heap.push(index)
    for (let place = this.#heap.length >> 1; place >= 0; place--) this.#sink(place)
  }

  /** Moves to the next point; false if there is none. */
  next(): boolean {
    const index = this.#heap[0]
    const series = index === undefined ? undefined : this.#series[index]
    if (index === undefined || series === undefined) return false
    const row = this.#rows[index] ?? 0
    this.series = index
    this.timestamp = series.timestamps[row] ?? Number.NaN
    this.value = series.columns.value[row] ?? Number.NaN
    this.#rows[index] = row + 1
    this.#times[index] = series.timestamps[row + 1] ?? Number.NaN
    if (row + 1 === series.timestamps.length) {
      const last = this.#heap.pop()
      if (last !== undefined && this.#heap.length > 0) this.#heap[0] = last
    }
    this.#sink(0)
    return true
  }

  #sink(from: number): void {
    const heap = this.#heap
    let place = from
    for (;;) {
      let first = place
      if (this.#isBefore(2 * place + 1, first)) first = 2 * place + 1
      if (this.#isBefore(2 * place + 2, first)) first = 2 * place + 2
      if (first === place) return
      const moved = heap[first] ?? 0
      heap[first] = heap[place] ?? 0
      heap[place] = moved
      place = first
    }
  }

  #isBefore(place: number, other: number): boolean {
    const index = this.#heap[place]
    const otherIndex = this.#heap[other]
    if (index === undefined || otherIndex === undefined) return false
    const time = this.#times[index] ?? Number.NaN
    const otherTime = this.#times[otherIndex] ?? Number.NaN
    return time < otherTime || (time === otherTime && index < otherIndex)
  }
}
