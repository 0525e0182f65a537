import type { SubExpression } from '../expression/index.js'
import type { AlarmEvaluator } from './alarmEvaluator.js'
import type { MetricFeed } from './metricFeed.js'
import { MetricGroup } from './metricGroup.js'
import { ValueIndex } from './valueIndex.js'

/** One metric in one alarm. */
type Occurrence = { feed: MetricFeed; order: number; place: number }

/**
 * Groups the metrics of one definition into existing alarms, or into candidates for new ones. Metrics with none of the
 * `match_by` keys form one group; without `match_by`, all metrics do.
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

  /** @param expressions the comparisons; only their metrics and dimensions are used, which edits do not change */
  constructor(expressions: readonly SubExpression[]) {
    this.#expressions = expressions
  }

  /** All alarms, oldest first. */
  get alarms(): Iterable<AlarmEvaluator> {
    return this.#alarms.values()
  }

  /** Incomplete groups, oldest first. */
  get candidates(): Iterable<MetricGroup> {
    return this.#candidates
  }

  /** Creates a group that is neither an alarm nor a candidate yet. */
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

  /** Adds a metric to every matching alarm and returns them, oldest first. */
  join(feed: MetricFeed): AlarmEvaluator[] {
    const groups = this.#alarmIndex.fitting(feed.values).sort(byOrder)
    return groups.flatMap((group) => {
      this.#extend(this.#alarmIndex, group, feed)
      this.#addOccurrence(group, feed)
      return this.#alarms.get(group) ?? []
    })
  }

  /**
   * Adds a metric without an alarm to every matching candidate, or creates one. Returns the groups that are now
   * complete, oldest first, and removes them from the candidates.
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

  /** Updates the index of a group with the values of a new metric. */
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
   * A metric that lacks some keys is shared: the new group gets the matching metrics of existing alarms, oldest alarm
   * first. Each may add values, which restrict the following matches.
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
