import { findImmutableChanges, parseExpression, type SubExpression } from '../expression/index.js'
import type { AlarmMetric, AlarmState } from '../monitoring/index.js'
import { metricKey } from '../series/metricKey.js'
import { AlarmEvaluator } from './alarmEvaluator.js'
import type { AlarmEvent } from './alarmEvent.js'
import { changedMetricsError } from './changedMetricsError.js'
import { type ParsedCondition, toCondition } from './condition.js'
import { checkDelay, defaultDelay } from './delay.js'
import { matchComparisons } from './matchComparisons.js'
import { checkMatchBy, fitsComparison, type MetricFeed, matchByValues } from './metricFeed.js'
import type { MetricGroup } from './metricGroup.js'
import { MetricGrouping } from './metricGrouping.js'
import type { AdoptedAlarm, EvaluatedAlarm, SavedDefinition } from './savedDefinition.js'
import { SubAlarmEvaluator, type SubAlarmEvaluatorOptions } from './subAlarmEvaluator.js'

/** The parts of an alarm definition that affect evaluation. */
export type DefinitionEvaluatorOptions = {
  /** Id of the alarm definition; part of its events. */
  id: string
  /** The text of an alarm expression. */
  expression: string
  /** Dimension names: each distinct combination of their values gets its own alarm. @default [] */
  matchBy?: readonly string[] | undefined
  /** Seconds to wait for late measurements after a period. @default 30 */
  delay?: number | undefined
  /**
   * Seconds by which windows start before their alarm: chooses the start minute of periods.
   *
   * @default 0
   */
  age?: number | undefined
  /** Creates the ids of new alarms. @default `<definition id>:1`, `<definition id>:2`, … */
  createAlarmId?: (() => string) | undefined
}

/** Shared, so that a measurement without events allocates nothing. */
const nothing: readonly AlarmEvent[] = Object.freeze([])

/**
 * Evaluates one alarm definition: groups metrics into alarms by `match_by`, evaluates them by the rules of Monasca's
 * threshold engine, and returns events. It has no clock and does no I/O.
 *
 * An alarm is created when each comparison of the expression has a metric. Until then its metrics wait, and the newest
 * measurement of each is evaluated when the alarm is complete. A metric that lacks some keys of `match_by` may belong
 * to several alarms; metrics with none of the keys form a separate group.
 *
 * @example
 * ```ts
 * const definition = new DefinitionEvaluator({ id: 'd1', expression: 'max(cpu) > 90', matchBy: ['hostname'] })
 * const cpu = definition.feed({ name: 'cpu', dimensions: { hostname: 'web1' } })
 * if (cpu) definition.measure(cpu, 15_000, 97) // the alarm is created, and goes to ALARM
 * ```
 */
export class DefinitionEvaluator {
  readonly id: string
  readonly matchBy: readonly string[]
  readonly #delay: number
  readonly #age: number
  readonly #createAlarmId: () => string
  readonly #feeds = new Map<string, MetricFeed>()
  readonly #grouping: MetricGrouping
  #expression: string
  #condition: ParsedCondition
  #created = 0

  /**
   * @throws `ExpressionSyntaxError`, and `InvalidParameterError` for a `delay` that is not a number of at least 0, or a
   *   `matchBy` that is not a list of strings
   */
  constructor(options: DefinitionEvaluatorOptions) {
    const { id, expression, matchBy = [], delay = defaultDelay, age = 0 } = options
    this.id = id
    this.matchBy = checkMatchBy(matchBy)
    this.#delay = checkDelay(delay)
    this.#age = age
    this.#createAlarmId = options.createAlarmId ?? (() => `${id}:${++this.#created}`)
    this.#expression = expression
    this.#condition = toCondition(parseExpression(expression))
    this.#grouping = new MetricGrouping(this.subExpressions)
  }

  /** The comparisons from left to right. */
  get subExpressions(): readonly SubExpression[] {
    return this.#condition.subExpressions
  }

