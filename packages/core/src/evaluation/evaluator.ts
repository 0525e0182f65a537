import { InvalidParameterError } from '../errors/index.js'
import type { AlarmMetric, AlarmState } from '../monitoring/index.js'
import { metricKey } from '../series/metricKey.js'
import type { AlarmEvent } from './alarmEvent.js'
import { DefinitionEvaluator, type DefinitionEvaluatorOptions } from './definitionEvaluator.js'
import { checkDelay, defaultDelay } from './delay.js'
import type { MetricFeed } from './metricFeed.js'
import type { AdoptedAlarm, EvaluatedAlarm, SavedDefinition } from './savedDefinition.js'

export type EvaluatorOptions = Pick<DefinitionEvaluatorOptions, 'delay' | 'createAlarmId'>

/** The whole state of an evaluator as plain JSON. */
export type SavedEvaluator = {
  /** Version of this format. */
  version: 1
  definitions: SavedDefinition[]
}

/**
 * A metric of an evaluator: keep it to avoid a lookup per measurement. Everything but `metric` is internal.
 */
export type EvaluatedMetric = {
  readonly metric: AlarmMetric
  /** The feeds of its measurements. */
  feeds: readonly { definition: DefinitionEvaluator; feed: MetricFeed }[]
  /** The evaluator's definitions that `feeds` belongs to. */
  definitions: object | undefined
}

/** Shared, so that a measurement without events allocates nothing. */
const nothing: readonly AlarmEvent[] = Object.freeze([])

/**
 * Evaluates all alarm definitions of one project: passes each measurement to the definitions that match its metric. It
 * has no clock and does no I/O; measurements and ticks return events.
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
  /** A new object after every change of the definitions, so that metrics notice at their next measurement. */
  #current: object = {}

  /** @throws `InvalidParameterError` for a `delay` that is not a number of at least 0 */
  constructor({ delay = defaultDelay, createAlarmId }: EvaluatorOptions = {}) {
    this.#delay = checkDelay(delay)
    this.#createAlarmId = createAlarmId
  }

  /**
   * Creates an evaluator from a saved state.
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
        reason: `is ${String(saved.version)}, but only 1 is supported`,
        advice: 'Add the definitions again and fill their windows from stored measurements.',
      })
    }
    const evaluator = new Evaluator(options)
    for (const definition of saved.definitions) {
      evaluator.#add(DefinitionEvaluator.restore(definition, evaluator.#options))
    }
    return evaluator
  }

  /**
   * Starts to evaluate a definition; measurements from now on create its alarms.
   *
   * @throws `ExpressionSyntaxError`, and `InvalidParameterError` if there is a definition with this id
   */
  addDefinition(definition: Pick<DefinitionEvaluatorOptions, 'id' | 'expression' | 'matchBy'>): void {
    if (this.#definitions.has(definition.id)) {
      throw new InvalidParameterError({
        parameter: 'id',
        reason: `belongs to a definition that is already evaluated (${definition.id})`,
        advice: 'Edit or delete that definition first.',
      })
    }
    this.#add(new DefinitionEvaluator({ ...this.#options, ...definition }))
  }

  /**
   * Changes the expression for the same metrics. Comparisons with a new threshold or operator keep their windows,
   * others start with empty ones. All report again.
   *
   * @param now milliseconds since the epoch
   * @returns false if there is no such definition
   * @throws `ExpressionSyntaxError`, and `InvalidParameterError` if the expression has other metrics
   */
  editDefinition(id: string, expression: string, now: number): boolean {
    const definition = this.#definitions.get(id)
    definition?.edit(expression, now)
    return definition !== undefined
  }

  /**
   * Removes a definition with its alarms and waiting metrics, without a transition.
   *
   * @returns false if there is no such definition
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

  /** Returns the object to pass to `measure` for a metric. The same metric returns the same object. */
  metric(metric: AlarmMetric): EvaluatedMetric {
    const key = metricKey(metric)
    const known = this.#metrics.get(key)
    if (known !== undefined) return known
    const made = { metric, feeds: [], definitions: undefined }
    this.#metrics.set(key, made)
    return made
  }

  /**
   * Processes a measurement and evaluates it at its own time.
   *
   * @param timestamp milliseconds since the epoch
   * @param now time of arrival: the time of its events and of the windows of new alarms
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
   * Evaluates all alarms at a time: the engine does so every 60 seconds.
   *
   * @param now milliseconds since the epoch
   */
  tick(now: number): readonly AlarmEvent[] {
    return [...this.#definitions.values()].flatMap((definition) => definition.tick(now))
  }

  /** The alarms of one definition, or of all, oldest first per definition. */
  alarms(definitionId?: string): (EvaluatedAlarm & { definitionId: string })[] {
    const definitions = [...this.#definitions.values()].filter(
      ({ id }) => definitionId === undefined || id === definitionId,
    )
    return definitions.flatMap(({ id, alarms }) => alarms.map((alarm) => ({ ...alarm, definitionId: id })))
  }

  /**
   * Sets the state of an alarm that was changed externally. All of its comparisons report again, so a wrong state is
   * changed back.
   *
   * @returns false if there is no such alarm
   */
  patchAlarm(alarmId: string, state: AlarmState): boolean {
    return [...this.#definitions.values()].some((definition) => definition.patchAlarm(alarmId, state))
  }

  /**
   * Removes an alarm that was deleted externally. The next measurement of its metrics creates a new alarm.
   *
   * @returns false if there is no such alarm
   */
  deleteAlarm(alarmId: string): boolean {
    return [...this.#definitions.values()].some((definition) => definition.deleteAlarm(alarmId))
  }

  /**
   * Adds an alarm that is stored elsewhere, with empty windows: for an engine that restarts without the state of
   * `save`. Then pass its stored measurements to `fill`, oldest first.
   *
   * @param now milliseconds since the epoch
   * @returns false if there is no such definition
   */
  adoptAlarm(definitionId: string, alarm: AdoptedAlarm, now: number): boolean {
    const definition = this.#definitions.get(definitionId)
    definition?.adoptAlarm(alarm, now)
    return definition !== undefined
  }

  /**
   * Adds a stored measurement to the windows of the alarms of its metric without evaluating; earlier ones than the
   * windows are dropped.
   *
   * @param timestamp milliseconds since the epoch
   */
  fill(metric: EvaluatedMetric, timestamp: number, value: number): void {
    for (const { definition, feed } of this.#feedsOf(metric)) definition.fill(feed, timestamp, value)
  }

  /** The whole state as plain JSON, for `restore`. */
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
