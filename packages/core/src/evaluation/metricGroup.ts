import type { MetricFeed } from './metricFeed.js'

/** Metrics that belong together by `match_by`: those of an alarm, or of one that is not complete yet. */
export class MetricGroup {
  /** Groups are numbered as they come: first as candidates, and anew as alarms. */
  order: number
  readonly feeds: MetricFeed[] = []
  /** The `match_by` values of all its metrics together. */
  readonly values: Map<string, string> = new Map()

  constructor(order: number) {
    this.order = order
  }

  add(feed: MetricFeed): void {
    this.feeds.push(feed)
    for (const [key, value] of feed.values) this.values.set(key, value)
  }
}
