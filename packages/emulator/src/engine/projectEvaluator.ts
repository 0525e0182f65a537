import {
  type AlarmEvent,
  type EvaluatedMetric,
  Evaluator,
  type SavedEvaluator,
} from '@monasca/core/evaluation'
import { listSubExpressions, parseExpression } from '@monasca/core/expression'
import type { MeasurementBatch } from '../store/insertMeasurements.js'
import { parseStored } from '../store/parseStored.js'
import type { Store } from '../store/store.js'
import type { EngineInput, MeasuredValue } from './engineInput.js'

/** Maximum number of cached metrics: some 100 MB. Beyond that, the cache is cleared and fills again. */
const maximumRemembered = 200_000

/** Shared, so that inputs without effects allocate nothing. */
const nothing: readonly AlarmEvent[] = Object.freeze([])

/** The evaluator of one project. It refers to metrics by their ids in the store, and can replay its inputs. */
export class ProjectEvaluator {
  readonly #store: Store
  readonly #evaluator: Evaluator
  readonly #namesByDefinition = new Map<string, readonly string[]>()
  #names = new Set<string>()
  readonly #byId = new Map<number, EvaluatedMetric>()
  /** Ids of alarms that the current input created. */
  #created: string[] = []
  /** Ids for the alarms that a replayed input creates. */
  #given: string[] = []

  /** @param delay seconds to wait for late measurements */
  constructor(options: {
    store: Store
    delay: number
    saved?: SavedEvaluator | undefined
  }) {
    const { store, delay, saved } = options
    this.#store = store
    const createAlarmId = (): string => {
      const id = this.#given.shift() ?? crypto.randomUUID()
      this.#created.push(id)
      return id
    }
    this.#evaluator = saved
      ? Evaluator.restore(saved, { delay, createAlarmId })
      : new Evaluator({ delay, createAlarmId })
    for (const { id, expression } of saved?.definitions ?? []) this.#remember(id, expression)
  }

  /** The evaluator itself, for calls that need no journal. */
  get evaluator(): Evaluator {
    return this.#evaluator
  }

  /** Whether a tick could have an effect. */
  get hasAlarms(): boolean {
    return this.#evaluator.alarms().length > 0
  }

  /** Whether a definition uses metrics of this name: other measurements have no effect. */
  uses(name: string): boolean {
    return this.#names.has(name)
  }

  /**
   * Processes measurements as they arrive.
   *
   * @param ids of the metrics in the store
   * @param now milliseconds since the epoch
   * @returns their effects, and the input to replay them; no input if no definition uses their metrics
   */
  measure(
    batches: readonly MeasurementBatch[],
    ids: readonly number[],
    now: number,
  ): { events: readonly AlarmEvent[]; input: EngineInput | undefined } {
    const values: MeasuredValue[] = []
    const events: AlarmEvent[] = []
    this.#created = []
    for (const [index, { name, dimensions, measurements }] of batches.entries()) {
      if (!this.uses(name)) continue
      const id = ids[index] ?? 0
      const metric = this.#byId.get(id) ?? this.#know(id, this.#evaluator.metric({ name, dimensions }))
      for (const { timestamp, value } of measurements) {
        const time = Math.floor(timestamp)
        values.push([id, time, value])
        const more = this.#evaluator.measure(metric, time, value, now)
        if (more.length > 0) events.push(...more)
      }
    }
    if (values.length === 0) return { events: nothing, input: undefined }
    return { events, input: { type: 'measure', now, values, created: this.#created } }
  }

  /** Applies an input. When measurements are replayed, their effects are known and not reported again. */
  apply(input: EngineInput): readonly AlarmEvent[] {
    const evaluator = this.#evaluator
    switch (input.type) {
      case 'measure':
        this.#given = [...input.created]
        for (const [id, timestamp, value] of input.values) {
          const metric = this.metric(id)
          if (metric !== undefined) evaluator.measure(metric, timestamp, value, input.now)
        }
        this.#given = []
        return nothing
      case 'tick':
        return evaluator.tick(input.now)
      case 'define':
        // An evaluator created from the store already knows a definition that has just been stored.
        if (this.#namesByDefinition.has(input.id)) return nothing
        evaluator.addDefinition(input)
        this.#remember(input.id, input.expression)
        return nothing
      case 'edit':
        if (evaluator.editDefinition(input.id, input.expression, input.now)) {
          this.#remember(input.id, input.expression)
        }
        return nothing
      case 'undefine':
        evaluator.deleteDefinition(input.id)
        this.#namesByDefinition.delete(input.id)
        this.#collectNames()
        return nothing
      case 'setState':
        evaluator.patchAlarm(input.alarmId, input.state)
        return nothing
      case 'forget':
        evaluator.deleteAlarm(input.alarmId)
        return nothing
    }
  }

  /** A metric by its id in the store; `undefined` if it was deleted. */
  metric(id: number): EvaluatedMetric | undefined {
    const known = this.#byId.get(id)
    if (known !== undefined) return known
    const row = this.#store.get<{ name: string; dimensions: string }>(
      'SELECT name, dimensions FROM metrics WHERE id = ?',
      [id],
    )
    if (row === undefined) return undefined
    return this.#know(id, this.#evaluator.metric({ name: row.name, dimensions: parseStored(row.dimensions) }))
  }

  #know(id: number, metric: EvaluatedMetric): EvaluatedMetric {
    if (this.#byId.size >= maximumRemembered) this.#byId.clear()
    this.#byId.set(id, metric)
    return metric
  }

  #remember(definitionId: string, expression: string): void {
    const names = listSubExpressions(parseExpression(expression)).map(({ metricName }) => metricName)
    this.#namesByDefinition.set(definitionId, names)
    this.#collectNames()
  }

  #collectNames(): void {
    this.#names = new Set([...this.#namesByDefinition.values()].flat())
  }
}
