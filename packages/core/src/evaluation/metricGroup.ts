import type { MetricFeed } from './metricFeed.js'

/** Metrics that belong together by `match_by`: those of an alarm, or of one that is not complete yet. */
export class MetricGroup {
  readonly feeds: MetricFeed[] = []
  /** The `match_by` values of all its metrics together. */
  readonly values = new Map<string, string>()

  add(feed: MetricFeed): void {
    this.feeds.push(feed)
    for (const [key, value] of feed.values) this.values.set(key, value)
  }

  /**
   * Whether a metric with such values belongs here: no key that both have differs, and at least one is equal. Metrics
   * with none of the keys are a group of their own.
   */
  fits(values: ReadonlyMap<string, string>): boolean {
    if (values.size === 0 || this.values.size === 0) return values.size === this.values.size
    let isShared = false
    for (const [key, value] of values) {
      const own = this.values.get(key)
      if (own === undefined) continue
      if (own !== value) return false
      isShared = true
    }
    return isShared
  }
}
