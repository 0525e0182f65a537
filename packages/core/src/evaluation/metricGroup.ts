import type { SubExpression } from '../expression/index.js'
import type { AlarmMetric } from '../monitoring/index.js'
import { fitsComparison, type MetricFeed } from './metricFeed.js'

/** Metrics that belong together by `match_by`: those of an alarm, or of one that is not complete yet. */
export class MetricGroup {
  /** Groups are numbered as they come: first as candidates, and anew as alarms. */
  order: number
  readonly feeds: MetricFeed[] = []
  /** The `match_by` values of all its metrics together. */
  readonly values: Map<string, string> = new Map()
  #metrics: AlarmMetric[] | undefined
  #missing: readonly SubExpression[]
  #checked = 0

  /** @param expressions the comparisons of the definition */
  constructor(order: number, expressions: readonly SubExpression[]) {
    this.order = order
    this.#missing = expressions
  }

  /** The same list until a metric comes: an alarm that flaps has many transitions with all of its metrics. */
  get metrics(): AlarmMetric[] {
    this.#metrics ??= this.feeds.map(({ metric }) => metric)
    return this.#metrics
  }

  /** Whether every comparison has a metric. No metric is looked at twice: thousands may wait for one of another name. */
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
