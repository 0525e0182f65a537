import { InvalidParameterError } from '../errors/index.js'
import type { AlarmMetric, AlarmState } from '../monitoring/index.js'
import { metricKey } from '../series/metricKey.js'
import type { AlarmEvent } from './alarmEvent.js'
import { DefinitionEvaluator, type DefinitionEvaluatorOptions } from './definitionEvaluator.js'
import { checkDelay, defaultDelay } from './delay.js'
import type { MetricFeed } from './metricFeed.js'
import type { AdoptedAlarm, EvaluatedAlarm, SavedDefinition } from './savedDefinition.js'

/** How an evaluator works. */
export type EvaluatorOptions = Pick<DefinitionEvaluatorOptions, 'delay' | 'createAlarmId'>

/** Everything an evaluator knows, as plain JSON. */
export type SavedEvaluator = {
  /** Of this format. */
  version: 1
  definitions: SavedDefinition[]
}

/**
 * A metric as an evaluator knows it: keep it, and nothing is looked up for its measurements. All but `metric` is the
 * evaluator's own.
 */
export type EvaluatedMetric = {
  readonly metric: AlarmMetric
  /** Where its measurements go. */
  feeds: readonly { definition: DefinitionEvaluator; feed: MetricFeed }[]
  /** Which definitions of which evaluator `feeds` is of. */
  definitions: object | undefined
}

/** Shared, so that a measurement that changes nothing allocates nothing. */
const nothing: readonly AlarmEvent[] = Object.freeze([])

/**
 * All alarm definitions of one project: gives each measurement to those that ask for its metric. It has no clock and does no
 * I/O; all that comes of a measurement or a tick is returned.
 *
 * @example
 * ```ts
 * const evaluator = new Evaluator()
 * evaluator.addDefinition({ id: 'd1', expression: 'avg(cpu, 120) > 90', matchBy: ['hostname'] })
 * const cpu = evaluator.metric({ name: 'cpu', dimensions: { hostname: 'web1' } })
 * evaluator.measure(cpu, 15_000, 97) // [{ type: 'created', … }]
 * evaluator.tick(187_000) // [{ type: 'transition', newState: 'ALARM', … }]
 * ```
 */
export class Evaluator {
  readonly #delay: number
  readonly #createAlarmId: (() => string) | undefined
  readonly #definitions = new Map<string, DefinitionEvaluator>()
  readonly #byMetricName = new Map<string, Set<DefinitionEvaluator>>()
  readonly #metrics = new Map<string, EvaluatedMetric>()
  /** Another object after every change of the definitions, so that metrics notice when they are next measured. */
  #current: object = {}

  /** @throws `InvalidParameterError` for a `delay` that is no number from 0 */
  constructor({ delay = defaultDelay, createAlarmId }: EvaluatorOptions = {}) {
    this.#delay = checkDelay(delay)
    this.#createAlarmId = createAlarmId
  }

  /**
   * Makes an evaluator that goes on where another was saved.
   *
   * @throws `InvalidParameterError` for another version of the format
   * @example
   * ```ts
   * const evaluator = new Evaluator()
   * const again = Evaluator.restore(JSON.parse(JSON.stringify(evaluator.save())))
   * ```
   */
  static restore(saved: SavedEvaluator, options: EvaluatorOptions = {}): Evaluator {
    if (saved.version !== 1) {
      throw new InvalidParameterError({
        parameter: 'saved.version',
        reason: `is ${String(saved.version)}, and only 1 is known`,
        advice: 'Add the definitions anew, and fill their windows from stored measurements.',
      })
    }
    const evaluator = new Evaluator(options)
    for (const definition of saved.definitions) {
      evaluator.#add(DefinitionEvaluator.restore(definition, evaluator.#options))
    }
    return evaluator
  }

  /**
   * Begins to evaluate a definition; measurements from now on make its alarms.
   *
   * @throws `ExpressionSyntaxError`, and `InvalidParameterError` when there is a definition with this id
   */
  addDefinition(definition: Pick<DefinitionEvaluatorOptions, 'id' | 'expression' | 'matchBy'>): void {
    if (this.#definitions.has(definition.id)) {
      throw new InvalidParameterError({
        parameter: 'id',
        reason: `is that of a definition which is evaluated already (${definition.id})`,
        advice: 'Edit it, or delete it first.',
      })
    }
    this.#add(new DefinitionEvaluator({ ...this.#options, ...definition }))
  }

  /**
   * Goes on with another expression for the same metrics. Comparisons of which only threshold or operator changed keep
   * their windows, others begin anew; all report again.
   *
   * @param now milliseconds since the epoch
   * @returns false when there is no such definition
   * @throws `ExpressionSyntaxError`, and `InvalidParameterError` when the expression asks for other metrics
   */
  editDefinition(id: string, expression: string, now: number): boolean {
    const definition = this.#definitions.get(id)
    definition?.edit(expression, now)
    return definition !== undefined
  }

