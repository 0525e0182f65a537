import type { Condition, DimensionFilter } from './metricFilter.js'
import { joinConditions } from './metricFilter.js'
import type { Dimensions } from './metricId.js'
import { parseStored } from './parseStored.js'
import type { Store } from './store.js'

/** The part of a comparison that selects metrics. */
export type SubExpression = { metricName: string; dimensions: Dimensions }

/** The content of an alarm definition. Actions are ids of notification methods. */
export type AlarmDefinitionFields = {
  name: string
  description: string
  expression: string
  /** Derived from the expression: whether all of its comparisons are deterministic. */
  deterministic: boolean
  /** Derived from the expression, in its order. */
  subExpressions: readonly SubExpression[]
  matchBy: readonly string[]
  severity: string
  actionsEnabled: boolean
  alarmActions: readonly string[]
  okActions: readonly string[]
  undeterminedActions: readonly string[]
}

/** A stored alarm definition. */
export type AlarmDefinition = AlarmDefinitionFields & { id: string }

/** Which alarm definitions to list; `orderBy` is put into the statement unchanged. */
export type AlarmDefinitionFilter = {
  projectId: string
  name?: string | undefined
  severities?: readonly string[] | undefined
  dimensions: readonly DimensionFilter[]
  orderBy: string
  skip: number
  limit: number
}

const actionStates = ['ALARM', 'OK', 'UNDETERMINED'] as const

type DefinitionRow = {
  id: string
  name: string
  description: string
  expression: string
  deterministic: number
  match_by: string
  severity: string
  actions_enabled: number
}

