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
import { SubAlarmEvaluator } from './subAlarmEvaluator.js'

/** What an alarm definition is made of, as far as it decides. */
export type DefinitionEvaluatorOptions = {
  /** Id of the alarm definition: events carry it. */
  id: string
  /** The text of an alarm expression. */
  expression: string
  /** Dimension names: each group of metrics with other values of these gets an alarm of its own. @default [] */
  matchBy?: readonly string[] | undefined
  /** Seconds that late measurements are waited for after a period ends. @default 30 */
  delay?: number | undefined
  /**
   * Seconds that windows count as older than the alarm that they belong to: so the minute in which periods begin can be
   * chosen.
   *
   * @default 0
   */
  age?: number | undefined
  /** Makes the ids of new alarms. @default `<definition id>:1`, `<definition id>:2`, … */
  createAlarmId?: (() => string) | undefined
}

/** Shared, so that a measurement that changes nothing allocates nothing. */
const nothing: readonly AlarmEvent[] = Object.freeze([])

/**
 * One alarm definition: brings metrics together into alarms by `match_by`, evaluates these by the rules of Monasca's
 * threshold engine, and tells what came of it. It has no clock and does no I/O.
 *
 * An alarm comes to be when each comparison of the expression has a metric; until then its metrics wait, and the newest
 * measurement of each is counted when the alarm is complete. A metric that lacks some keys of `match_by` may belong to
 * several alarms; metrics with none of the keys are a group of their own.
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
   * @throws `ExpressionSyntaxError`, and `InvalidParameterError` for a `delay` that is no number from 0, or a `matchBy` that
   * is no list of texts
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

  /** All alarms, oldest first. Those that wait for more metrics are none yet. */
  get alarms(): EvaluatedAlarm[] {
    return Array.from(this.#grouping.alarms, toEvaluatedAlarm)
  }

  /**
   * What measurements of a metric are given to `measure` with; `undefined` when no comparison asks for it. The same metric
   * gets the same feed: keep it, and nothing is looked up for a measurement.
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
   * Takes a measurement, which is evaluated as of its own time. The first of a metric finds its alarms, or makes one. A
   * value that is no number is dropped.
   *
   * @param timestamp milliseconds since the epoch
   * @param now when it arrived: the time of what comes of it, and of the windows of new alarms
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
   * Evaluates all alarms as of a time of the clock: the engine does so every 60 seconds.
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
   * Goes on with another expression for the same metrics. Comparisons of which only threshold or operator changed keep
   * their windows, others begin anew; all report again. States stay until then.
   *
   * @param now milliseconds since the epoch
   * @throws `ExpressionSyntaxError`, and `InvalidParameterError` when the expression asks for other metrics
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
   * An alarm was changed from outside: its state is taken over, and all of its comparisons report again, so that a state
   * that does not hold is changed back.
   *
   * @returns false when there is no such alarm
   */
  patchAlarm(alarmId: string, state: AlarmState): boolean {
    const alarm = this.#find(alarmId)
    if (alarm === undefined) return false
    alarm.state = state
    for (const subAlarm of alarm.subAlarms) subAlarm.requireReport()
    return true
  }

  /**
   * An alarm was deleted from outside: it is forgotten, and the next measurement of its metrics begins anew.
   *
   * @returns false when there is no such alarm
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
   * Takes over an alarm that is stored elsewhere, with empty windows: for an engine that begins again without the state of
   * `save`. Give its stored measurements to `fill` then. Its state stays until its comparisons have reported. Metrics that no
   * comparison asks for are left out.
   *
   * @param now milliseconds since the epoch
   */
  adoptAlarm(alarm: AdoptedAlarm, now: number): void {
    this.#adopt(alarm, now)
  }

  /**
   * Puts a stored measurement into the windows of its alarms, without evaluating.
   *
   * @param timestamp milliseconds since the epoch
   */
  fill(feed: MetricFeed, timestamp: number, value: number): void {
    for (const { subAlarm } of feed.targets) subAlarm.fill(timestamp, value)
  }

  /** Everything it knows, as plain JSON, for `restore`. */
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
   * Makes an evaluator that goes on where another was saved.
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

  /** The first measurement of a metric: which alarms does it belong to? */
  #place(feed: MetricFeed, timestamp: number, value: number, now: number): readonly AlarmEvent[] {
    const alarms = this.#grouping.join(feed)
    if (alarms.length === 0) {
      // No alarm yet: the metric waits for others, or is what others waited for.
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

  /** Makes groups alarms, and counts one measurement of each metric that was in no alarm until now. */
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

  /** An alarm whose windows began with its creation, and have been moved on since. */
  #build(
    id: string,
    group: MetricGroup,
    createdTimestamp: number,
    now: number,
    state?: AlarmState,
  ): AlarmEvaluator {
    const origin = createdTimestamp - this.#age * 1000
    const subAlarms = this.subExpressions.map((expression) => {
      const subAlarm = new SubAlarmEvaluator(expression, { now: origin, delay: this.#delay })
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

/** Makes a list for the first event only. */
function append(events: AlarmEvent[] | undefined, event: AlarmEvent | undefined): AlarmEvent[] | undefined {
  if (event === undefined) return events
  if (events === undefined) return [event]
  events.push(event)
  return events
}