  /**
   * Forgets a definition with its alarms and with the metrics that wait; there is no transition.
   *
   * @returns false when there is no such definition
   */
  deleteDefinition(id: string): boolean {
    const definition = this.#definitions.get(id)
    if (definition === undefined) return false
    this.#definitions.delete(id)
    for (const { metricName } of definition.subExpressions) {
      this.#byMetricName.get(metricName)?.delete(definition)
    }
    this.#current = {}
    return true
  }

  /** What measurements of a metric are given to `measure` with. The same metric gets the same object. */
  metric(metric: AlarmMetric): EvaluatedMetric {
    const key = metricKey(metric)
    const known = this.#metrics.get(key)
    if (known !== undefined) return known
    const made = { metric, feeds: [], definitions: undefined }
    this.#metrics.set(key, made)
    return made
  }

  /**
   * Takes a measurement, which is evaluated as of its own time.
   *
   * @param timestamp milliseconds since the epoch
   * @param now when it arrived: the time of what comes of it, and of the windows of new alarms
   */
  measure(
    metric: EvaluatedMetric,
    timestamp: number,
    value: number,
    now: number = timestamp,
  ): readonly AlarmEvent[] {
    let events = nothing
    for (const { definition, feed } of this.#feedsOf(metric)) {
      const more = definition.measure(feed, timestamp, value, now)
      if (more.length > 0) events = [...events, ...more]
    }
    return events
  }

  /**
   * Evaluates all alarms as of a time of the clock: the engine does so every 60 seconds.
   *
   * @param now milliseconds since the epoch
   */
  tick(now: number): readonly AlarmEvent[] {
    return [...this.#definitions.values()].flatMap((definition) => definition.tick(now))
  }

  /** The alarms of one definition, or of all, oldest first in each definition. */
  alarms(definitionId?: string): (EvaluatedAlarm & { definitionId: string })[] {
    const definitions = [...this.#definitions.values()].filter(
      ({ id }) => definitionId === undefined || id === definitionId,
    )
    return definitions.flatMap(({ id, alarms }) => alarms.map((alarm) => ({ ...alarm, definitionId: id })))
  }

  /**
   * An alarm was changed from outside: its state is taken over, and all of its comparisons report again, so that a state
   * that does not hold is changed back.
   *
   * @returns false when there is no such alarm
   */
  patchAlarm(alarmId: string, state: AlarmState): boolean {
    return [...this.#definitions.values()].some((definition) => definition.patchAlarm(alarmId, state))
  }

  /**
   * An alarm was deleted from outside: it is forgotten, and the next measurement of its metrics begins anew.
   *
   * @returns false when there is no such alarm
   */
  deleteAlarm(alarmId: string): boolean {
    return [...this.#definitions.values()].some((definition) => definition.deleteAlarm(alarmId))
  }

  /**
   * Takes over an alarm that is stored elsewhere, with empty windows: for an engine that begins again without the state of
   * `save`. Give its stored measurements to `fill` then, oldest first.
   *
   * @param now milliseconds since the epoch
   * @returns false when there is no such definition
   */
  adoptAlarm(definitionId: string, alarm: AdoptedAlarm, now: number): boolean {
    const definition = this.#definitions.get(definitionId)
    definition?.adoptAlarm(alarm, now)
    return definition !== undefined
  }

  /**
   * Puts a stored measurement into the windows of the alarms of its metric, without evaluating; what lies before the
   * windows is dropped.
   *
   * @param timestamp milliseconds since the epoch
   */
  fill(metric: EvaluatedMetric, timestamp: number, value: number): void {
    for (const { definition, feed } of this.#feedsOf(metric)) definition.fill(feed, timestamp, value)
  }

  /** Everything it knows, as plain JSON, for `restore`. */
  save(): SavedEvaluator {
    return { version: 1, definitions: Array.from(this.#definitions.values(), (each) => each.save()) }
  }

  get #options(): EvaluatorOptions {
    return { delay: this.#delay, createAlarmId: this.#createAlarmId }
  }

  #add(definition: DefinitionEvaluator): void {
    this.#definitions.set(definition.id, definition)
    for (const { metricName } of definition.subExpressions) {
      const found = this.#byMetricName.get(metricName)
      if (found === undefined) this.#byMetricName.set(metricName, new Set([definition]))
      else found.add(definition)
    }
    this.#current = {}
  }

  #feedsOf(metric: EvaluatedMetric): EvaluatedMetric['feeds'] {
    if (metric.definitions === this.#current) return metric.feeds
    metric.definitions = this.#current
    metric.feeds = [...(this.#byMetricName.get(metric.metric.name) ?? [])].flatMap((definition) => {
      const feed = definition.feed(metric.metric)
      return feed === undefined ? [] : { definition, feed }
    })
    return metric.feeds
  }
}
