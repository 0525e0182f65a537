import type { AlarmEvent } from '@monasca/core/evaluation'
import type { AlarmDefinition } from '../store/alarmDefinitions.js'
import { type AlarmTransition, insertHistory } from '../store/alarmHistory.js'
import { type Alarm, addAlarmMetric, insertAlarm, writeAlarmState } from '../store/alarms.js'
import { insertMeasurements, type MeasurementBatch } from '../store/insertMeasurements.js'
import type { Store } from '../store/store.js'
import type { Time } from '../time/createTime.js'
import type { EngineInput } from './engineInput.js'
import { appendInput, readInputs, readSnapshot, writeSnapshot } from './journal.js'
import { engineMigrations } from './migrations.js'
import { ProjectEvaluator } from './projectEvaluator.js'
import { reconcile } from './reconcile.js'
import { toSubAlarmReport } from './toSubAlarmReport.js'

/** When the engine evaluates alarms. */
export type EngineOptions = {
  /** Seconds to wait for late measurements after a period ends. @default 30 */
  delay?: number | undefined
  /** Seconds between two evaluations by the clock. @default 60 */
  tick?: number | undefined
}

/**
 * Called with each transition, within its transaction. `live` transitions are new; others belong to a simulated past.
 */
export type OnTransition = (projectId: string, transition: AlarmTransition, live: boolean) => void

/** What an engine works with. */
export type EngineContext = { store: Store; time: Time; onTransition: OnTransition }

/**
 * The threshold engine: measurements in, alarms and their history out. Each call and its effects are one transaction,
 * or part of the caller's. If that is rolled back, the engine forgets its effects as well.
 */
export type Engine = {
  /** Stores measurements that have arrived, and evaluates them. */
  accept(projectId: string, batches: readonly MeasurementBatch[]): void
  /**
   * Stores measurements of the past as if each had arrived at its own time, in order, and evaluates as the clock would
   * have done in between. The past gets its alarms and its history; nothing is sent.
   *
   * @param ticks when to evaluate by the clock, ascending; milliseconds since the epoch
   */
  backfill(projectId: string, batches: readonly MeasurementBatch[], ticks: readonly number[]): void
  /** Adds a definition: measurements from now on create its alarms. */
  define(projectId: string, definition: AlarmDefinition): void
  /** Updates a definition, including its expression. */
  edit(projectId: string, definition: AlarmDefinition): void
  /** Removes a definition that was deleted together with its alarms. */
  undefine(projectId: string, definitionId: string): void
  /** Applies a change of an alarm through the API, possibly to the same state. */
  changeAlarm(projectId: string, alarm: Alarm): void
  /** Writes a transition made through the API into the history and sends its notifications. */
  record(projectId: string, transition: AlarmTransition): void
  /** Forgets a deleted alarm: the next measurement of its metrics starts over. */
  forgetAlarm(projectId: string, alarmId: string): void
  /** Starts to evaluate by the clock, including alarms stored earlier. */
  start(): void
  /** Stops, and stores the state of all evaluators. */
  close(): void
}

type Project = { evaluator: ProjectEvaluator; journalLength: number; snapshotLength: number }

/** Characters of a journal that are replayed in negligible time. */
const shortJournal = 1_000_000

/**
 * Creates the engine of a store. The state of its evaluators is always in the store, as a snapshot and a journal of
 * later inputs: a process that was killed continues where it was.
 *
 * @example
 * ```ts
 * function run(context: EngineContext): void {
 *   const engine = createEngine(context)
 *   engine.start()
 *   engine.accept(projectId, [
 *     { name: 'load.avg_1_min', dimensions: {}, measurements: [{ timestamp: Date.now(), value: 0.5 }] },
 *   ])
 *   engine.close()
 * }
 * ```
 */
