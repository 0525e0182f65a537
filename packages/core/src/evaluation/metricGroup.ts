import type { SubExpression } from '../expression/index.js'
import type { AlarmMetric } from '../monitoring/index.js'
import { fitsComparison, type MetricFeed } from './metricFeed.js'

/** Metrics that `match_by` groups: those of an alarm, or of an incomplete one. */
export class MetricGroup {
  /** Groups are numbered in order: first as candidates, and again as alarms. */
  order: number
  readonly feeds: MetricFeed[] = []
  /** The combined `match_by` values of its metrics. */
  readonly values: Map<string, string> = new Map()
  #metrics: AlarmMetric[] | undefined
  #missing: readonly SubExpression[]
  #checked = 0

  /** @param expressions the comparisons of the definition */
  constructor(order: number, expressions: readonly SubExpression[]) {
    this.order = order
    this.#missing = expressions
  }

  /** The same list until a metric is added: a flapping alarm has many transitions with all of its metrics. */
  get metrics(): AlarmMetric[] {
    this.#metrics ??= this.feeds.map(({ metric }) => metric)
    return this.#metrics
  }

  /**
   * Whether every comparison has a metric. Each metric is checked once: thousands may wait for one with another name.
   */
  get isComplete(): boolean {
    const unchecked = this.feeds.slice(this.#checked)
    this.#checked = this.feeds.length
    this.#missing = this.#missing.filter(
      (expression) => !unchecked.some(({ metric }) => fitsComparison(expression, metric)),
    )
    return this.#missing.length === 0
  }

  add(feed: MetricFeed): void {
    this.#metrics = undefined
    this.feeds.push(feed)
    for (const [key, value] of feed.values) this.values.set(key, value)
  }
}
