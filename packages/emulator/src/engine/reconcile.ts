import { listSubExpressions, parseExpression } from '@monasca/core/expression'
import { type Alarm, listAlarms } from '../store/alarms.js'
import { metricIds } from '../store/metricId.js'
import { parseStored } from '../store/parseStored.js'
import { readMeasurements } from '../store/readMeasurements.js'
import type { Store } from '../store/store.js'
import type { ProjectEvaluator } from './projectEvaluator.js'

/** Periods that a window can hold beyond those of an expression. */
const futurePeriods = 2

/** More rows than a window can need: all of them. */
const noLimit = 1_000_000_000

type StoredDefinition = { id: string; expression: string; match_by: string }

/**
 * Brings an evaluator in line with the definitions and alarms of the store, and fills the windows of unknown alarms
 * from stored measurements. After a restart there is nothing to do, unless the state of the evaluator is missing: the
 * data folder may come from an emulator without an engine.
 *
 * @param now milliseconds since the epoch
 * @returns whether there was anything to do
 */
export function reconcile(project: ProjectEvaluator, store: Store, projectId: string, now: number): boolean {
  const definitions = store.all<StoredDefinition>(
    'SELECT id, expression, match_by FROM alarm_definitions WHERE project_id = ? ORDER BY created_at, id',
    [projectId],
  )
  const known = new Map(project.evaluator.save().definitions.map(({ id, expression }) => [id, expression]))
  let isChanged = false
  for (const { id, expression, match_by } of definitions) {
    if (known.get(id) === expression) continue
    if (known.has(id)) project.apply({ type: 'undefine', id })
    project.apply({ type: 'define', id, expression, matchBy: parseStored(match_by) })
    isChanged = true
  }
  const stored = new Set(definitions.map(({ id }) => id))
  for (const id of known.keys()) {
    if (stored.has(id)) continue
    project.apply({ type: 'undefine', id })
    isChanged = true
  }
  return reconcileAlarms(project, store, projectId, now) || isChanged
}

function reconcileAlarms(project: ProjectEvaluator, store: Store, projectId: string, now: number): boolean {
  const known = new Map(project.evaluator.alarms().map((alarm) => [alarm.id, alarm]))
  const stored = listAlarms(store, { projectId, orderBy: 'a.created_at, a.id', skip: 0, limit: noLimit })
  let isChanged = false
  for (const alarm of stored) {
    const evaluated = known.get(alarm.id)
    known.delete(alarm.id)
    if (evaluated?.state === alarm.state) continue
    if (evaluated === undefined) adopt(project, store, projectId, alarm, now)
    else project.apply({ type: 'setState', alarmId: alarm.id, state: alarm.state })
    isChanged = true
  }
  for (const alarmId of known.keys()) {
    project.apply({ type: 'forget', alarmId })
    isChanged = true
  }
  return isChanged
}

function adopt(project: ProjectEvaluator, store: Store, projectId: string, alarm: Alarm, now: number): void {
  const { id, state, metrics, createdAt: createdTimestamp } = alarm
  project.evaluator.adoptAlarm(alarm.definition.id, { id, state, metrics, createdTimestamp }, now)
  const expression = store.get<{ expression: string }>(
    'SELECT expression FROM alarm_definitions WHERE id = ?',
    [alarm.definition.id],
  )?.expression
  const comparisons = listSubExpressions(parseExpression(expression ?? ''))
  const seconds = Math.max(...comparisons.map(({ period, periods }) => (periods + futurePeriods) * period))
  for (const metricId of metricIds(store, projectId, metrics)) {
    const metric = project.metric(metricId)
    if (metric === undefined) continue
    store.measurementLog?.settle()
    // `last` uses the newest value, however old it is.
    const newest = store.get<{ timestamp: number; value: number }>(
      'SELECT timestamp, value FROM measurements WHERE metric_id = ? ORDER BY timestamp DESC LIMIT 1',
      [metricId],
    )
    const range = { start: now - seconds * 1000, end: newest?.timestamp }
    const rows = readMeasurements(store, [metricId], range, { skip: 0, limit: noLimit })
    for (const [timestamp, value] of rows) project.evaluator.fill(metric, timestamp, value)
    if (newest !== undefined) project.evaluator.fill(metric, newest.timestamp, newest.value)
  }
}