export function createEngine(
  { store, time, onTransition }: EngineContext,
  options: EngineOptions = {},
): Engine {
  const { delay = 30, tick: tickSeconds = 60 } = options
  store.migrate('engine', engineMigrations)
  const projects = new Map<string, Project>()
  let cancelTick = (): void => {}

  const load = (projectId: string): Project => {
    const evaluator = new ProjectEvaluator({ store, delay, saved: readSnapshot(store, projectId) })
    let journalLength = 0
    for (const input of readInputs(store, projectId)) {
      evaluator.apply(input)
      journalLength += JSON.stringify(input).length
    }
    const project = { evaluator, journalLength, snapshotLength: 0 }
    if (reconcile(evaluator, store, projectId, time.now())) keep(projectId, project)
    return project
  }

  const find = (projectId: string): Project => {
    const known = projects.get(projectId)
    if (known !== undefined) return known
    const project = load(projectId)
    projects.set(projectId, project)
    return project
  }

  const keep = (projectId: string, project: Project): void => {
    project.snapshotLength = writeSnapshot(store, projectId, project.evaluator.evaluator.save())
    project.journalLength = 0
  }

  /** An evaluator that knows of rolled-back changes is dropped and created again from the store. */
  const change = (projectId: string, work: (project: Project) => void): void =>
    store.transaction(() => {
      const project = find(projectId)
      store.afterRollback(() => projects.delete(projectId))
      work(project)
    })

  const remember = (projectId: string, project: Project, input: EngineInput): void => {
    project.journalLength += appendInput(store, projectId, input)
    // A snapshot is written once it is smaller than what has been written since the last one.
    if (project.journalLength > Math.max(shortJournal, project.snapshotLength)) keep(projectId, project)
  }

  const apply = (projectId: string, input: EngineInput): void =>
    change(projectId, (project) => {
      const events = project.evaluator.apply(input)
      remember(projectId, project, input)
      write(projectId, events, true)
    })

  const write = (projectId: string, events: readonly AlarmEvent[], live: boolean): void => {
    for (const event of events) writeEvent({ store, time, onTransition }, projectId, event, live)
  }

  const tick = (): void => {
    const now = time.now()
    scheduleTick(now)
    for (const [projectId, { evaluator }] of projects) {
      if (evaluator.hasAlarms) apply(projectId, { type: 'tick', now })
    }
  }

  const scheduleTick = (now: number): void => {
    cancelTick = time.schedule(now + tickSeconds * 1000, tick)
  }

  return {
    accept(projectId, batches) {
      change(projectId, (project) => {
        const ids = insertMeasurements(store, projectId, batches)
        const { events, input } = project.evaluator.measure(batches, ids, time.now())
        if (input === undefined) return
        remember(projectId, project, input)
        write(projectId, events, true)
      })
    },
    backfill(projectId, batches, ticks) {
      change(projectId, (project) => {
        const ids = insertMeasurements(store, projectId, batches)
        const evaluate = (now: number): void =>
          write(projectId, project.evaluator.apply({ type: 'tick', now }), false)
        let done = 0
        for (const { timestamp, measured, metricIds } of byTime(batches, ids, project.evaluator)) {
          for (; (ticks[done] ?? Infinity) < timestamp; done++) evaluate(ticks[done] ?? 0)
          write(projectId, project.evaluator.measure(measured, metricIds, timestamp).events, false)
        }
        for (const now of ticks.slice(done)) evaluate(now)
        keep(projectId, project)
      })
    },
    define(projectId, { id, expression, matchBy }) {
      apply(projectId, { type: 'define', id, expression, matchBy })
    },
    edit(projectId, { id, expression }) {
      apply(projectId, { type: 'edit', id, expression, now: time.now() })
    },
    undefine(projectId, id) {
      apply(projectId, { type: 'undefine', id })
    },
    changeAlarm(projectId, { id, state }) {
      apply(projectId, { type: 'setState', alarmId: id, state })
    },
    record(projectId, transition) {
      store.transaction(() => {
        insertHistory(store, projectId, transition)
        onTransition(projectId, transition, true)
      })
    },
    forgetAlarm(projectId, alarmId) {
      apply(projectId, { type: 'forget', alarmId })
    },
    start() {
      const found = store.rows<[string]>('SELECT DISTINCT project_id FROM alarm_definitions')
      for (const [projectId] of found) find(projectId)
      scheduleTick(time.now())
    },
    close() {
      cancelTick()
      for (const [projectId, project] of projects) {
        if (project.journalLength === 0) continue
        try {
          keep(projectId, project)
        } catch {
          // With a full disk, the journal remains and serves the same purpose.
        }
      }
      projects.clear()
    },
  }
}

function writeEvent(
  { store, onTransition }: EngineContext,
  projectId: string,
  event: AlarmEvent,
  live: boolean,
): void {
  const { alarmId, timestamp } = event
  switch (event.type) {
    case 'created': {
      const { definitionId: alarmDefinitionId, metrics, state } = event
      insertAlarm(store, projectId, { id: alarmId, alarmDefinitionId, metrics, state, createdAt: timestamp })
      return
    }
    case 'metricAdded':
      addAlarmMetric(store, projectId, alarmId, event.metric)
      return
    case 'transition': {
      const { oldState, newState, reason, metrics } = event
      const subAlarms = event.subAlarms.map(toSubAlarmReport)
      writeAlarmState(store, alarmId, newState, timestamp)
      const transition = { alarmId, timestamp, metrics, oldState, newState, reason, subAlarms }
      insertHistory(store, projectId, transition)
      onTransition(projectId, transition, live)
    }
  }
}

type Moment = { timestamp: number; measured: MeasurementBatch[]; metricIds: number[] }

/** Groups the measurements that an evaluator uses by time, the earliest first. */
function byTime(
  batches: readonly MeasurementBatch[],
  ids: readonly number[],
  evaluator: ProjectEvaluator,
): Moment[] {
  const moments = new Map<number, Moment>()
  for (const [index, { name, dimensions, measurements }] of batches.entries()) {
    if (!evaluator.uses(name)) continue
    for (const measurement of measurements) {
      const { timestamp } = measurement
      let moment = moments.get(timestamp)
      if (moment === undefined) {
        moment = { timestamp, measured: [], metricIds: [] }
        moments.set(timestamp, moment)
      }
      moment.measured.push({ name, dimensions, measurements: [measurement] })
      moment.metricIds.push(ids[index] ?? 0)
    }
  }
  return [...moments.values()].sort((a, b) => a.timestamp - b.timestamp)
}