/** Stores a new alarm definition and returns it with its id. `now` is in ms since the epoch. */
export function insertAlarmDefinition(
  store: Store,
  projectId: string,
  fields: AlarmDefinitionFields,
  now: number,
): AlarmDefinition {
  const definition = { id: crypto.randomUUID(), ...fields }
  store.transaction(() => {
    store.run(
      `INSERT INTO alarm_definitions (id, project_id, name, description, expression, deterministic, match_by,
         severity, actions_enabled, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [definition.id, projectId, ...columnValues(definition), now, now],
    )
    insertParts(store, definition)
  })
  return definition
}

/** Replaces an alarm definition, except its id. */
export function updateAlarmDefinition(store: Store, definition: AlarmDefinition, now: number): void {
  store.transaction(() => {
    store.run(
      `UPDATE alarm_definitions SET name = ?, description = ?, expression = ?, deterministic = ?, match_by = ?,
         severity = ?, actions_enabled = ?, updated_at = ? WHERE id = ?`,
      [...columnValues(definition), now, definition.id],
    )
    store.run('DELETE FROM sub_expressions WHERE alarm_definition_id = ?', [definition.id])
    store.run('DELETE FROM alarm_actions WHERE alarm_definition_id = ?', [definition.id])
    insertParts(store, definition)
  })
}

/** Finds an alarm definition of the project. */
export function findAlarmDefinition(
  store: Store,
  projectId: string,
  id: string,
): AlarmDefinition | undefined {
  const row = store.get<DefinitionRow>('SELECT * FROM alarm_definitions WHERE project_id = ? AND id = ?', [
    projectId,
    id,
  ])
  return row && readDefinition(store, row)
}

/** Lists alarm definitions. All clauses of a dimension filter must be met by one and the same comparison. */
export function listAlarmDefinitions(store: Store, filter: AlarmDefinitionFilter): AlarmDefinition[] {
  const terms: Condition[] = [{ sql: 'd.project_id = ?', parameters: [filter.projectId] }]
  if (filter.name !== undefined) terms.push({ sql: 'd.name = ?', parameters: [filter.name] })
  if (filter.severities !== undefined) {
    terms.push({
      sql: 'd.severity IN (SELECT value FROM json_each(?))',
      parameters: [JSON.stringify(filter.severities)],
    })
  }
  if (filter.dimensions.length > 0) {
    const clauses = joinConditions(filter.dimensions.map(subExpressionCondition))
    terms.push({
      sql: `EXISTS (SELECT 1 FROM sub_expressions s WHERE s.alarm_definition_id = d.id AND ${clauses.sql})`,
      parameters: clauses.parameters,
    })
  }
  const { sql, parameters } = joinConditions(terms)
  return store
    .all<DefinitionRow>(
      `SELECT * FROM alarm_definitions d WHERE ${sql} ORDER BY ${filter.orderBy} LIMIT ? OFFSET ?`,
      [...parameters, filter.limit, filter.skip],
    )
    .map((row) => readDefinition(store, row))
}

/** The id of the project's alarm definition with that name. */
export function alarmDefinitionIdByName(store: Store, projectId: string, name: string): string | undefined {
  return store.get<{ id: string }>('SELECT id FROM alarm_definitions WHERE project_id = ? AND name = ?', [
    projectId,
    name,
  ])?.id
}

/** Deletes an alarm definition with its alarms and their history, and returns whether there was one. */
export function deleteAlarmDefinition(store: Store, projectId: string, id: string): boolean {
  return store.run('DELETE FROM alarm_definitions WHERE project_id = ? AND id = ?', [projectId, id]) > 0
}

function subExpressionCondition({ name, values }: DimensionFilter): Condition {
  const value = values === undefined ? '' : ' AND value IN (SELECT value FROM json_each(?))'
  return {
    sql: `EXISTS (SELECT 1 FROM json_each(s.dimensions) WHERE key = ?${value})`,
    parameters: values === undefined ? [name] : [name, JSON.stringify(values)],
  }
}

function columnValues(definition: AlarmDefinitionFields): (string | number)[] {
  return [
    definition.name,
    definition.description,
    definition.expression,
    Number(definition.deterministic),
    JSON.stringify(definition.matchBy),
    definition.severity,
    Number(definition.actionsEnabled),
  ]
}

function insertParts(store: Store, definition: AlarmDefinition): void {
  for (const [position, { metricName, dimensions }] of definition.subExpressions.entries()) {
    store.run(
      'INSERT INTO sub_expressions (alarm_definition_id, position, metric_name, dimensions) VALUES (?, ?, ?, ?)',
      [definition.id, position, metricName, JSON.stringify(dimensions)],
    )
  }
  const actions = {
    ALARM: definition.alarmActions,
    OK: definition.okActions,
    UNDETERMINED: definition.undeterminedActions,
  }
  for (const state of actionStates) {
    for (const [position, method] of actions[state].entries()) {
      store.run(
        `INSERT INTO alarm_actions (alarm_definition_id, state, position, notification_method_id)
         VALUES (?, ?, ?, ?)`,
        [definition.id, state, position, method],
      )
    }
  }
}

function readDefinition(store: Store, row: DefinitionRow): AlarmDefinition {
  const actions = store.all<{ state: string; method: string }>(
    `SELECT state, notification_method_id AS method FROM alarm_actions
     WHERE alarm_definition_id = ? ORDER BY state, position`,
    [row.id],
  )
  const actionsOf = (state: (typeof actionStates)[number]): string[] =>
    actions.filter((action) => action.state === state).map(({ method }) => method)
  const subExpressions = store
    .all<{ metric_name: string; dimensions: string }>(
      'SELECT metric_name, dimensions FROM sub_expressions WHERE alarm_definition_id = ? ORDER BY position',
      [row.id],
    )
    .map(({ metric_name, dimensions }) => ({
      metricName: metric_name,
      dimensions: parseStored<Dimensions>(dimensions),
    }))
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    expression: row.expression,
    deterministic: row.deterministic === 1,
    subExpressions,
    matchBy: parseStored(row.match_by),
    severity: row.severity,
    actionsEnabled: row.actions_enabled === 1,
    alarmActions: actionsOf('ALARM'),
    okActions: actionsOf('OK'),
    undeterminedActions: actionsOf('UNDETERMINED'),
  }
}
