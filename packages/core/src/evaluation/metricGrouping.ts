import type { SubExpression } from '../expression/index.js'
import type { AlarmEvaluator } from './alarmEvaluator.js'
import type { MetricFeed } from './metricFeed.js'
import { MetricGroup } from './metricGroup.js'
import { ValueIndex } from './valueIndex.js'

/** One metric in one alarm. */
type Occurrence = { feed: MetricFeed; order: number; place: number }

/**
 * Brings the metrics of one definition together: into the alarms that there are, else into candidates for new ones. Metrics
 * with none of the `match_by` keys are a group of their own; without `match_by`, all metrics are.
 */
export class MetricGrouping {
  readonly #alarms = new Map<MetricGroup, AlarmEvaluator>()
  readonly #alarmIndex = new ValueIndex<MetricGroup>()
  readonly #occurrences = new ValueIndex<Occurrence>()
  readonly #occurrencesOf = new Map<MetricGroup, Occurrence[]>()
  readonly #candidates = new Set<MetricGroup>()
  readonly #candidateIndex = new ValueIndex<MetricGroup>()
  readonly #expressions: readonly SubExpression[]
  #groups = 0

  /** @param expressions the comparisons: of these only metrics and dimensions count, which edits leave as they are */
  constructor(expressions: readonly SubExpression[]) {
    this.#expressions = expressions
  }

  /** All alarms, oldest first. */
  get alarms(): Iterable<AlarmEvaluator> {
    return this.#alarms.values()
  }

  /** The groups that are not complete, oldest first. */
  get candidates(): Iterable<MetricGroup> {
    return this.#candidates
  }

  /** A group that is neither an alarm nor a candidate yet. */
  createGroup(): MetricGroup {
    return new MetricGroup(this.#groups++, this.#expressions)
  }

  addAlarm(alarm: AlarmEvaluator): void {
    const { group } = alarm
    group.order = this.#groups++
    this.#alarms.set(group, alarm)
    this.#alarmIndex.add(group, group.values)
    this.#occurrencesOf.set(group, [])
    for (const feed of group.feeds) this.#addOccurrence(group, feed)
  }

  deleteAlarm({ group }: AlarmEvaluator): void {
    this.#alarms.delete(group)
    this.#alarmIndex.delete(group, group.values)
    for (const occurrence of this.#occurrencesOf.get(group) ?? []) {
      this.#occurrences.delete(occurrence, occurrence.feed.values)
    }
    this.#occurrencesOf.delete(group)
  }

  addCandidate(group: MetricGroup): void {
    for (const feed of group.feeds) feed.waits++
    this.#candidates.add(group)
    this.#candidateIndex.add(group, group.values)
  }

  /** Adds a metric to every alarm in which it belongs, and returns these, oldest first. */
  join(feed: MetricFeed): AlarmEvaluator[] {
    const groups = this.#alarmIndex.fitting(feed.values).sort(byOrder)
    return groups.flatMap((group) => {
      this.#extend(this.#alarmIndex, group, feed)
      this.#addOccurrence(group, feed)
      return this.#alarms.get(group) ?? []
    })
  }

  /**
   * Adds a metric that belongs in no alarm to every candidate in which it belongs, or makes one of it. Returns the groups
   * that are complete now, oldest first: they wait no more.
   */
  wait(feed: MetricFeed): MetricGroup[] {
    const groups = this.#candidateIndex.fitting(feed.values).sort(byOrder)
    for (const group of groups) {
      this.#extend(this.#candidateIndex, group, feed)
      feed.waits++
    }
    if (groups.length === 0) {
      const group = this.createGroup()
      group.add(feed)
      this.#copyFitting(group)
      this.addCandidate(group)
      groups.push(group)
    }
    const complete = groups.filter(({ isComplete }) => isComplete)
    for (const group of complete) {
      for (const member of group.feeds) member.waits--
      this.#candidates.delete(group)
      this.#candidateIndex.delete(group, group.values)
    }
    return complete
  }

  /** A group is found by the values of its metrics, and has more of them now. */
  #extend(index: ValueIndex<MetricGroup>, group: MetricGroup, feed: MetricFeed): void {
    index.delete(group, group.values)
    group.add(feed)
    index.add(group, group.values)
  }

  #addOccurrence(group: MetricGroup, feed: MetricFeed): void {
    const list = this.#occurrencesOf.get(group) ?? []
    const occurrence = { feed, order: group.order, place: list.length }
    list.push(occurrence)
    this.#occurrences.add(occurrence, feed.values)
  }

  /**
   * A metric that lacks some keys is shared: the new group gets those of the alarms that fit, oldest alarm first. Each may
   * bring more values, and so decide which of the following fit.
   */
  #copyFitting(group: MetricGroup): void {
    const isAfter = (a: Occurrence, b: Occurrence): boolean =>
      a.order > b.order || (a.order === b.order && a.place > b.place)
    const find = (): Occurrence[] =>
      this.#occurrences.fitting(group.values).sort((a, b) => a.order - b.order || a.place - b.place)
    let rest = find()
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
      const { feed } = next
      if (group.feeds.includes(feed)) continue
      const known = group.values.size
      group.add(feed)
      if (group.values.size === known) continue
      const visited = next
      rest = find().filter((occurrence) => isAfter(occurrence, visited))
    }
  }
}

function byOrder(a: MetricGroup, b: MetricGroup): number {
  return a.order - b.order
}
