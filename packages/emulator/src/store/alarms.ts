import { type AlarmFilter, alarmCondition } from './alarmFilter.js'
import { type Dimensions, type MetricIdentity, metricIds } from './metricId.js'
import { parseStored } from './parseStored.js'
import type { Store } from './store.js'

/** The states of an alarm. */
export type AlarmState = 'OK' | 'ALARM' | 'UNDETERMINED'

/** An alarm; times are ms since the epoch. */
export type Alarm = {
  id: string
  definition: { id: string; name: string; severity: string }
  metrics: MetricIdentity[]
  state: AlarmState
  lifecycleState: string | null
  link: string | null
  createdAt: number
  updatedAt: number
  stateUpdatedAt: number
}

/** A new alarm; times are ms since the epoch. */
export type NewAlarm = {
  /** @default a new one */
  id?: string | undefined
  alarmDefinitionId: string
  metrics: readonly MetricIdentity[]
  state: AlarmState
  lifecycleState?: string | undefined
  link?: string | undefined
  createdAt: number
  /** @default createdAt */
  updatedAt?: number | undefined
  /** @default createdAt */
  stateUpdatedAt?: number | undefined
}

type AlarmRow = {
  id: string
  alarm_definition_id: string
  definition_name: string
  severity: string
  state: AlarmState
  lifecycle_state: string | null
  link: string | null
  created_at: number
  updated_at: number
  state_updated_at: number
}

const select = `
  SELECT a.*, d.name AS definition_name, d.severity FROM alarms a
  JOIN alarm_definitions d ON d.id = a.alarm_definition_id`

/**
 * Stores an alarm of a definition and returns its id. Alarms are created only here: the API cannot create one.
 *
 * @example
 * ```ts
 * const alarmId = insertAlarm(store, projectId, {
 *   alarmDefinitionId,
 *   metrics: [{ name: 'cpu.user_perc', dimensions: { hostname: 'web1' } }],
 *   state: 'OK',
 *   createdAt: Date.now(),
 * })
 * ```
 */
export function insertAlarm(store: Store, projectId: string, alarm: NewAlarm): string {
  const { id = crypto.randomUUID(), createdAt, updatedAt = createdAt, stateUpdatedAt = createdAt } = alarm
  store.transaction(() => {
    store.run(
      `INSERT INTO alarms (id, project_id, alarm_definition_id, state, lifecycle_state, link, created_at,
         updated_at, state_updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        projectId,
        alarm.alarmDefinitionId,
        alarm.state,
        alarm.lifecycleState ?? null,
        alarm.link ?? null,
        createdAt,
        updatedAt,
        stateUpdatedAt,
      ],
    )
    for (const metricId of new Set(metricIds(store, projectId, alarm.metrics))) {
      store.run('INSERT INTO alarm_metrics (alarm_id, metric_id) VALUES (?, ?)', [id, metricId])
    }
  })
  return id
}

/** Adds a metric to an alarm, unless it is already part of it. */
export function addAlarmMetric(
  store: Store,
  projectId: string,
  alarmId: string,
  metric: MetricIdentity,
): void {
  for (const metricId of metricIds(store, projectId, [metric])) {
    store.run('INSERT OR IGNORE INTO alarm_metrics (alarm_id, metric_id) VALUES (?, ?)', [alarmId, metricId])
  }
}

/** Writes a new state of an alarm and its time (ms since the epoch). */
export function writeAlarmState(store: Store, alarmId: string, state: AlarmState, now: number): void {
  store.run('UPDATE alarms SET state = ?, updated_at = ?, state_updated_at = ? WHERE id = ?', [
    state,
    now,
    now,
    alarmId,
  ])
}

/** Finds an alarm of the project. */
export function findAlarm(store: Store, projectId: string, id: string): Alarm | undefined {
  const rows = store.all<AlarmRow>(`${select} WHERE a.project_id = ? AND a.id = ?`, [projectId, id])
  return readAlarms(store, rows)[0]
}

/** Lists alarms; `orderBy` is put into the statement unchanged. */
export function listAlarms(
  store: Store,
  filter: AlarmFilter & { orderBy: string; skip: number; limit: number },
): Alarm[] {
  const { sql, parameters } = alarmCondition(filter)
  const rows = store.all<AlarmRow>(`${select} WHERE ${sql} ORDER BY ${filter.orderBy} LIMIT ? OFFSET ?`, [
    ...parameters,
    filter.limit,
    filter.skip,
  ])
  return readAlarms(store, rows)
}

/** Writes the state, lifecycle state, link and times of an alarm. */
export function updateAlarm(store: Store, alarm: Alarm): void {
  store.run(
    `UPDATE alarms SET state = ?, lifecycle_state = ?, link = ?, updated_at = ?, state_updated_at = ?
     WHERE id = ?`,
    [alarm.state, alarm.lifecycleState, alarm.link, alarm.updatedAt, alarm.stateUpdatedAt, alarm.id],
  )
}

/** Deletes an alarm with its history, and returns whether there was one. */
export function deleteAlarm(store: Store, projectId: string, id: string): boolean {
  return store.run('DELETE FROM alarms WHERE project_id = ? AND id = ?', [projectId, id]) > 0
}

function readAlarms(store: Store, rows: readonly AlarmRow[]): Alarm[] {
  const metrics = new Map<string, MetricIdentity[]>(rows.map(({ id }) => [id, []]))
  const found = store.rows<[string, string, string]>(
    `SELECT am.alarm_id, m.name, m.dimensions FROM alarm_metrics am JOIN metrics m ON m.id = am.metric_id
     WHERE am.alarm_id IN (SELECT value FROM json_each(?)) ORDER BY m.name, m.dimensions`,
    [JSON.stringify([...metrics.keys()])],
  )
  for (const [alarmId, name, dimensions] of found) {
    metrics.get(alarmId)?.push({ name, dimensions: parseStored<Dimensions>(dimensions) })
  }
  return rows.map((row) => ({
    id: row.id,
    definition: { id: row.alarm_definition_id, name: row.definition_name, severity: row.severity },
    metrics: metrics.get(row.id) ?? [],
    state: row.state,
    lifecycleState: row.lifecycle_state,
    link: row.link,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    stateUpdatedAt: row.state_updated_at,
  }))
}