  /** All alarms, oldest first, without incomplete ones. */
  get alarms(): EvaluatedAlarm[] {
    return Array.from(this.#grouping.alarms, toEvaluatedAlarm)
  }

  /**
   * Returns the feed to pass to `measure` for a metric; `undefined` if no comparison matches it. The same metric
   * returns the same feed: keep it to avoid a lookup per measurement.
   */
  feed(metric: AlarmMetric): MetricFeed | undefined {
    if (!this.subExpressions.some((expression) => fitsComparison(expression, metric))) return undefined
    const key = metricKey(metric)
    const known = this.#feeds.get(key)
    if (known !== undefined) return known
    const feed = {
      metric: { name: metric.name, dimensions: metric.dimensions },
      values: matchByValues(metric, this.matchBy),
      targets: [],
      waits: 0,
      waitingTimestamp: Number.NaN,
      waitingValue: Number.NaN,
    }
    this.#feeds.set(key, feed)
    return feed
  }

  /**
   * Processes a measurement and evaluates it at its own time. The first measurement of a metric finds its alarms, or
   * creates one. NaN is dropped.
   *
   * @param timestamp milliseconds since the epoch
   * @param now time of arrival: the time of its events and of the windows of new alarms
   */
  measure(
    feed: MetricFeed,
    timestamp: number,
    value: number,
    now: number = timestamp,
  ): readonly AlarmEvent[] {
    if (Number.isNaN(value)) return nothing
    if (feed.targets.length > 0) return this.#measure(feed, timestamp, value, now)
    if (feed.waits === 0) return this.#place(feed, timestamp, value, now)
    feed.waitingTimestamp = timestamp
    feed.waitingValue = value
    return nothing
  }

  /**
   * Evaluates all alarms at a time: the engine does so every 60 seconds.
   *
   * @param now milliseconds since the epoch
   */
  tick(now: number): readonly AlarmEvent[] {
    let events: AlarmEvent[] | undefined
    for (const alarm of this.#grouping.alarms) {
      for (const subAlarm of alarm.subAlarms) {
        if (subAlarm.tick(now) !== undefined) events = append(events, alarm.evaluate(this.#condition, now))
      }
    }
    return events ?? nothing
  }

  /**
   * Changes the expression for the same metrics. Comparisons with a new threshold or operator keep their windows,
   * others start with empty ones. All report again; states stay until then.
   *
   * @param now milliseconds since the epoch
   * @throws `ExpressionSyntaxError`, and `InvalidParameterError` if the expression has other metrics
   */
  edit(expression: string, now: number): void {
    const tree = parseExpression(expression)
    const changes = findImmutableChanges(parseExpression(this.#expression), tree)
    if (changes.added.length + changes.removed.length > 0) throw changedMetricsError(changes)
    const previous = this.#condition
    this.#expression = expression
    this.#condition = toCondition(tree)
    if (this.#condition.text === previous.text) return
    const origins = matchComparisons(previous.subExpressions, this.subExpressions)
    for (const alarm of this.#grouping.alarms) {
      alarm.subAlarms = this.subExpressions.flatMap((subExpression, index) => {
        const subAlarm = alarm.subAlarms[origins[index] ?? index]
        subAlarm?.edit(subExpression, now)
        return subAlarm ?? []
      })
    }
    this.#linkAll()
  }

  /**
   * Sets the state of an alarm that was changed externally. All of its comparisons report again, so a wrong state is
   * changed back.
   *
   * @returns false if there is no such alarm
   */
  patchAlarm(alarmId: string, state: AlarmState): boolean {
    const alarm = this.#find(alarmId)
    if (alarm === undefined) return false
    alarm.state = state
    for (const subAlarm of alarm.subAlarms) subAlarm.requireReport()
    return true
  }

  /**
   * Removes an alarm that was deleted externally. The next measurement of its metrics creates a new alarm.
   *
   * @returns false if there is no such alarm
   */
  deleteAlarm(alarmId: string): boolean {
    const alarm = this.#find(alarmId)
    if (alarm === undefined) return false
    this.#grouping.deleteAlarm(alarm)
    for (const feed of alarm.group.feeds) {
      feed.targets = feed.targets.filter((target) => target.alarm !== alarm)
    }
    return true
  }

  /**
   * Adds an alarm that is stored elsewhere, with empty windows: for an engine that restarts without the state of
   * `save`. Then pass its stored measurements to `fill`. Its state stays until its comparisons have reported. Metrics
   * that match no comparison are ignored.
   *
   * @param now milliseconds since the epoch
   */
  adoptAlarm(alarm: AdoptedAlarm, now: number): void {
    this.#adopt(alarm, now)
  }

  /**
   * Adds a stored measurement to the windows of its alarms without evaluating.
   *
   * @param timestamp milliseconds since the epoch
   */
  fill(feed: MetricFeed, timestamp: number, value: number): void {
    for (const { subAlarm } of feed.targets) subAlarm.fill(timestamp, value)
  }

  /** The whole state as plain JSON, for `restore`. */
  save(): SavedDefinition {
    return {
      id: this.id,
      expression: this.#expression,
      matchBy: this.matchBy,
      created: this.#created,
      alarms: Array.from(this.#grouping.alarms, (alarm) => ({
        ...toEvaluatedAlarm(alarm),
        subAlarms: alarm.subAlarms.map((subAlarm) => subAlarm.save()),
      })),
      waiting: Array.from(this.#grouping.candidates, ({ feeds }) =>
        feeds.map(({ metric, waitingTimestamp, waitingValue }) => ({
          metric,
          measurement: Number.isNaN(waitingValue)
            ? null
            : { timestamp: waitingTimestamp, value: waitingValue },
        })),
      ),
    }
  }

  /**
   * Creates an evaluator from a saved state.
   *
   * @throws as the constructor
   */
  static restore(
    saved: SavedDefinition,
    options: Pick<DefinitionEvaluatorOptions, 'delay' | 'age' | 'createAlarmId'> = {},
  ): DefinitionEvaluator {
    const { id, expression, matchBy } = saved
    const definition = new DefinitionEvaluator({ ...options, id, expression, matchBy })
    definition.#created = saved.created
    for (const savedAlarm of saved.alarms) {
      const { subAlarms } = definition.#adopt(savedAlarm, savedAlarm.createdTimestamp)
      for (const [index, subAlarm] of savedAlarm.subAlarms.entries()) subAlarms[index]?.restore(subAlarm)
    }
    for (const candidate of saved.waiting) {
      const group = definition.#grouping.createGroup()
      for (const { metric, measurement } of candidate) {
        const feed = definition.feed(metric)
        if (feed === undefined) continue
        group.add(feed)
        feed.waitingTimestamp = measurement?.timestamp ?? Number.NaN
        feed.waitingValue = measurement?.value ?? Number.NaN
      }
      definition.#grouping.addCandidate(group)
    }
    return definition
  }

  #adopt(alarm: AdoptedAlarm, now: number): AlarmEvaluator {
    const group = this.#grouping.createGroup()
    for (const metric of alarm.metrics) {
      const feed = this.feed(metric)
      if (feed !== undefined) group.add(feed)
    }
    const { id, state, createdTimestamp } = alarm
    const adopted = this.#build(id, group, createdTimestamp, now, state)
    this.#add(adopted)
    return adopted
  }

  #measure(feed: MetricFeed, timestamp: number, value: number, now: number): readonly AlarmEvent[] {
    let events: AlarmEvent[] | undefined
    for (const { alarm, subAlarm } of feed.targets) {
      if (subAlarm.measure(timestamp, value) === undefined) continue
      events = append(events, alarm.evaluate(this.#condition, now))
    }
    return events ?? nothing
  }

  /** Finds the alarms of a metric at its first measurement. */
  #place(feed: MetricFeed, timestamp: number, value: number, now: number): readonly AlarmEvent[] {
    const alarms = this.#grouping.join(feed)
    if (alarms.length === 0) {
      // No alarm yet: the metric waits for others, or completes a group.
      feed.waitingTimestamp = timestamp
      feed.waitingValue = value
      const complete = this.#grouping.wait(feed)
      return complete.length === 0 ? nothing : this.#finish(complete, now)
    }
    const events = alarms.map((alarm): AlarmEvent => {
      this.#link(alarm, feed)
      const { definitionId, id } = alarm
      return { type: 'metricAdded', definitionId, alarmId: id, metric: feed.metric, timestamp: now }
    })
    return [...events, ...this.#measure(feed, timestamp, value, now)]
  }

  /** Creates alarms from groups, and processes one measurement of each metric that was in no alarm before. */
  #finish(groups: readonly MetricGroup[], now: number): readonly AlarmEvent[] {
    const waited = new Set(groups.flatMap(({ feeds }) => feeds.filter(({ targets }) => targets.length === 0)))
    const events: AlarmEvent[] = []
    for (const group of groups) {
      const alarm = this.#build(this.#createAlarmId(), group, now, now)
      this.#add(alarm)
      const { definitionId, id, state, metrics } = alarm
      events.push({ type: 'created', definitionId, alarmId: id, state, metrics, timestamp: now })
    }
    for (const feed of waited) {
      events.push(...this.#measure(feed, feed.waitingTimestamp, feed.waitingValue, now))
      feed.waitingTimestamp = Number.NaN
      feed.waitingValue = Number.NaN
    }
    return events
  }

  /** Creates the evaluator of one comparison: a subclass may create its own. */
  protected createSubAlarm(
    expression: SubExpression,
    options: Required<SubAlarmEvaluatorOptions>,
  ): SubAlarmEvaluator {
    return new SubAlarmEvaluator(expression, options)
  }

  /** Creates an alarm whose windows start at its creation and have moved since. */
  #build(
    id: string,
    group: MetricGroup,
    createdTimestamp: number,
    now: number,
    state?: AlarmState,
  ): AlarmEvaluator {
    const origin = createdTimestamp - this.#age * 1000
    const subAlarms = this.subExpressions.map((expression) => {
      const subAlarm = this.createSubAlarm(expression, { now: origin, delay: this.#delay })
      subAlarm.slide(now)
      return subAlarm
    })
    return new AlarmEvaluator({ id, definitionId: this.id, createdTimestamp, group, subAlarms, state })
  }

  #add(alarm: AlarmEvaluator): void {
    this.#grouping.addAlarm(alarm)
    for (const feed of alarm.group.feeds) this.#link(alarm, feed)
  }

  #link(alarm: AlarmEvaluator, feed: MetricFeed): void {
    for (const subAlarm of alarm.subAlarms) {
      if (fitsComparison(subAlarm.expression, feed.metric)) feed.targets.push({ alarm, subAlarm })
    }
  }

  #linkAll(): void {
    for (const feed of this.#feeds.values()) feed.targets = []
    for (const alarm of this.#grouping.alarms) {
      for (const feed of alarm.group.feeds) this.#link(alarm, feed)
    }
  }

  #find(alarmId: string): AlarmEvaluator | undefined {
    for (const alarm of this.#grouping.alarms) if (alarm.id === alarmId) return alarm
    return undefined
  }
}

function toEvaluatedAlarm({ id, state, createdTimestamp, metrics }: AlarmEvaluator): EvaluatedAlarm {
  return { id, state, createdTimestamp, metrics }
}

/** Creates the list only at the first event. */
function append(events: AlarmEvent[] | undefined, event: AlarmEvent | undefined): AlarmEvent[] | undefined {
  if (event === undefined) return events
  if (events === undefined) return [event]
  events.push(event)
  return events
}
